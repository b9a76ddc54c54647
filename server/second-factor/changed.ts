/** Every change of what guards an account is written down, and its owner is told. */

import type { Trx } from "../../db/client.ts";
import { updateUser, userById } from "../../db/queries/accounts.ts";
import {
  countRecoveryCodes,
  passkeysOf,
  replaceRecoveryCodes,
  totpOf,
} from "../../db/queries/second-factors.ts";
import { endAuthSessions } from "../accounts/end-auth-sessions.ts";
import { stillSignedIn } from "../accounts/reauthenticate.ts";
import { audit } from "../audit.ts";
import type { Viewer } from "../context.ts";
import { queue } from "../effects.ts";
import { Problem } from "../errors.ts";
import type { LetterOf } from "../mail/letters.ts";
import type { Services } from "../services.ts";
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
  await recordChange(services, trx, viewer.id, change);
  // Also where nothing changes: a removal at the same moment must see this one, or it takes its own
  // for the last.
  const factor_since = user.factor_since ?? services.realClock.now();
  await updateUser(trx, user, { factor_since });
  if (user.factor_since !== null) return null;
  await endAuthSessions(services, trx, viewer.id, viewer.authSessionId);
  return giveRecoveryCodes(services, trx, viewer.id);
}

/** After one was removed: with the last one go the recovery codes. */
export async function factorRemoved(
  services: Services,
  trx: Trx,
  userId: string,
  change: Change,
): Promise<void> {
  await recordChange(services, trx, userId, change);
  const user = await userById(trx, userId);
  if (!user) throw Problem.notFound();
  const app = await totpOf(trx, userId);
  const others = app?.confirmed_at || (await passkeysOf(trx, userId)).length > 0;
  // Also where nothing changes: of two removals at once, one must see that it takes the last.
  await updateUser(trx, user, { factor_since: others ? user.factor_since : null });
  if (!others) await replaceRecoveryCodes(trx, userId, [], services.clock.now());
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
  userId: string,
  change: Change,
): Promise<void> {
  const user = await userById(trx, userId);
  if (!user) throw Problem.notFound();
  await audit(services, trx, {
    actor: userId,
    action: `second_factor_${change}`,
    subject: `user:${userId}`,
  });
  await queue(services, trx, `mail:factor:${services.ids.uuid()}`, {
    kind: "mail",
    to: user.email,
    letter: {
      template: "factor_changed",
      name: user.name,
      zone: user.timezone,
      change,
      left: await countRecoveryCodes(trx, userId),
      url: `${services.settings.publicUrl}/second-factor`,
    },
  });
}
