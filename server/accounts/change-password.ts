import { transact } from "../../db/client.ts";
import { userById } from "../../db/queries/accounts.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { hashPassword } from "./passwords.ts";
import { reauthenticate } from "./reauthenticate.ts";
import { setPassword } from "./set-password.ts";

/** Ends every other auth session. Problems: as of {@link reauthenticate}, on `currentPassword`. */
export async function changePassword(
  services: Services,
  viewer: Viewer,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  await reauthenticate(services, viewer, input.currentPassword, "currentPassword");
  const password_hash = await hashPassword(input.newPassword);
  await transact(services.db, async (trx) => {
    const user = await userById(trx, viewer.id);
    if (!user) throw Problem.notFound();
    await setPassword(services, trx, {
      user,
      password_hash,
      action: "password_changed",
      keepAuthSession: viewer.authSessionId,
    });
  });
  services.wake();
}
