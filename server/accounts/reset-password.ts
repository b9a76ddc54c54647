/** A new password for a forgotten one, by a link in a letter. */
import { transact } from "../../db/client.ts";
import { liveToken, takeToken, userByEmail, userById } from "../../db/queries/accounts.ts";
import type { Context, RequestFacts } from "../context.ts";
import { queue } from "../effects.ts";
import { sha256 } from "../hash.ts";
import { limit, limitAddress } from "../limits.ts";
import { sealedLink } from "../mail/links.ts";
import type { Services } from "../services.ts";
import { markDevice } from "./known-device.ts";
import { deadLink, issueToken } from "./one-time-tokens.ts";
import { hashPassword } from "./passwords.ts";
import { setPassword } from "./set-password.ts";

/**
 * The same answer, and the same work before it, for known and unknown addresses: who has an account
 * is looked up later, by the outbox. Problems: rate_limited.
 */
export async function requestReset(
  services: Services,
  request: RequestFacts,
  email: string,
): Promise<void> {
  await limitAddress(services, "reset_by_address", request.address);
  await limit(services, "reset_by_account", email);
  await transact(services.db, (trx) =>
    queue(services, trx, `password_reset:${services.ids.uuid()}`, {
      kind: "password_reset",
      email,
    }),
  );
  services.wake();
}

/** Performs `password_reset`. `key` is the request's: its letter is written once. */
export async function sendResetLetter(
  services: Services,
  email: string,
  key: string,
): Promise<void> {
  await transact(services.db, async (trx) => {
    const user = await userByEmail(trx, email);
    if (!user) return;
    const token = services.ids.token();
    const isNew = await queue(services, trx, `mail:${key}`, {
      kind: "mail",
      to: user.email,
      letter: {
        template: "reset_password",
        name: user.name,
        zone: user.timezone,
        url: await sealedLink(services.settings, "/reset-password", token),
      },
    });
    if (isNew) await issueToken(services, trx, user, "reset_password", token);
  });
  services.wake();
}

/**
 * Ends every auth session. A letter reached its owner, so the address is confirmed too, and the device
 * that opened it is theirs. Problems: rate_limited (hashing is expensive), token_invalid.
 */
export async function resetPassword(
  ctx: Context,
  input: { token: string; password: string },
): Promise<void> {
  const { services } = ctx;
  const tokenHash = sha256(input.token);
  // No limit by address: whoever has the letter gets in, whatever others at the same address do.
  if (!(await liveToken(services.db, tokenHash, "reset_password", services.clock.now())))
    throw deadLink();
  await limit(services, "reset_by_link", tokenHash);
  const password_hash = await hashPassword(ctx, input.password);
  const owner = await transact(services.db, async (trx) => {
    const now = services.clock.now();
    const used = await takeToken(trx, tokenHash, "reset_password", now);
    const user = used && (await userById(trx, used.user_id));
    // Whoever reads the letters of an address that they left is not them.
    if (!user || user.email !== used.email) throw deadLink();
    await setPassword(services, trx, {
      user,
      password_hash,
      action: "password_reset",
      confirmsEmail: true,
    });
    return { ...user, email_verified_at: now };
  });
  await markDevice(ctx, { ...owner, password_hash });
  services.wake();
}
