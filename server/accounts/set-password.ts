import type { Trx } from "../../db/client.ts";
import { deleteTokensOf, updateUser, userById } from "../../db/queries/accounts.ts";
import { audit } from "../audit.ts";
import { queue } from "../effects.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { endAuthSessions } from "./end-auth-sessions.ts";

/** A new password ends the auth sessions of the old one, is audited, and its owner is told. */
export async function setPassword(
  services: Services,
  trx: Trx,
  change: {
    userId: string;
    password_hash: string;
    action: "password_reset" | "password_changed";
    confirmsEmail?: boolean;
    /** Stays signed in. */
    keepAuthSession?: string;
  },
): Promise<void> {
  const { userId, password_hash, action, confirmsEmail = false, keepAuthSession } = change;
  const user = await userById(trx, userId);
  if (!user) throw Problem.notFound();
  const now = services.clock.now();
  const email_verified_at = user.email_verified_at ?? (confirmsEmail ? now : null);
  await updateUser(trx, user, { password_hash, email_verified_at });
  // Whoever knew the old one goes no further with what they began.
  await deleteTokensOf(trx, userId, ["sign_in", "change_email", "passkey_add"]);
  await endAuthSessions(services, trx, userId, keepAuthSession);
  await audit(services, trx, {
    actor: userId,
    action,
    subject: `user:${userId}`,
  });
  await queue(services, trx, `mail:password:${services.ids.uuid()}`, {
    kind: "mail",
    to: user.email,
    letter: {
      template: "password_changed",
      name: user.name,
      zone: user.timezone,
      url: `${services.settings.publicUrl}/forgotten-password`,
    },
  });
}
