import { earningSessions } from "../../db/queries/earnings.ts";
import { newestPayoutOf, payoutAccountOf } from "../../db/queries/payouts.ts";
import { accountStanding } from "../payments/payout-rule.ts";
import type { Services } from "../services.ts";
import { earningRow } from "./earning-rule.ts";

/** A mentor's earnings, newest hour first, the last payout, and whether the next can go out. */
export async function readEarnings({ db, clock }: Services, mentorId: string) {
  const last = await newestPayoutOf(db, mentorId);
  const account = accountStanding(await payoutAccountOf(db, mentorId), last);
  const sessions = await earningSessions(db, mentorId);
  const rows = sessions.map((session) => earningRow(session, account, clock.now()));
  return { rows, last, account };
}
