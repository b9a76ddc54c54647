import { type Trx, transact } from "../../db/client.ts";
import {
  deleteAuthSession,
  deleteAuthSessionsOf,
  deleteTokensOf,
  lockedUser,
  type TokenPurpose,
} from "../../db/queries/accounts.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { queueRoomRevocations } from "../rooms/room-revoke.ts";
import type { ClockAndIds, Services } from "../services.ts";

/** What somebody who is signed in begins, and a token goes on with. */
const BEGUN: TokenPurpose[] = ["sign_in", "change_email", "passkey_add"];

/** Ends one of a person's own and closes its open rooms. Answers whether there was one. */
export async function endAuthSession(
  services: Services,
  userId: string,
  id: string,
): Promise<boolean> {
  const ended = await transact(services.db, (trx) => endOne(services, trx, userId, id));
  services.wake();
  return ended;
}

/** Somebody else's is "not found". What was begun on a device that one does not know goes no further. */
export async function revokeAuthSession(
  services: Services,
  viewer: Viewer,
  id: string,
): Promise<void> {
  await transact(services.db, async (trx) => {
    await lockedUser(trx, viewer.id);
    if (!(await endOne(services, trx, viewer.id, id))) throw Problem.notFound();
    await deleteTokensOf(trx, viewer.id, BEGUN);
  });
  services.wake();
}

async function endOne(services: Services, trx: Trx, userId: string, id: string): Promise<boolean> {
  if (!(await deleteAuthSession(trx, id, userId))) return false;
  await queueRoomRevocations(services, trx, userId, [id]);
  return true;
}

/** "Sign out everywhere else." */
export async function revokeOtherAuthSessions(services: Services, viewer: Viewer): Promise<void> {
  await transact(services.db, (trx) =>
    endAuthSessions(services, trx, viewer.id, viewer.authSessionId),
  );
  services.wake();
}

/**
 * Ends all of a person's, or all but one, and closes their open rooms. Whoever was signed in goes no
 * further with what they began there.
 */
export async function endAuthSessions(
  services: ClockAndIds,
  trx: Trx,
  userId: string,
  exceptId?: string,
): Promise<void> {
  // Waits for whoever acts as them just now; who comes later finds their auth session gone.
  await lockedUser(trx, userId);
  await deleteTokensOf(trx, userId, BEGUN);
  const ended = await deleteAuthSessionsOf(trx, userId, exceptId);
  await queueRoomRevocations(services, trx, userId, ended);
}
