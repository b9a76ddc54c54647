import { sql } from "kysely";
import { VersionLost } from "../client.ts";
import { type Db, insertOnce, type Reader, type Trx } from "../portable.ts";
import { insertAudit } from "./audit.ts";

/** Money goes from one account to another; the two entries of a movement add up to zero. */
export interface Movement {
  from: string;
  to: string;
  /** A positive integer. */
  cents: number;
}

export interface Posting {
  id: string;
  /** Unique: the same cause posts once. */
  cause: string;
  kind: string;
  sessionId: string | null;
  currency: string;
  movements: Movement[];
  now: number;
}

/** Accounts whose balance is kept live, because decisions stand on it. The others are rolled up. */
const LIVE = ["hold", "mentor"];
const isLive = (account: string) => LIVE.some((kind) => account.startsWith(`${kind}:`));

/**
 * Writes a balanced transaction, and into the audit log that it did. Answers false where its cause was posted before. A hold can never
 * go below zero: that is a broken rule somewhere, and the whole transaction fails.
 */
export async function post(trx: Trx, posting: Posting): Promise<boolean> {
  const { id, cause, kind, sessionId, currency, now } = posting;
  const movements = posting.movements.filter(({ cents }) => cents !== 0);
  for (const { cents } of movements)
    if (!Number.isSafeInteger(cents) || cents < 0) throw new RangeError(`Not an amount: ${cents}`);
  const isNew = await insertOnce(() =>
    trx
      .insertInto("ledger_transactions")
      .values({ id, cause, kind, session_id: sessionId, created_at: now })
      .execute(),
  );
  if (!isNew || movements.length === 0) return isNew;

  const lines = movements.flatMap(({ from, to, cents }) => [
    { account: from, amount_cents: -cents },
    { account: to, amount_cents: cents },
  ]);
  await trx
    .insertInto("ledger_entries")
    .values(lines.map((entry, line) => ({ ...entry, transaction_id: id, line, currency })))
    .execute();
  for (const { account, amount_cents } of lines)
    if (isLive(account)) await move(trx, account, currency, amount_cents);
  await insertAudit(trx, {
    id,
    at: now,
    actor_id: null,
    action: `money_${kind}`,
    subject: sessionId ? `session:${sessionId}` : cause,
    details: { currency, movements },
  });
  return true;
}

/** Less in an account than the transaction had read, or than there must be. */
export class Overdrawn extends VersionLost {
  constructor(account: string) {
    super(account);
    this.message = `${account} would go below zero`;
  }
}

async function move(trx: Trx, account: string, currency: string, cents: number): Promise<void> {
  // Looked up first: to insert what is there locks the row for reading, and two readers that both want
  // to write wait for each other.
  const there = await trx
    .selectFrom("account_balances")
    .select("account")
    .where("account", "=", account)
    .where("currency", "=", currency)
    .executeTakeFirst();
  if (!there)
    await insertOnce(() =>
      trx.insertInto("account_balances").values({ account, currency, balance_cents: 0 }).execute(),
    );
  const floor = account.startsWith("hold:") ? 0 : Number.MIN_SAFE_INTEGER;
  const moved = await trx
    .updateTable("account_balances")
    .set((eb) => ({ balance_cents: eb("balance_cents", "+", cents) }))
    .where("account", "=", account)
    .where("currency", "=", currency)
    .where("balance_cents", ">=", floor - Math.min(cents, 0))
    .executeTakeFirstOrThrow();
  if (moved.numUpdatedRows !== 1n) throw new Overdrawn(account.split(":")[0] ?? account);
}

export async function balanceOf(db: Reader, account: string, currency: string): Promise<number> {
  const row = await db
    .selectFrom("account_balances")
    .select("balance_cents")
    .where("account", "=", account)
    .where("currency", "=", currency)
    .executeTakeFirst();
  return row?.balance_cents ?? 0;
}

/** What came to an account by transactions whose cause is this, or begins with it and a colon. */
export async function postedUnder(db: Reader, cause: string, account: string): Promise<number> {
  const { cents } = await db
    .selectFrom("ledger_entries")
    .innerJoin("ledger_transactions as t", "t.id", "ledger_entries.transaction_id")
    .select((eb) => eb.fn.sum<number>("amount_cents").as("cents"))
    .where((eb) => eb.or([eb("t.cause", "=", cause), eb("t.cause", "like", `${cause}:%`)]))
    .where("account", "=", account)
    .executeTakeFirstOrThrow();
  return Number(cents ?? 0);
}

/** Every account's balance by its entries: the truth that the live balances are checked against. */
export async function trialBalance(
  db: Reader,
  which: "all" | "not live" = "all",
): Promise<{ account: string; currency: string; cents: number }[]> {
  let sums = db
    .selectFrom("ledger_entries")
    .select((eb) => ["account", "currency", eb.fn.sum<number>("amount_cents").as("cents")])
    .groupBy(["account", "currency"])
    .orderBy("account");
  // There are as many of those as sessions, and no job needs their rows.
  if (which === "not live")
    for (const kind of LIVE) sums = sums.where("account", "not like", `${kind}:%`);
  const rows = await sums.execute();
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }));
}

/** Transactions whose entries do not add up to zero: always none, or something is very wrong. */
export async function unbalanced(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom("ledger_entries")
    .select("transaction_id")
    .groupBy(["transaction_id", "currency"])
    .having(sql<number>`sum(amount_cents)`, "!=", 0)
    .execute();
  return rows.map((row) => row.transaction_id);
}

/** The platform's own accounts, from their entries; a job's work, so that no row is hot. */
export async function rollUpBalances(db: Db): Promise<void> {
  for (const { account, currency, cents } of await trialBalance(db, "not live")) {
    const row = { account, currency, balance_cents: cents };
    const isNew = await insertOnce(() => db.insertInto("account_balances").values(row).execute());
    if (isNew) continue;
    await db
      .updateTable("account_balances")
      .set({ balance_cents: cents })
      .where("account", "=", account)
      .where("currency", "=", currency)
      .execute();
  }
}
