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
  releasedUntil: number,
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
    .where("sessions.released_at", "<=", releasedUntil)
    .where("payout_items.session_id", "is", null)
    .where("sessions.mentor_id", ">", afterId)
    .orderBy("sessions.mentor_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.mentor_id);
}

/** What the ledger gave a mentor for each session that no payout pays yet. */
export async function dueSessions(
  db: Reader,
  mentorId: string,
  account: string,
  releasedUntil: number,
): Promise<DueSession[]> {
  const rows = await db
    .selectFrom("sessions")
    .innerJoin("ledger_transactions as released", (join) =>
      join.onRef("released.session_id", "=", "sessions.id").on("released.kind", "=", "release"),
    )
    .innerJoin("ledger_entries as entry", (join) =>
      join.onRef("entry.transaction_id", "=", "released.id").on("entry.account", "=", account),
    )
    .leftJoin("payout_items", "payout_items.session_id", "sessions.id")
    .select(["sessions.id as session_id", "entry.amount_cents", "entry.currency"])
    .where("sessions.mentor_id", "=", mentorId)
    .where("sessions.released_at", "<=", releasedUntil)
    .where("payout_items.session_id", "is", null)
    .orderBy("sessions.starts_at")
    .execute();
  return rows;
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
  return true;
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
