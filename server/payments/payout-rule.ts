/** When mentors are paid: every Friday at 06:00 South African time, which has no clock changes. */
import { TZDate } from "@date-fns/tz";

const ZONE = "Africa/Johannesburg";
const FRIDAY = 5;
const HOUR_OF_DAY = 6;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** The first payout moment at or after `at`, epoch ms. */
export function nextPayoutAt(at: number): number {
  const local = new TZDate(at, ZONE);
  const days = (FRIDAY - local.getDay() + 7) % 7;
  const friday = new TZDate(
    local.getFullYear(),
    local.getMonth(),
    local.getDate() + days,
    HOUR_OF_DAY,
    ZONE,
  ).getTime();
  return friday >= at ? friday : friday + WEEK_MS;
}

/** The latest payout moment that has come, epoch ms. */
export function lastPayoutAt(at: number): number {
  const next = nextPayoutAt(at);
  return next === at ? at : next - WEEK_MS;
}

/** The outbox's key of a payout. */
export const payoutKey = (payoutId: string) => `payout:${payoutId}`;

/** A payout's name at the rail: the same for a database that was set back to before it. */
export const orderOf = (payout: { mentor_id: string; batch: string }) =>
  `${payout.mentor_id}:${payout.batch}`;

/**
 * Whether a mentor's money can go out. Returned: the bank sent the last payout back, and the account was not saved
 * since; what came back would come back again.
 */
export type AccountStanding = "none" | "returned" | "known";

export function accountStanding(
  account: { updated_at: number } | undefined,
  last: { status: string; created_at: number } | undefined,
): AccountStanding {
  if (!account) return "none";
  return last?.status === "returned" && account.updated_at <= last.created_at
    ? "returned"
    : "known";
}

/** How a payout names the account that it goes to. */
export function destinationOf(account: { bank: string; account_last4: string }): string {
  return `${account.bank} ending ${account.account_last4}`;
}

/** The batch's name: the South African date of its Friday, "2026-11-27". */
export function batchOf(payoutAt: number): string {
  const local = new TZDate(payoutAt, ZONE);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}
