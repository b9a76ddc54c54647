import type { ExpressionBuilder } from "kysely";
import type { Reader } from "../portable.ts";
import type { Database } from "../schema.ts";

export interface MentorToRead {
  id: string;
  name: string;
  job_title: string;
  company: string;
}

function mentorsToRead(db: Reader) {
  return db
    .selectFrom("mentor_profiles")
    .innerJoin("users", "users.id", "mentor_profiles.user_id")
    .select([
      "mentor_profiles.user_id as id",
      "users.name",
      "mentor_profiles.job_title",
      "mentor_profiles.company",
    ]);
}

/** The oldest first: who waits longest is looked at first. */
export function pendingMentors(db: Reader, limit: number) {
  return mentorsToRead(db)
    .select("mentor_profiles.submitted_at")
    .where("mentor_profiles.status", "=", "pending")
    .orderBy("mentor_profiles.submitted_at")
    .orderBy("mentor_profiles.user_id")
    .limit(limit)
    .execute();
}

/** Of `mentor_profiles`: listed, and changed since they were read, or struck so often, and again since then. */
export function isToReadAgain(eb: ExpressionBuilder<Database, "mentor_profiles">, strikes: number) {
  const struckSince = eb
    .selectFrom("strikes")
    .select("strikes.session_id")
    .whereRef("strikes.user_id", "=", "mentor_profiles.user_id")
    .whereRef("strikes.created_at", ">", "mentor_profiles.decided_at");
  return eb.and([
    eb("mentor_profiles.status", "=", "approved"),
    eb.or([
      eb("mentor_profiles.unread_since", "is not", null),
      eb("mentor_profiles.strikes", ">=", strikes).and(eb.exists(struckSince)),
    ]),
  ]);
}

/** Those struck most first. */
export function mentorsToReadAgain(db: Reader, strikes: number, limit: number) {
  return mentorsToRead(db)
    .select(["mentor_profiles.unread_since", "mentor_profiles.strikes"])
    .where((eb) => isToReadAgain(eb, strikes))
    .orderBy("mentor_profiles.strikes", "desc")
    .orderBy("mentor_profiles.unread_since")
    .orderBy("mentor_profiles.user_id")
    .limit(limit)
    .execute();
}

/** Counts of one column's values since a time. */
export async function sessionsByStatus(db: Reader, endedSince: number) {
  const rows = await db
    .selectFrom("sessions")
    .select((eb) => ["status", eb.fn.countAll<number>().as("count")])
    .where("starts_at", ">=", endedSince)
    .groupBy("status")
    .execute();
  return new Map(rows.map((row) => [row.status, Number(row.count)]));
}

export async function countSince(
  db: Reader,
  table: "sessions" | "mentee_profiles" | "mentor_profiles",
  since: number,
): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("created_at", ">=", since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What came to each account since a time less what left it, by kind, in cents. */
export async function movedSince(db: Reader, since: number) {
  const rows = await db
    .selectFrom("ledger_entries as entry")
    .innerJoin("ledger_transactions as posting", "posting.id", "entry.transaction_id")
    .select((eb) => [
      "posting.kind",
      "entry.account",
      eb.fn.sum<number>("entry.amount_cents").as("cents"),
    ])
    .where("posting.created_at", ">=", since)
    .groupBy(["posting.kind", "entry.account"])
    .execute();
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }));
}

export async function heldNow(db: Reader): Promise<number> {
  const row = await db
    .selectFrom("account_balances")
    .select((eb) => eb.fn.sum<number>("balance_cents").as("cents"))
    .where("account", "like", "hold:%")
    .executeTakeFirstOrThrow();
  return Number(row.cents ?? 0);
}

export async function trouble(db: Reader) {
  const returned = await db
    .selectFrom("payouts")
    .innerJoin("users", "users.id", "payouts.mentor_id")
    .select([
      "payouts.id",
      "users.name",
      "payouts.amount_cents",
      "payouts.currency",
      "payouts.created_at",
    ])
    .where("payouts.status", "=", "returned")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("payouts as later")
            .select("later.id")
            .whereRef("later.mentor_id", "=", "payouts.mentor_id")
            .whereRef("later.created_at", ">", "payouts.created_at"),
        ),
      ),
    )
    .orderBy("payouts.created_at")
    .execute();
  const refunds = await db
    .selectFrom("refunds")
    .select(["id", "session_id", "amount_cents", "currency", "created_at"])
    .where("status", "=", "failed")
    .orderBy("created_at")
    .execute();
  const outbox = await db
    .selectFrom("outbox")
    .select(["id", "key", "kind", "failed_at", "last_error"])
    .where("failed_at", "is not", null)
    .orderBy("failed_at")
    .execute();
  const disputed = await db
    .selectFrom("payments")
    .select(["id", "session_id", "amount_cents", "currency", "updated_at"])
    .where("status", "=", "disputed")
    .orderBy("updated_at")
    .execute();
  return { returned, refunds, outbox, disputed };
}
