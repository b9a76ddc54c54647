/** Who they are is asked again before what matters: address, password, factors, where money goes. */
import { userById } from "../../db/queries/accounts.ts";
import { MINUTE } from "../clock.ts";
import type { Viewer } from "../context.ts";
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

/** Problems: rate_limited, second_factor_required (not shown lately), invalid_input on `field`. */
export async function reauthenticate(
  services: Services,
  viewer: Viewer,
  password: string,
  field = "password",
): Promise<void> {
  if (standingOf(services, viewer, 2 * PROOF_LASTS) === "stale")
    throw new Problem(
      "second_factor_required",
      "Show your second factor again first: the last time was a while ago.",
    );
  await limit(services, "password_by_account", viewer.id);
  const user = await userById(services.db, viewer.id);
  if (!user || !(await matchesHash(password, user.password_hash)))
    throw Problem.field(field, "That is not your password");
}

/** Problems: second_factor_required. */
export function requireFactor(viewer: Viewer, forWhat: string): void {
  if (!viewer.hasFactor)
    throw new Problem("second_factor_required", `Set up a second factor first: ${forWhat}.`);
}
