/** An authenticator app: start, confirm with its first code, remove. */
import { transact } from "../../db/client.ts";
import { touchAuthSession } from "../../db/queries/accounts.ts";
import { confirmTotp, deleteTotp, putTotp, totpOf } from "../../db/queries/second-factors.ts";
import { reauthenticate } from "../accounts/reauthenticate.ts";
import { requireVerified } from "../accounts/require-verified.ts";
import { MINUTE } from "../clock.ts";
import type { SignedInContext, Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { limit } from "../limits.ts";
import { open, seal } from "../sealing.ts";
import type { Services } from "../services.ts";
import { factorAdded, factorRemoved } from "./changed.ts";
import { qrCode } from "./qr-code.ts";
import { keyUri, newSecret, stepOfCode } from "./totp.ts";

/** How long a begun app waits for its first code. */
const WAITS = 30 * MINUTE;

/** A new secret, which counts for nothing until it is confirmed. Problems: as of requireVerified and reauthenticate, wrong_state. */
export async function startApp(ctx: SignedInContext, password: string) {
  const { services, viewer } = ctx;
  requireVerified(viewer);
  const act = await reauthenticate(ctx, password);
  const secret = await seal(services.settings, `${viewer.authSessionId}:${newSecret()}`);
  await act(async (trx) => {
    const isNew = await putTotp(trx, {
      user_id: viewer.id,
      secret,
      confirmed_at: null,
      last_step: 0,
      created_at: services.clock.now(),
    });
    if (!isNew)
      throw new Problem("wrong_state", "You have an authenticator app already. Remove it first.");
  });
}

/**
 * What this auth session began and has not confirmed yet; null for any other one. Who holds a stolen
 * cookie could otherwise read the secret, or confirm it first and lock its owner out.
 */
export async function begunApp(services: Services, viewer: Viewer) {
  const row = await totpOf(services.db, viewer.id);
  if (!row || row.confirmed_at !== null) return null;
  if (services.clock.now() - row.created_at > WAITS) return null;
  const [begunBy, secret] = (await open(services.settings, row.secret)).split(":");
  return begunBy === viewer.authSessionId && secret ? { row, secret } : null;
}

/** What to type or scan. Nothing is here once the app is confirmed. Problems: not_found. */
export async function newApp(services: Services, viewer: Viewer) {
  const begun = await begunApp(services, viewer);
  if (!begun) throw Problem.notFound();
  const uri = keyUri(begun.secret, viewer.email);
  return { secret: begun.secret, uri, qr: qrCode(uri) };
}

/** The app shows its first code: from now on signing in asks for one. Answers recovery codes, once. */
export async function confirmApp(services: Services, viewer: Viewer, code: string) {
  await limit(services, "factor_by_account", viewer.id);
  const begun = await begunApp(services, viewer);
  if (!begun) throw Problem.notFound();
  const now = services.realClock.now();
  const step = stepOfCode(begun.secret, code.replace(/\D/g, ""), now);
  if (step === null) throw Problem.field("code", "That is not the code that the app shows now");
  const secret = await seal(services.settings, begun.secret);
  const confirmed = { secret, confirmed_at: services.clock.now(), last_step: step };
  const recoveryCodes = await transact(services.db, async (trx) => {
    if (!(await confirmTotp(trx, begun.row, confirmed))) throw Problem.notFound();
    await touchAuthSession(trx, viewer.authSessionId, { proven_at: now });
    return factorAdded(services, trx, viewer, "app_added");
  });
  services.wake();
  return { recoveryCodes };
}

/** Also one that was never confirmed. Problems: as of reauthenticate, not_found. */
export async function removeApp(ctx: SignedInContext, password: string) {
  const { services } = ctx;
  const act = await reauthenticate(ctx, password);
  await act(async (trx, user) => {
    if (!(await deleteTotp(trx, user.id))) throw Problem.notFound();
    await factorRemoved(services, trx, user, "app_removed");
  });
  services.wake();
}
