import { transact } from "../../db/client.ts";
import { userById } from "../../db/queries/accounts.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { limit } from "../limits.ts";
import type { Services } from "../services.ts";
import { hashPassword, matchesHash } from "./passwords.ts";
import { setPassword } from "./set-password.ts";

/** Ends every other auth session. Problems: rate_limited, invalid_input (currentPassword). */
export async function changePassword(
  services: Services,
  viewer: Viewer,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  if (!(await verifyPassword(services, viewer.id, input.currentPassword)))
    throw Problem.field("currentPassword", "That is not your present password");
  const password_hash = await hashPassword(input.newPassword);
  await transact(services.db, (trx) =>
    setPassword(services, trx, {
      userId: viewer.id,
      password_hash,
      action: "password_changed",
      keepAuthSession: viewer.authSessionId,
    }),
  );
  services.wake();
}

/** Asked again before what matters: a new password, another place for the money. Problems: rate_limited. */
export async function verifyPassword(
  services: Services,
  userId: string,
  password: string,
): Promise<boolean> {
  await limit(services, "password_by_account", userId);
  const user = await userById(services.db, userId);
  return user !== undefined && matchesHash(password, user.password_hash);
}
