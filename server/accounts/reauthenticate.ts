/** Who they are is asked again before what matters: address, password, factors, where money goes. */
import { type Trx, transact } from "../../db/client.ts";
import {
  authSessionWithUser,
  lockedUser,
  type UserRow,
  userById,
} from "../../db/queries/accounts.ts";
import { MINUTE } from "../clock.ts";
import type { SignedInContext, Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { limit } from "../limits.ts";
import type { Services } from "../services.ts";
import { matchesHash } from "./passwords.ts";

/** How long a shown second factor is good for, ms; twice that for who began in time. */
const PROOF_LASTS = 15 * MINUTE;

export type Standing = "none" | "stale" | "fresh";

/** Whether somebody has a second factor, and has shown it lately. A page asks before its form is filled in. */
export function standingOf({ realClock }: Services, viewer: Viewer, lasts = PROOF_LASTS): Standing {
  if (!viewer.hasFactor) return "none";
  const { provenAt } = viewer;
  return provenAt !== null && realClock.now() - provenAt < lasts ? "fresh" : "stale";
}

/** Runs something in a transaction, unless the person was signed out or their password replaced meanwhile. */
type ActAsThem = <T>(act: (trx: Trx, user: UserRow) => Promise<T>) => Promise<T>;

/**
 * Answers the one way to act on it. Problems: rate_limited, second_factor_required (not shown lately),
 * invalid_input on `field`.
 */
export async function reauthenticate(
  ctx: SignedInContext,
  password: string,
  field = "password",
): Promise<ActAsThem> {
  const { services, viewer } = ctx;
  if (standingOf(services, viewer, 2 * PROOF_LASTS) === "stale")
    throw new Problem(
      "second_factor_required",
      "Show your second factor again first: the last time was a while ago.",
    );
  await limit(services, "password_by_account", viewer.id);
  const user = await userById(services.db, viewer.id);
  if (!user || !(await matchesHash(ctx, password, user.password_hash)))
    throw Problem.field(field, "That is not your password");
  return (act) =>
    transact(services.db, async (trx) =>
      act(trx, await stillSignedIn(trx, viewer, user.password_hash)),
    );
}

/**
 * Comparing a password takes a while, in which its owner may have replaced it and signed everybody out:
 * who was on the way then must not arrive. Nobody does either until the transaction ends. Problems:
 * sign_in_required.
 */
export async function stillSignedIn(
  trx: Trx,
  viewer: Viewer,
  password_hash?: string,
): Promise<UserRow> {
  const user = await lockedUser(trx, viewer.id);
  const session = user && (await authSessionWithUser(trx, viewer.authSessionId));
  const replaced = password_hash !== undefined && user?.password_hash !== password_hash;
  if (!session || replaced)
    throw new Problem("sign_in_required", "You were signed out meanwhile. Sign in again.");
  return user;
}

/** Problems: second_factor_required. */
export function requireFactor(viewer: Viewer, forWhat: string): void {
  if (!viewer.hasFactor)
    throw new Problem("second_factor_required", `Set up a second factor first: ${forWhat}.`);
}
