import type { Selectable } from "kysely";
import { oneRow, VersionLost } from "../client.ts";
import { insertOnce, type Reader, type Trx } from "../portable.ts";
import type { PayoutAccounts, Payouts } from "../schema.ts";

export type PayoutRow = Selectable<Payouts>;
export type PayoutAccountRow = Selectable<PayoutAccounts>;

export interface DueSession {
  session_id: string;
  amount_cents: number;
  currency: string;
}

/**
 * Mentors with released money that no payout pays yet, and an account to pay it to: those whose id
 * comes after `afterId`, in its order.
 */
export async function mentorsToPay(
  db: Reader,
  dueUntil: number,
  afterId: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom("sessions")
    .innerJoin("payout_accounts", "payout_accounts.user_id", "sessions.mentor_id")
    .innerJoin("users", "users.id", "sessions.mentor_id")
    .leftJoin("payout_items", "payout_items.session_id", "sessions.id")
    .select("sessions.mentor_id")
    .distinct()
    .where("users.suspended_at", "is", null)
    .where("sessions.released_at", "is not", null)
    .where("sessions.release_at", "<=", dueUntil)
    .where("payout_items.session_id", "is", null)
    .where("sessions.mentor_id", ">", afterId)
    .orderBy("sessions.mentor_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.mentor_id);
}

/** A release may have been taken back, and come again. */
const RELEASES = ["release", "release_undone"];

/** What the ledger gave a mentor for each session that no payout pays yet. */
export async function dueSessions(
  db: Reader,
  mentorId: string,
  account: string,
  dueUntil: number,
): Promise<DueSession[]> {
  const rows = await db
    .selectFrom("sessions")
    .innerJoin("ledger_transactions as released", (join) =>
      join.onRef("released.session_id", "=", "sessions.id").on("released.kind", "in", RELEASES),
    )
    .innerJoin("ledger_entries as entry", (join) =>
      join.onRef("entry.transaction_id", "=", "released.id").on("entry.account", "=", account),
    )
    .leftJoin("payout_items", "payout_items.session_id", "sessions.id")
    .select((eb) => [
      "sessions.id as session_id",
      eb.fn.sum<number>("entry.amount_cents").as("amount_cents"),
      "entry.currency",
    ])
    .where("sessions.mentor_id", "=", mentorId)
    .where("sessions.released_at", "is not", null)
    .where("sessions.release_at", "<=", dueUntil)
    .where("payout_items.session_id", "is", null)
    .groupBy(["sessions.id", "sessions.starts_at", "entry.currency"])
    .orderBy("sessions.starts_at")
    .execute();
  return rows.map((row) => ({ ...row, amount_cents: Number(row.amount_cents) }));
}

/** What a session's releases gave to each account. */
export async function earnedFor(
  db: Reader,
  sessionId: string,
): Promise<{ account: string; cents: number }[]> {
  const rows = await db
    .selectFrom("ledger_entries as entry")
    .innerJoin("ledger_transactions as released", "released.id", "entry.transaction_id")
    .select((eb) => ["entry.account", eb.fn.sum<number>("entry.amount_cents").as("cents")])
    .where("released.session_id", "=", sessionId)
    .where("released.kind", "in", RELEASES)
    .groupBy("entry.account")
    .orderBy("entry.account")
    .execute();
  return rows
    .map(({ account, cents }) => ({ account, cents: Number(cents) }))
    .filter(({ cents }) => cents > 0);
}

/** Whether a payout pays for a session, or did. */
export async function isPaidOut(db: Reader, sessionId: string): Promise<boolean> {
  const item = await db
    .selectFrom("payout_items")
    .select("payout_id")
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  return item !== undefined;
}

/** Unique by mentor and batch, and each session is paid by one payout. Answers whether it was new. */
export async function insertPayout(
  trx: Trx,
  row: PayoutRow,
  items: DueSession[],
): Promise<boolean> {
  const isNew = await insertOnce(() => trx.insertInto("payouts").values(row).execute());
  if (!isNew) return false;
  await trx
    .insertInto("payout_items")
    .values(
      items.map(({ session_id, amount_cents }) => ({
        session_id,
        amount_cents,
        payout_id: row.id,
      })),
    )
    .execute();
  await claimReleased(
    trx,
    items.map(({ session_id }) => session_id),
  );
  return true;
}

/** Who takes a release back at this moment has moved the session, or finds it moved. Throws VersionLost. */
async function claimReleased(trx: Trx, sessionIds: string[]): Promise<void> {
  const claimed = await trx
    .updateTable("sessions")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("id", "in", sessionIds)
    .where("released_at", "is not", null)
    .executeTakeFirstOrThrow();
  if (claimed.numUpdatedRows !== BigInt(sessionIds.length))
    throw new VersionLost("What was released");
}

export function payoutById(db: Reader, id: string): Promise<PayoutRow | undefined> {
  return db.selectFrom("payouts").selectAll().where("id", "=", id).executeTakeFirst();
}

export function payoutsInState(
  db: Reader,
  status: PayoutRow["status"],
  limit: number,
): Promise<PayoutRow[]> {
  return db
    .selectFrom("payouts")
    .selectAll()
    .where("status", "=", status)
    .orderBy("created_at")
    .limit(limit)
    .execute();
}

export function newestPayoutOf(db: Reader, mentorId: string): Promise<PayoutRow | undefined> {
  return db
    .selectFrom("payouts")
    .selectAll()
    .where("mentor_id", "=", mentorId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
}

/** Guarded by the version (law 2). Throws VersionLost. */
export async function updatePayout(
  trx: Trx,
  payout: PayoutRow,
  patch: Partial<Pick<PayoutRow, "status" | "rail_ref" | "paid_at" | "destination">>,
): Promise<PayoutRow> {
  const next = { ...patch, version: payout.version + 1 };
  const result = await trx
    .updateTable("payouts")
    .set(next)
    .where("id", "=", payout.id)
    .where("version", "=", payout.version)
    .executeTakeFirstOrThrow();
  oneRow(result, "the payout");
  return { ...payout, ...next };
}

export async function countItems(db: Reader, payoutId: string): Promise<number> {
  const row = await db
    .selectFrom("payout_items")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("payout_id", "=", payoutId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The sessions of a payout that came back may be paid by another. */
export async function freeItems(trx: Trx, payoutId: string): Promise<void> {
  await trx.deleteFrom("payout_items").where("payout_id", "=", payoutId).execute();
}

export function payoutAccountOf(db: Reader, userId: string): Promise<PayoutAccountRow | undefined> {
  return db
    .selectFrom("payout_accounts")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

/** Writes or replaces; `version` 0 means that there is none yet. Throws VersionLost. */
export async function savePayoutAccount(
  trx: Trx,
  row: Omit<PayoutAccountRow, "version">,
  version: number,
): Promise<void> {
  if (version === 0) {
    const isNew = await insertOnce(() =>
      trx
        .insertInto("payout_accounts")
        .values({ ...row, version: 1 })
        .execute(),
    );
    if (!isNew) throw new VersionLost("the account");
    return;
  }
  const result = await trx
    .updateTable("payout_accounts")
    .set({ ...row, version: version + 1 })
    .where("user_id", "=", row.user_id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  oneRow(result, "the account");
}
