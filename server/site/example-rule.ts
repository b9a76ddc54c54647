/** The worked example of the public pages: an hour next week, by the rules of today. */
import { TZDate } from "@date-fns/tz";
import { endOf, releaseAt } from "../bookings/deadlines.ts";
import {
  ABSENCE_MINUTES,
  COOLING_OFF_DAYS,
  commissionBps,
  REFUND_TIERS,
  RELEASE_HOURS,
  SESSION_MINUTES,
} from "../bookings/policy.ts";
import { fullRefundUntil } from "../bookings/refund-rule.ts";
import { MINUTE } from "../clock.ts";
import { splitCommission } from "../payments/money.ts";
import { nextPayoutAt } from "../payments/payout-rule.ts";
import type { MoneyExample } from "./schemas.ts";

const PRICE_CENTS = 35_000;
const DAYS_AHEAD = 6;
const HOUR_OF_DAY = 18;
const COMPLETED_SESSIONS = 41;

/** `zone` is the reader's: the example begins at 18:00 on their clock. */
export function moneyExample(now: number, zone: string, vatRegistered: boolean): MoneyExample {
  const today = new TZDate(now, zone);
  const startsAt = new TZDate(
    today.getFullYear(),
    today.getMonth(),
    today.getDate() + DAYS_AHEAD,
    HOUR_OF_DAY,
    0,
    0,
    zone,
  ).getTime();
  const bps = commissionBps(COMPLETED_SESSIONS);
  const { netCents, commissionCents } = splitCommission(PRICE_CENTS, bps, vatRegistered);
  const releasedAt = releaseAt(endOf(startsAt, SESSION_MINUTES), { releaseHours: RELEASE_HOURS });
  return {
    priceCents: PRICE_CENTS,
    startsAt,
    cancelUntil: fullRefundUntil({
      priceCents: PRICE_CENTS,
      startsAt,
      createdAt: now,
      policy: { refundTiers: REFUND_TIERS, coolingOffDays: COOLING_OFF_DAYS },
    }),
    absentFrom: startsAt + ABSENCE_MINUTES * MINUTE,
    releaseAt: releasedAt,
    payoutAt: nextPayoutAt(releasedAt),
    completedSessions: COMPLETED_SESSIONS,
    commissionBps: bps,
    netCents,
    commissionCents,
  };
}
