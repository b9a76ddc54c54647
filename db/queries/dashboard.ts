import { sql } from "kysely";
import type { Reader } from "../portable.ts";
import { isToReadAgain } from "./admin.ts";
import { type Moments, needing } from "./bookings.ts";

/** What of a person's sessions waits for them: `requests` to answer as a mentor, and all else. */
export async function sessionCounts(
  db: Reader,
  userId: string,
  at: Moments,
): Promise<{ requests: number; needing: number }> {
  const rows = await db
    .selectFrom("sessions")
    .select(["status", (eb) => eb.fn.countAll<number>().as("count")])
    .where((eb) => needing(eb, userId, at))
    .groupBy("status")
    .execute();
  const counts = { requests: 0, needing: 0 };
  for (const { status, count } of rows)
    counts[status === "requested" ? "requests" : "needing"] += Number(count);
  return counts;
}

/** What waits for an admin; `approvals` are profiles to read, for the first time or again. */
export async function queueCounts(
  db: Reader,
  strikes: number,
): Promise<{ approvals: number; failedOutbox: number }> {
  const row = await db
    .selectFrom("mentor_profiles")
    .select((eb) => [
      eb.fn.countAll<number>().as("approvals"),
      eb
        .selectFrom("outbox")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .where("failed_at", "is not", null)
        .as("failed"),
    ])
    .where((eb) =>
      eb.or([eb("mentor_profiles.status", "=", "pending"), isToReadAgain(eb, strikes)]),
    )
    .executeTakeFirstOrThrow();
  return { approvals: Number(row.approvals), failedOutbox: Number(row.failed ?? 0) };
}

/** How far a mentor is on the way to being listed and paid. Undefined: no mentor. */
export function mentorStanding(
  db: Reader,
  userId: string,
  ready: { account: string; currency: string },
) {
  return db
    .selectFrom("mentor_profiles as profile")
    .leftJoin("payout_accounts as account", "account.user_id", "profile.user_id")
    .select((eb) => [
      "profile.status",
      "profile.decision_note",
      "profile.intro",
      "account.updated_at as account_updated_at",
      eb
        .selectFrom("weekly_hours")
        .select(sql<number>`1`.as("one"))
        .whereRef("weekly_hours.user_id", "=", "profile.user_id")
        .limit(1)
        .as("hours"),
      eb
        .selectFrom("account_balances")
        .select("balance_cents")
        .where("account_balances.account", "=", ready.account)
        .where("account_balances.currency", "=", ready.currency)
        .as("ready_cents"),
    ])
    .where("profile.user_id", "=", userId)
    .executeTakeFirst();
}
