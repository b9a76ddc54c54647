/** Links by letter: confirming an address, and a new password for a forgotten one. */
import { transact } from "../../db/client.ts";
import { updateUser, userByEmail, userById, useToken } from "../../db/queries/accounts.ts";
import { writeAudit } from "../../db/queries/bookings.ts";
import type { RequestFacts, Viewer } from "../context.ts";
import { queue } from "../effects.ts";
import { Problem } from "../errors.ts";
import { sha256 } from "../hash.ts";
import { limit } from "../limits.ts";
import type { Services } from "../services.ts";
import { endAuthSessions } from "./end-auth-sessions.ts";
import { issueToken } from "./one-time-tokens.ts";
import { hashPassword, matchesHash } from "./passwords.ts";

const DEAD_LINK = "That link was used before or is too old. Ask for another.";

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
        url: `${services.settings.publicUrl}/verify-email?token=${token}`,
      },
    });
  });
  services.wake();
}

/** Confirms the address that the token speaks for. Signs nobody in. */
export async function verifyEmail(services: Services, token: string): Promise<void> {
  const tokenHash = await sha256(token);
  await transact(services.db, async (trx) => {
    const now = services.clock.now();
    const used = await useToken(trx, tokenHash, "verify_email", now);
    const user = used && (await userById(trx, used.user_id));
    if (!user || user.email !== used.email) throw new Problem("token_invalid", DEAD_LINK);
    if (user.email_verified_at === null) await updateUser(trx, user, { email_verified_at: now });
  });
}

/** The same answer for known and unknown addresses. */
export async function requestReset(
  services: Services,
  request: RequestFacts,
  email: string,
): Promise<void> {
  await limit(services, "reset_by_address", request.address);
  await limit(services, "reset_by_account", email);
  await transact(services.db, async (trx) => {
    const user = await userByEmail(trx, email);
    if (!user) return;
    const token = await issueToken(services, trx, user, "reset_password");
    await queue(services, trx, `mail:reset:${services.ids.uuid()}`, {
      kind: "mail",
      to: user.email,
      letter: {
        template: "reset_password",
        name: user.name,
        zone: user.timezone,
        url: `${services.settings.publicUrl}/reset-password?token=${token}`,
      },
    });
  });
  services.wake();
}

/** A letter reached its owner, so the address is confirmed too. Ends every auth session. */
export async function resetPassword(
  services: Services,
  input: { token: string; password: string },
): Promise<void> {
  const [tokenHash, password_hash] = await Promise.all([
    sha256(input.token),
    hashPassword(input.password),
  ]);
  await transact(services.db, async (trx) => {
    const now = services.clock.now();
    const used = await useToken(trx, tokenHash, "reset_password", now);
    if (!used) throw new Problem("token_invalid", DEAD_LINK);
    await setPassword(services, trx, used.user_id, password_hash, "password_reset");
  });
  services.wake();
}

/** Ends every other auth session. */
export async function changePassword(
  services: Services,
  viewer: Viewer,
  input: { currentPassword: string; newPassword: string },
): Promise<void> {
  if (!(await verifyPassword(services, viewer.id, input.currentPassword)))
    throw Problem.field("currentPassword", "That is not your present password");
  const password_hash = await hashPassword(input.newPassword);
  await transact(services.db, (trx) =>
    setPassword(services, trx, viewer.id, password_hash, "password_changed", viewer.authSessionId),
  );
  services.wake();
}

/** Asked again before what matters: a new password, another place for the money. Limited. */
export async function verifyPassword(
  services: Services,
  userId: string,
  password: string,
): Promise<boolean> {
  await limit(services, "password_by_account", userId);
  const user = await userById(services.db, userId);
  return user !== undefined && matchesHash(password, user.password_hash);
}

async function setPassword(
  services: Services,
  trx: Parameters<typeof endAuthSessions>[1],
  userId: string,
  password_hash: string,
  action: "password_reset" | "password_changed",
  keepAuthSession?: string,
): Promise<void> {
  const user = await userById(trx, userId);
  if (!user) throw Problem.notFound();
  const now = services.clock.now();
  const email_verified_at = user.email_verified_at ?? (action === "password_reset" ? now : null);
  await updateUser(trx, user, { password_hash, email_verified_at });
  await endAuthSessions(services, trx, userId, keepAuthSession);
  await writeAudit(trx, {
    id: services.ids.uuid(),
    at: now,
    actor_id: userId,
    action,
    subject: `user:${userId}`,
    details: {},
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
