/** Showing the second factor: to finish signing in, or again before what matters. */
import { type Trx, transact } from "../../db/client.ts";
import { takeToken, tokenOwner, touchAuthSession, userById } from "../../db/queries/accounts.ts";
import { takeRecoveryCode, takeTotpStep, totpOf } from "../../db/queries/second-factors.ts";
import { letIn } from "../accounts/sign-in.ts";
import type { Context, Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { sha256 } from "../hash.ts";
import { limit } from "../limits.ts";
import { open } from "../sealing.ts";
import type { Services } from "../services.ts";
import { recordChange, tellOfTries } from "./changed.ts";
import { checkPasskey } from "./passkeys.ts";
import { hashOfRecoveryCode } from "./recovery-codes.ts";
import type { ProveInput } from "./schemas.ts";
import { stepOfCode } from "./totp.ts";

/** Uses the shown factor up. Answers false where another request was faster with it. */
type Use = (trx: Trx) => Promise<boolean>;

/** The second step of signing in. Problems: token_invalid (too late), rate_limited, invalid_input. */
export async function finishSignIn(ctx: Context, input: ProveInput & { pending: string }) {
  const { services } = ctx;
  const hash = sha256(input.pending);
  const owner = await pendingOwner(services, input.pending);
  const use = await check(services, owner.user_id, input);
  const user = await transact(services.db, async (trx) => {
    if (!(await takeToken(trx, hash, "sign_in", services.clock.now()))) throw tooLate();
    if (!(await use(trx))) throw wrong();
    return userById(trx, owner.user_id);
  });
  if (!user) throw tooLate();
  services.wake();
  return letIn(ctx, user, services.realClock.now());
}

/** Who is half signed in. Problems: token_invalid. */
export async function pendingOwner(
  { db, clock }: Services,
  pending: string,
): Promise<{ user_id: string; email: string }> {
  const owner = await tokenOwner(db, sha256(pending), "sign_in", clock.now());
  if (!owner) throw tooLate();
  return owner;
}

/** Shown again in this auth session. Problems: wrong_state (there is none), rate_limited, invalid_input. */
export async function prove(services: Services, viewer: Viewer, input: ProveInput): Promise<void> {
  if (!viewer.hasFactor)
    throw new Problem("wrong_state", "You have no second factor yet. Set one up first.");
  const use = await check(services, viewer.id, input);
  await transact(services.db, async (trx) => {
    if (!(await use(trx))) throw wrong();
    await touchAuthSession(trx, viewer.authSessionId, { proven_at: services.realClock.now() });
  });
  services.wake();
}

async function check(services: Services, userId: string, input: ProveInput): Promise<Use> {
  await limit(services, "factor_by_account", userId).catch(async (refusal) => {
    await tellOfTries(services, userId);
    throw refusal;
  });
  if (input.credential) return checkPasskey(services, userId, input.credential);
  const digits = input.code.replace(/[\s-]/g, "");
  if (digits === "") throw Problem.field("code", "Enter the code");
  return /^\d{6}$/.test(digits)
    ? checkApp(services, userId, digits)
    : checkPaper(services, userId, input.code);
}

async function checkApp(services: Services, userId: string, code: string): Promise<Use> {
  const row = await totpOf(services.db, userId);
  if (!row?.confirmed_at) throw wrong();
  const secret = await open(services.settings, row.secret);
  const step = stepOfCode(secret, code, services.realClock.now());
  if (step === null) throw wrong();
  return (trx) => takeTotpStep(trx, userId, step);
}

async function checkPaper(services: Services, userId: string, code: string): Promise<Use> {
  const hash = await hashOfRecoveryCode(code);
  return async (trx) => {
    const user = await userById(trx, userId);
    if (!user || !(await takeRecoveryCode(trx, userId, hash))) return false;
    await recordChange(services, trx, user, "code_used");
    return true;
  };
}

function wrong(): Problem {
  return Problem.field("code", "That code is not right, or was used before");
}

function tooLate(): Problem {
  return new Problem("token_invalid", "That took too long. Sign in again.");
}
