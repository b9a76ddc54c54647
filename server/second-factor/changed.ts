/** Every change of what guards an account is written down, and its owner is told. */
import { type Trx, transact } from "../../db/client.ts";
import { type UserRow, updateUser, userById } from "../../db/queries/accounts.ts";
import {
  countRecoveryCodes,
  deleteFactorsOf,
  passkeysOf,
  replaceRecoveryCodes,
  totpOf,
} from "../../db/queries/second-factors.ts";
import { endAuthSessions } from "../accounts/end-auth-sessions.ts";
import { stillSignedIn } from "../accounts/reauthenticate.ts";
import { audit } from "../audit.ts";
import { DAY } from "../clock.ts";
import type { Viewer } from "../context.ts";
import { queue } from "../effects.ts";
import type { LetterOf } from "../mail/letters.ts";
import type { Letters, Services } from "../services.ts";
import { hashOfRecoveryCode, newRecoveryCodes } from "./recovery-codes.ts";

export type Change = LetterOf<"factor_changed">["change"];

/**
 * After a factor was added: the first one gives recovery codes, which are answered, and ends every
 * other auth session, for those were opened without it.
 */
export async function factorAdded(
  services: Services,
  trx: Trx,
  viewer: Viewer,
  change: Change,
): Promise<string[] | null> {
  const user = await stillSignedIn(trx, viewer);
  await recordChange(services, trx, user, change);
  if (user.factor_since !== null) return null;
  await updateUser(trx, user, { factor_since: services.realClock.now() });
  await endAuthSessions(services, trx, viewer.id, viewer.authSessionId);
  return giveRecoveryCodes(services, trx, viewer.id);
}

/**
 * After one was removed: with the last one go the recovery codes. `user` is locked, so that of two
 * removals at once one sees that it takes the last.
 */
export async function factorRemoved(
  services: Services,
  trx: Trx,
  user: UserRow,
  change: Change,
): Promise<void> {
  await recordChange(services, trx, user, change);
  const app = await totpOf(trx, user.id);
  if (app?.confirmed_at || (await passkeysOf(trx, user.id)).length > 0) return;
  await updateUser(trx, user, { factor_since: null });
  await replaceRecoveryCodes(trx, user.id, [], services.clock.now());
}

/** New ones; the old ones end. */
export async function giveRecoveryCodes(
  services: Services,
  trx: Trx,
  userId: string,
): Promise<string[]> {
  const codes = newRecoveryCodes(services);
  const hashes = await Promise.all(codes.map(hashOfRecoveryCode));
  await replaceRecoveryCodes(trx, userId, hashes, services.clock.now());
  return codes;
}

export async function recordChange(
  services: Services,
  trx: Trx,
  user: UserRow,
  change: Change,
): Promise<void> {
  await audit(services, trx, {
    actor: user.id,
    action: `second_factor_${change}`,
    subject: `user:${user.id}`,
  });
  await tellOwner(services, trx, user, change, services.ids.uuid());
}

/** Somebody who knows the password, or holds the browser, tries one code after the other. Told once a day. */
export async function tellOfTries(services: Services, userId: string): Promise<void> {
  const today = Math.floor(services.clock.now() / DAY);
  await transact(services.db, async (trx) => {
    const user = await userById(trx, userId);
    if (user) await tellOwner(services, trx, user, "codes_tried", `${userId}:${today}`);
  });
  services.wake();
}

/** What only an operator does, for who lost phone and recovery codes. Told, for somebody may have talked them into it. */
export async function factorsTaken(services: Letters, trx: Trx, user: UserRow): Promise<void> {
  await deleteFactorsOf(trx, user.id);
  await updateUser(trx, user, { factor_since: null });
  await endAuthSessions(services, trx, user.id);
  await tellOwner(services, trx, user, "unlocked", services.ids.uuid());
}

async function tellOwner(
  services: Letters,
  trx: Trx,
  user: UserRow,
  change: Change,
  once: string,
): Promise<void> {
  await queue(services, trx, `mail:factor:${once}`, {
    kind: "mail",
    to: user.email,
    letter: {
      template: "factor_changed",
      name: user.name,
      zone: user.timezone,
      change,
      left: await countRecoveryCodes(trx, user.id),
      url: `${services.settings.publicUrl}/second-factor`,
    },
  });
}
