/** Confirming that an address reaches its person. */
import { transact } from "../../db/client.ts";
import { takeToken, updateUser, userById } from "../../db/queries/accounts.ts";
import type { Context, Viewer } from "../context.ts";
import { queue } from "../effects.ts";
import { Problem } from "../errors.ts";
import { sha256 } from "../hash.ts";
import { limit } from "../limits.ts";
import { sealedLink } from "../mail/links.ts";
import type { Services } from "../services.ts";
import { applyEmailChange } from "./change-email.ts";
import { markDevice } from "./known-device.ts";
import { deadLink, issueToken, VERIFY_PATH } from "./one-time-tokens.ts";

/** Another letter; nothing for somebody who is confirmed. Problems: rate_limited. */
export async function requestVerification(services: Services, viewer: Viewer): Promise<void> {
  await limit(services, "verify_mail_by_account", viewer.id);
  if (viewer.emailVerified) return;
  await transact(services.db, async (trx) => {
    const token = await issueToken(services, trx, viewer, "verify_email");
    await queue(services, trx, `mail:verify:${services.ids.uuid()}`, {
      kind: "mail",
      to: viewer.email,
      letter: {
        template: "verify_email",
        name: viewer.name,
        zone: viewer.timezone,
        url: await sealedLink(services.settings, VERIFY_PATH, token),
      },
    });
  });
  services.wake();
}

/**
 * Confirms the address that the token speaks for: the first one, or another that was asked for. Only for
 * whoever is signed in to that account: otherwise anybody could register with, or ask for, an address that
 * is not theirs, and its owner, by opening the letter, would make it good for them. The token stays good
 * where it is refused. Problems: token_invalid, sign_in_required, not_allowed (another account's).
 */
export async function verifyEmail(ctx: Context, token: string): Promise<void> {
  const { services, viewer } = ctx;
  const tokenHash = sha256(token);
  const confirmed = await transact(services.db, async (trx) => {
    const now = services.clock.now();
    const change = await takeToken(trx, tokenHash, "change_email", now);
    const used = change ?? (await takeToken(trx, tokenHash, "verify_email", now));
    const user = used && (await userById(trx, used.user_id));
    if (!user) throw deadLink();
    requireOwner(viewer, user.id);
    if (change) await applyEmailChange(services, trx, user, change.email);
    else if (user.email !== used.email) throw deadLink();
    else if (user.email_verified_at === null)
      await updateUser(trx, user, { email_verified_at: now });
    return { ...user, email_verified_at: now };
  });
  await markDevice(ctx, confirmed);
}

function requireOwner(viewer: Viewer | null, userId: string): void {
  if (!viewer)
    throw new Problem(
      "sign_in_required",
      "Sign in first, with the password that you chose when you registered.",
    );
  if (viewer.id !== userId)
    throw new Problem(
      "not_allowed",
      "This letter is about another account than the one that is signed in here. Sign out, sign in with that one, and open the link again.",
    );
}
