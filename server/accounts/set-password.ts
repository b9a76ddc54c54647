import type { Trx } from "../../db/client.ts";
import { deleteTokensOf, type UserRow, updateUser } from "../../db/queries/accounts.ts";
import { audit } from "../audit.ts";
import { queue } from "../effects.ts";
import type { Services } from "../services.ts";
import { endAuthSessions } from "./end-auth-sessions.ts";

/** A new password ends the auth sessions of the old one, is audited, and its owner is told. */
export async function setPassword(
  services: Services,
  trx: Trx,
  change: {
    user: UserRow;
    password_hash: string;
    action: "password_reset" | "password_changed";
    confirmsEmail?: boolean;
    /** Stays signed in. */
    keepAuthSession?: string;
  },
): Promise<void> {
  const { user, password_hash, action, confirmsEmail = false, keepAuthSession } = change;
  const now = services.clock.now();
  const email_verified_at = user.email_verified_at ?? (confirmsEmail ? now : null);
  await updateUser(trx, user, { password_hash, email_verified_at });
  await endAuthSessions(services, trx, user.id, keepAuthSession);
  // Of a letter that somebody else asked for, and may have seen.
  await deleteTokensOf(trx, user.id, ["reset_password"]);
  await audit(services, trx, {
    actor: user.id,
    action,
    subject: `user:${user.id}`,
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
