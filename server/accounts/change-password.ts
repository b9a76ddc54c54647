import type { SignedInContext } from "../context.ts";
import { markDevice } from "./known-device.ts";
import { hashPassword } from "./passwords.ts";
import { reauthenticate } from "./reauthenticate.ts";
import { setPassword } from "./set-password.ts";

/** Ends every other auth session. Problems: as of {@link reauthenticate}, on `currentPassword`. */
export async function changePassword(
  ctx: SignedInContext,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { services, viewer } = ctx;
  const act = await reauthenticate(ctx, input.currentPassword, "currentPassword");
  const password_hash = await hashPassword(ctx, input.newPassword);
  const user = await act(async (trx, owner) => {
    await setPassword(services, trx, {
      user: owner,
      password_hash,
      action: "password_changed",
      keepAuthSession: viewer.authSessionId,
    });
    return owner;
  });
  await markDevice(ctx, { ...user, password_hash });
  services.wake();
}
