import { forgetOldKeys } from "../../db/queries/idempotency.ts";
import { forgetOldBuckets, takeFromBucket } from "../../db/queries/limits.ts";
import { forgetSentLetters } from "../../db/queries/outbox.ts";
import { forgetExpired } from "../accounts/forget-expired.ts";
import {
  expiryAndStartSteps,
  forgetLocks,
  settlingSteps,
  verdictSteps,
} from "../bookings/clockwork-steps.ts";
import { DAY, HOUR } from "../clock.ts";
import { paymentSteps } from "../payments/clockwork-steps.ts";
import { roomSteps } from "../rooms/clockwork-steps.ts";
import type { Services } from "../services.ts";
import { BATCH, type Step } from "./step.ts";

/** Longer than any page stays open with its form. */
const KEYS_LAST_MS = 7 * DAY;
/** Long enough to see what somebody was told who writes about it. */
const LETTERS_LAST_MS = 90 * DAY;
/** Longer than the longest window of a limit. */
const BUCKETS_LAST_MS = DAY;

const cleanUp: Step = {
  name: "clean_up",
  async run(services) {
    const { db, clock } = services;
    const now = clock.now();
    // One process, once an hour.
    if (!(await takeFromBucket(db, "clean_up", now - (now % HOUR), 1))) return 0;
    await forgetLocks(services);
    await forgetOldBuckets(db, now - BUCKETS_LAST_MS);
    await forgetOldKeys(db, now - KEYS_LAST_MS);
    await forgetExpired(services);
    await forgetSentLetters(db, now - LETTERS_LAST_MS);
    return 1;
  },
};

/** In the order of a session's life, so that one run can carry a session over a jump of the clock. */
export const CLOCKWORK: readonly Step[] = [
  ...expiryAndStartSteps,
  ...roomSteps,
  ...verdictSteps,
  ...settlingSteps,
  ...paymentSteps,
  cleanUp,
];

class StepFailure extends Error {
  constructor(step: string, cause: unknown) {
    super(`${step} failed`, { cause });
    this.name = `StepFailure(${step})`;
  }
}

/** So that one that miscounts cannot go on for ever. */
const MOST_ROUNDS = 100;

/** Thousands of hours begin and end in the same minute; on Workers the next run is a minute away. */
async function repeated(run: () => Promise<number>, mostMs = Number.POSITIVE_INFINITY) {
  const until = performance.now() + mostMs;
  let all = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = await run();
    all += moved;
    if (moved < BATCH || performance.now() > until) break;
  }
  return all;
}

/**
 * Runs every step to its end and answers what each moved. A failing step does not keep the others back;
 * the failures are thrown together at the end, each named after its step.
 */
export async function runClockwork(services: Services): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const failures: unknown[] = [];
  for (const { name, run, mostMs } of CLOCKWORK) {
    try {
      counts[name] = await repeated(() => run(services), mostMs);
    } catch (error) {
      failures.push(new StepFailure(name, error));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some steps of the clockwork failed");
  return counts;
}
