/** How one session stands in a mentor's earnings. */
import type { EarningSession } from "../../db/queries/earnings.ts";
import { policyOf } from "../bookings/policy.ts";
import { splitCommission } from "../payments/money.ts";
import { type AccountStanding, nextPayoutAt } from "../payments/payout-rule.ts";
import type { EarningRow } from "./schemas.ts";

export function earningRow(
  session: EarningSession,
  account: AccountStanding,
  now: number,
): EarningRow {
  const policy = policyOf(session);
  const gross = session.amount_cents - session.refunded_cents;
  return {
    sessionId: session.id,
    startsAt: session.starts_at,
    mentee: shortName(session.mentee),
    status: session.status,
    grossCents: gross,
    ...splitCommission(gross, policy.commissionBps, policy.vatBps > 0),
    currency: session.currency,
    ...standing(session, account, now),
  };
}

function standing(
  session: EarningSession,
  account: AccountStanding,
  now: number,
): Pick<EarningRow, "state" | "at"> {
  if (session.payout_status === "paid") return { state: "paid", at: session.paid_at };
  const dueAt = session.release_at ?? now;
  if (session.payout_status !== null) return { state: "released", at: nextPayoutAt(dueAt) };
  if (session.released_at !== null)
    return {
      state: "released",
      at: account === "known" ? nextPayoutAt(Math.max(dueAt, now)) : null,
    };
  const { payment_status: bank } = session;
  if (bank === "disputed" || bank === "charged_back") return { state: bank, at: null };
  if (session.release_at !== null) return { state: "waiting", at: session.release_at };
  return { state: "held", at: session.ends_at };
}

/** "Lerato D.": a mentor knows who it was; a page over a shoulder should not tell. */
function shortName(name: string): string {
  const [first = "", ...rest] = name.split(/\s+/);
  const last = rest.at(-1);
  return last ? `${first} ${last.charAt(0)}.` : first;
}
