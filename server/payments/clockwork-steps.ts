import { rollUpBalances } from "../../db/queries/ledger.ts";
import { takeFromBucket } from "../../db/queries/limits.ts";
import { MINUTE } from "../clock.ts";
import type { Step } from "../jobs/step.ts";
import { followPayouts } from "./perform-payout.ts";
import { schedulePayouts } from "./schedule-payouts.ts";

const ROLL_UP_EVERY_MS = 5 * MINUTE;

/** Its newest window says when a clockwork last ran on this database, to five minutes. */
export const ROLL_UP = "roll_up_balances";

const rollUp: Step = {
  name: ROLL_UP,
  async run({ db, clock }) {
    const now = clock.now();
    // One process, once in five minutes.
    const window = now - (now % ROLL_UP_EVERY_MS);
    if (!(await takeFromBucket(db, ROLL_UP, window, 1))) return 0;
    await rollUpBalances(db);
    return 1;
  },
};

export const paymentSteps: readonly Step[] = [schedulePayouts, followPayouts, rollUp];
