import { transact } from "../../db/client.ts";
import { deleteAuthSession, updateUser, userByEmail } from "../../db/queries/accounts.ts";
import type { Context } from "../context.ts";
import { Problem } from "../errors.ts";
import { limit } from "../limits.ts";
import { startAuthSession } from "./auth-sessions.ts";
import { hashPassword, isOutdated, matchesHash, pretendToMatch } from "./passwords.ts";

/**
 * A new token at every sign-in, and the one that was used before ends. The same words and the same
 * work for a wrong password and for an address that nobody has.
 */
export async function signIn(ctx: Context, input: { email: string; password: string }) {
  const { services, request, viewer, intents } = ctx;
  await limit(services, "sign_in_by_address", request.address);
  await limit(services, "sign_in_by_account", input.email);
  const user = await userByEmail(services.db, input.email);
  if (!user) await pretendToMatch(input.password);
  if (!user || !(await matchesHash(input.password, user.password_hash)))
    throw new Problem("wrong_credentials", "That address and password do not belong together.");

  if (isOutdated(user.password_hash)) {
    const password_hash = await hashPassword(input.password);
    await transact(services.db, (trx) => updateUser(trx, user, { password_hash }));
  }
  if (viewer) await deleteAuthSession(services.db, viewer.authSessionId);
  const { token, expiresAt } = await startAuthSession(services, user.id, request.userAgent);
  intents.authToken = { token, expiresAt };
  return { token, expiresAt, name: user.name };
}
