import { type Trx, transact } from "../../db/client.ts";
import { deleteAuthSession, deleteAuthSessionsOf } from "../../db/queries/accounts.ts";
import { liveRoomsOf } from "../../db/queries/rooms.ts";
import { HOUR } from "../clock.ts";
import type { Viewer } from "../context.ts";
import { queue } from "../effects.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";

/** A room that opens within this time may hold a ticket of the ended auth session. */
const ROOMS_AHEAD_MS = 2 * HOUR;

/** Ends one of the viewer's own; somebody else's is "not found". Its open rooms close at once. */
export async function revokeAuthSession(services: Services, viewer: Viewer, id: string) {
  await transact(services.db, async (trx) => {
    if (!(await deleteAuthSession(trx, id, viewer.id))) throw Problem.notFound();
    await closeRooms(services, trx, viewer.id, [id]);
  });
  services.wake();
}

/** Ends all of a person's, or all but one. */
export async function endAuthSessions(
  services: Services,
  trx: Trx,
  userId: string,
  exceptId?: string,
): Promise<void> {
  const ended = await deleteAuthSessionsOf(trx, userId, exceptId);
  await closeRooms(services, trx, userId, ended);
}

async function closeRooms(services: Services, trx: Trx, userId: string, ids: string[]) {
  const live = await liveRoomsOf(trx, userId, services.clock.now() + ROOMS_AHEAD_MS);
  for (const session of live)
    for (const authSession of ids)
      await queue(services, trx, `room_revoke:${session.id}:${authSession}`, {
        kind: "room_revoke",
        sessionId: session.id,
        authSession,
      });
}
