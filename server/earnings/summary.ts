import { TZDate } from "@date-fns/tz";
import type { z } from "zod";
import { paidSessions } from "../../db/queries/earnings.ts";
import { countItems } from "../../db/queries/payouts.ts";
import { COMMISSION_TIERS, commissionBps } from "../bookings/policy.ts";
import type { Viewer } from "../context.ts";
import { nextPayoutAt } from "../payments/payout-rule.ts";
import type { Services } from "../services.ts";
import { readEarnings } from "./read-earnings.ts";
import type { EarningRow, SummaryOutput } from "./schemas.ts";

const WEEKS = 8;

export async function summary(
  services: Services,
  viewer: Viewer,
): Promise<z.infer<typeof SummaryOutput>> {
  const { db, clock } = services;
  const { rows, last, account } = await readEarnings(services, viewer.id);
  const paid = await paidSessions(db, viewer.id);
  const now = clock.now();
  return {
    currency: rows[0]?.currency ?? "ZAR",
    commissionBps: commissionBps(paid),
    nextTier: nextTier(paid),
    lastPayout:
      last?.status === "paid"
        ? {
            cents: last.amount_cents,
            sessions: await countItems(db, last.id),
            at: last.paid_at ?? last.created_at,
            destination: last.destination,
          }
        : null,
    due: sum(rows, ["released"]),
    nextPayoutAt: nextPayoutAt(now),
    held: sum(rows, ["held", "waiting"]),
    disputed: sum(rows, ["disputed"]),
    hasAccount: account !== "none",
    returned:
      account === "returned" && last ? { cents: last.amount_cents, at: last.created_at } : null,
    weeks: byWeek(rows, now, viewer.timezone),
  };
}

function nextTier(paid: number) {
  const next = COMMISSION_TIERS.toReversed().find(({ fromCompleted }) => fromCompleted > paid);
  return next ? { commissionBps: next.bps, sessionsToGo: next.fromCompleted - paid } : null;
}

function sum(rows: EarningRow[], states: EarningRow["state"][]) {
  const some = rows.filter(({ state }) => states.includes(state));
  return {
    cents: some.reduce((cents, { netCents }) => cents + netCents, 0),
    sessions: some.length,
  };
}

/** The last eight weeks, by the Mondays of the mentor's own zone. */
function byWeek(rows: EarningRow[], now: number, zone: string) {
  const local = new TZDate(now, zone);
  const sinceMonday = (local.getDay() + 6) % 7;
  const monday = (weeksAgo: number) =>
    new TZDate(
      local.getFullYear(),
      local.getMonth(),
      local.getDate() - sinceMonday - 7 * weeksAgo,
      zone,
    ).getTime();
  return Array.from({ length: WEEKS }, (_, i) => {
    const from = monday(WEEKS - 1 - i);
    const to = monday(WEEKS - 2 - i);
    const then = rows.filter(
      ({ startsAt, state }) =>
        startsAt >= from && startsAt < to && startsAt <= now && state !== "charged_back",
    );
    return {
      monday: from,
      netCents: then.reduce((cents, { netCents }) => cents + netCents, 0),
      commissionCents: then.reduce((cents, row) => cents + row.commissionCents, 0),
    };
  });
}
