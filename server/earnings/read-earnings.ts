import { earningSessions } from "../../db/queries/earnings.ts";
import { newestPayoutOf, payoutAccountOf } from "../../db/queries/payouts.ts";
import { wouldReturn } from "../payments/payout-rule.ts";
import type { Services } from "../services.ts";
import { earningRow } from "./earning-rule.ts";

/** A mentor's earnings, newest hour first, and what stands in the way of their payouts. */
export async function readEarnings({ db, clock }: Services, mentorId: string) {
  const last = await newestPayoutOf(db, mentorId);
  const account = await payoutAccountOf(db, mentorId);
  const returned = wouldReturn(last, account);
  const standing = { now: clock.now(), payoutsWait: returned || !account };
  const sessions = await earningSessions(db, mentorId);
  const rows = sessions.map((session) => earningRow(session, standing));
  return { rows, last, hasAccount: account !== undefined, returned };
}
