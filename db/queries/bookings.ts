import {
  type ExpressionBuilder,
  type InferResult,
  type Selectable,
  sql,
  type Updateable,
} from "kysely";
import { oneRow } from "../client.ts";
import { insertOnce, type Reader, type Trx } from "../portable.ts";
import type { AtBank, Counters, Database, SessionStatus, Sessions, SlotLocks } from "../schema.ts";
import { type PayerQuestion, payerFrom, payerRecord } from "./payments.ts";
import { PAID_SESSIONS } from "./reputation.ts";

export type SessionRow = Selectable<Sessions>;
export type SessionPatch = Omit<Updateable<Sessions>, "id" | "version" | "status">;

export interface LiveSession {
  session: SessionRow;
  other: Omit<Person, "email">;
  money: SessionMoney;
  needsMe: boolean;
}

export interface Moments {
  /** Rooms of sessions that start until then are open. */
  roomOpenFrom: number;
  /** To another time from then on can still be agreed. */
  askedFrom: number;
}

const UPCOMING: SessionStatus[] = ["awaiting_payment", "requested", "confirmed", "in_session"];

/** Something to pay or to answer, or a room to enter. */
export function needing(eb: ExpressionBuilder<Database, "sessions">, userId: string, at: Moments) {
  return eb.or([
    eb.and([eb("mentee_id", "=", userId), eb("status", "=", "awaiting_payment")]),
    eb.and([eb("mentor_id", "=", userId), eb("status", "=", "requested")]),
    eb.and([
      eb("mentee_id", "=", userId),
      eb("status", "=", "confirmed"),
      eb("proposed_starts_at", ">=", at.askedFrom),
    ]),
    eb.and([
      eb.or([eb("mentor_id", "=", userId), eb("mentee_id", "=", userId)]),
      eb("status", "in", ["confirmed", "in_session"]),
      eb("starts_at", "<=", at.roomOpenFrom),
    ]),
  ]);
}

/**
 * The sessions that one person may see (law 8). A mentor does not see what was never paid: an
 * unpaid hold says nothing yet, and a hold that ran out (`neverPaid` reasons) never will.
 */
export function sessionsOf(db: Reader, userId: string, neverPaid: readonly string[]) {
  const mine = () =>
    db
      .selectFrom("sessions")
      .where((eb) =>
        eb.or([
          eb("mentee_id", "=", userId),
          eb.and([
            eb("mentor_id", "=", userId),
            eb("status", "!=", "awaiting_payment"),
            eb.not(
              eb.and([
                eb("status", "in", ["expired", "called_off"]),
                eb("cancel_reason", "in", neverPaid),
              ]),
            ),
          ]),
        ]),
      );

  const upcoming = () => mine().where("status", "in", UPCOMING);
  const past = () => mine().where("status", "not in", UPCOMING);
  const needsMe = (at: Moments) => mine().where((eb) => needing(eb, userId, at));
  const needs = (at: Moments) => (eb: ExpressionBuilder<Database, "sessions">) =>
    eb
      .case()
      .when(needing(eb, userId, at))
      .then(1)
      .else(0)
      .end()
      .as("needs_me");

  type Listed = ReturnType<typeof mine>;
  const count = async (query: Listed) => {
    const row = await query
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };

  return {
    byId: (id: string) => mine().selectAll().where("id", "=", id).executeTakeFirst(),
    list(when: "upcoming" | "needs_me" | "past", at: Moments, limit: number, offset: number) {
      const query = pick(when, at);
      return query
        .selectAll()
        .orderBy("starts_at", when === "past" ? "desc" : "asc")
        .orderBy("id")
        .limit(limit)
        .offset(offset)
        .execute();
    },
    count: (when: "upcoming" | "needs_me" | "past", at: Moments) => count(pick(when, at)),
    /**
     * What is to come, first what needs this person, then by time, each with the other person and its
     * money in one round trip.
     */
    async live(at: Moments, limit: number): Promise<LiveSession[]> {
      const rows = await upcoming()
        .innerJoin("users as other", (join) =>
          join.on((eb) =>
            eb(
              "other.id",
              "=",
              eb
                .case()
                .when("mentee_id", "=", userId)
                .then(eb.ref("mentor_id"))
                .else(eb.ref("mentee_id"))
                .end(),
            ),
          ),
        )
        .selectAll("sessions")
        .select(["other.name as other_name", "other.timezone as other_timezone"])
        .select(needs(at))
        .select(moneyColumns)
        .orderBy("needs_me", "desc")
        .orderBy("starts_at")
        .orderBy("sessions.id")
        .limit(limit)
        .execute();
      return rows.map(({ other_name, other_timezone, needs_me, ...row }) => ({
        session: row,
        other: {
          id: row.mentee_id === userId ? row.mentor_id : row.mentee_id,
          name: other_name,
          timezone: other_timezone,
        },
        money: moneyFrom(row),
        needsMe: Number(needs_me) === 1,
      }));
    },
  };

  function pick(when: "upcoming" | "needs_me" | "past", at: Moments): Listed {
    if (when === "past") return past();
    return when === "upcoming" ? upcoming() : needsMe(at);
  }
}

/** For what acts on its own (clockwork, payments, rooms). People reach theirs by `sessionsOf`. */
export function sessionById(db: Reader, id: string): Promise<SessionRow | undefined> {
  return db.selectFrom("sessions").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function insertSession(trx: Trx, row: SessionRow): Promise<void> {
  await trx.insertInto("sessions").values(row).execute();
}

/** Guarded by the version (law 2). Answers the row as it is now. Throws VersionLost. */
export async function updateSession(
  trx: Trx,
  session: SessionRow,
  patch: SessionPatch & { status?: SessionStatus },
): Promise<SessionRow> {
  const next = { ...patch, version: session.version + 1 };
  const result = await trx
    .updateTable("sessions")
    .set(next)
    .where("id", "=", session.id)
    .where("version", "=", session.version)
    .executeTakeFirstOrThrow();
  oneRow(result, "The session");
  return { ...session, ...next } as SessionRow;
}

// ---- slot locks -------------------------------------------------------------------------------

/**
 * Looks before it deletes: a DELETE that finds nothing locks the gap where the rows would be, and two
 * who then insert there wait for each other.
 */
export async function deleteExpiredLocks(
  trx: Trx,
  userIds: string[],
  quarters: number[],
  now: number,
): Promise<void> {
  const expired = await trx
    .selectFrom("slot_locks")
    .select(["user_id", "quarter"])
    .where("user_id", "in", userIds)
    .where("quarter", "in", quarters)
    .where("expires_at", "<=", now)
    .execute();
  for (const { user_id, quarter } of inKeyOrder(expired))
    await trx
      .deleteFrom("slot_locks")
      .where("user_id", "=", user_id)
      .where("quarter", "=", quarter)
      .where("expires_at", "<=", now)
      .execute();
}

/** One INSERT in key order. False: one of the quarters is taken, and nothing was inserted. */
export function insertLocks(trx: Trx, rows: SlotLocks[]): Promise<boolean> {
  return insertOnce(() => trx.insertInto("slot_locks").values(inKeyOrder(rows)).execute());
}

function inKeyOrder<T extends Pick<SlotLocks, "user_id" | "quarter">>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) =>
    a.user_id === b.user_id ? a.quarter - b.quarter : a.user_id < b.user_id ? -1 : 1,
  );
}

/**
 * A session's own locks stay for good. Answers how many there were: counted by writing, since a
 * transaction may still see rows that others have deleted, and written twice, since MySQL counts only
 * rows that change.
 */
export async function keepLocks(trx: Trx, sessionId: string): Promise<number> {
  const set = (expires_at: number | null) =>
    trx
      .updateTable("slot_locks")
      .set({ expires_at })
      .where("session_id", "=", sessionId)
      .executeTakeFirstOrThrow();
  await set(0);
  return Number((await set(null)).numUpdatedRows);
}

export async function deleteLocksOf(trx: Trx, sessionId: string): Promise<void> {
  await trx.deleteFrom("slot_locks").where("session_id", "=", sessionId).execute();
}

/** Locks that hold at `now`, of these people in these quarters. */
export function liveLocks(db: Reader, userIds: string[], quarters: number[], now: number) {
  return db
    .selectFrom("slot_locks")
    .selectAll()
    .where("user_id", "in", userIds)
    .where("quarter", "in", quarters)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
    .execute();
}

/** Locks that hold at `now`, of one person between two quarters. */
export async function liveQuarters(
  db: Reader,
  userId: string,
  from: number,
  to: number,
  now: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("slot_locks")
    .select("quarter")
    .where("user_id", "=", userId)
    .where("quarter", ">=", from)
    .where("quarter", "<=", to)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
    .execute();
  return rows.map(({ quarter }) => quarter);
}

export async function forgetExpiredLocks(db: Reader, now: number): Promise<void> {
  await db.deleteFrom("slot_locks").where("expires_at", "<=", now).execute();
}

// ---- caps -------------------------------------------------------------------------------------

/** Counters are not there yet: they must be made outside any transaction, and all begun again. */
export class NoCounter extends Error {
  constructor(
    readonly userId: string,
    readonly names: readonly string[],
  ) {
    super(`There is no counter ${names.join(", ")} yet`);
  }
}

/**
 * One more of each, unless one of them is at its cap: then the transaction must not commit. All must be
 * there, for what is updated in vain locks a gap on MySQL, into which nobody could insert.
 */
export async function takeFromCaps(
  trx: Trx,
  userId: string,
  caps: readonly { name: string; most: number }[],
): Promise<boolean> {
  const taken = await trx
    .updateTable("counters")
    .set((eb) => ({ value: eb("value", "+", 1) }))
    .where("user_id", "=", userId)
    .where((eb) =>
      eb.or(caps.map(({ name, most }) => eb.and([eb("name", "=", name), eb("value", "<", most)]))),
    )
    .executeTakeFirstOrThrow();
  return taken.numUpdatedRows === BigInt(caps.length);
}

/** Looks first: to insert what is there, or update what is not, locks more than the row. */
export async function makeCounter(
  db: Reader,
  { user_id, name }: Pick<Counters, "user_id" | "name">,
) {
  const there = await db
    .selectFrom("counters")
    .select("value")
    .where("user_id", "=", user_id)
    .where("name", "=", name)
    .executeTakeFirst();
  if (there) return;
  await insertOnce(() => db.insertInto("counters").values({ user_id, name, value: 0 }).execute());
}

/** Moves a counter without looking at a cap: what is counted changed its state. */
export async function addToCounter(
  trx: Trx,
  counter: Pick<Counters, "user_id" | "name">,
  by: number,
): Promise<void> {
  await makeCounter(trx, counter);
  await trx
    .updateTable("counters")
    .set((eb) => ({ value: eb("value", "+", by) }))
    .where("user_id", "=", counter.user_id)
    .where("name", "=", counter.name)
    .execute();
}

// ---- people -----------------------------------------------------------------------------------

export interface Person {
  id: string;
  name: string;
  email: string;
  timezone: string;
}

export async function peopleByIds(db: Reader, ids: string[]): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("users")
    .select(["id", "name", "email", "timezone"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A mentor who may be booked, with the weekly hours: approved, and the account in order. */
export async function bookableMentor(db: Reader, mentorId: string) {
  const rows = await bookableRows(db, mentorId).execute();
  return rows[0] && inOne(rows[0], rows);
}

/** The same, and beside it how far a mentee can be trusted to pay: one round trip. */
export async function bookableMentorAndPayer(db: Reader, question: PayerQuestion) {
  const rows = await bookableRows(db, question.mentorId)
    .innerJoin(payerRecord(db, question).as("payer"), (join) => join.onTrue())
    .selectAll("payer")
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  return { mentor: inOne(first, rows), payer: payerFrom(first) };
}

function bookableRows(db: Reader, mentorId: string) {
  return db
    .selectFrom("mentor_profiles as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .innerJoin("schedules as s", "s.user_id", "m.user_id")
    .leftJoin("weekly_hours as h", "h.user_id", "m.user_id")
    .select([
      "u.id",
      "u.name",
      "m.job_title",
      "m.company",
      "m.price_cents",
      "m.currency",
      "m.mode",
      "m.min_notice_hours",
      "m.buffer_quarters",
      PAID_SESSIONS.as("paid_sessions"),
      "s.timezone",
      "h.weekday",
      "h.start_minute",
      "h.end_minute",
    ])
    .where("m.user_id", "=", mentorId)
    .where("m.status", "=", "approved")
    .where("u.suspended_at", "is", null)
    .where("u.email_verified_at", "is not", null)
    .orderBy("h.weekday")
    .orderBy("h.start_minute");
}

type BookableRow = InferResult<ReturnType<typeof bookableRows>>[number];

/** Of a row for each weekly window, the mentor with all of them. */
function inOne(first: BookableRow, rows: BookableRow[]) {
  const { weekday: _, start_minute: __, end_minute: ___, ...mentor } = first;
  const hours = rows.flatMap(({ weekday, start_minute, end_minute }) =>
    weekday === null || start_minute === null || end_minute === null
      ? []
      : [{ weekday, start: start_minute, end: end_minute }],
  );
  return { ...mentor, hours };
}
export type BookableMentor = NonNullable<Awaited<ReturnType<typeof bookableMentor>>>;

// ---- money beside a session -------------------------------------------------------------------

export interface SessionMoney {
  /** Money was taken for it, whatever became of it. */
  paid: boolean;
  /** Disputed: a payment of which something is still here. Charged back: and no other stands in for it. */
  bank: AtBank | null;
  /** What the ledger holds for it now. More than the price if paid twice. */
  heldCents: number;
  /** Of the price, what is given back, sent or not yet. What was paid twice and returned is no part. */
  refundedCents: number;
  /** The provider has not taken a refund so far: it stays owed, and is asked for again. */
  refundRefused: boolean;
}

const UNPAID: SessionMoney = {
  paid: false,
  bank: null,
  heldCents: 0,
  refundedCents: 0,
  refundRefused: false,
};

/** Of a query over `sessions`: all that `moneyFrom` needs, in the same round trip. */
function moneyColumns(eb: ExpressionBuilder<Database, "sessions">) {
  const taken = eb
    .selectFrom("payments")
    .whereRef("payments.session_id", "=", "sessions.id")
    .where("payments.status", "in", ["succeeded", "disputed", "charged_back"]);
  const refunds = eb.selectFrom("refunds").whereRef("refunds.session_id", "=", "sessions.id");
  /** Those of a status that were not given back before. */
  const kept = (status: AtBank) =>
    taken
      .where("payments.status", "=", status)
      .whereRef("payments.refunded_cents", "<", "payments.amount_cents")
      .select((p) => p.fn.countAll<number>().as("n"));
  return [
    taken.select((p) => p.fn.countAll<number>().as("n")).as("times_paid"),
    taken.select((p) => p.fn.sum<number>("payments.amount_cents").as("n")).as("paid_cents"),
    taken.select((p) => p.fn.max("payments.amount_cents").as("n")).as("paid_once_cents"),
    kept("disputed").as("times_disputed"),
    kept("charged_back").as("times_charged_back"),
    refunds.select((r) => r.fn.sum<number>("refunds.amount_cents").as("n")).as("given_back_cents"),
    refunds
      .where("refunds.status", "=", "failed")
      .select((r) => r.fn.countAll<number>().as("n"))
      .as("times_refused"),
    eb
      .selectFrom("account_balances")
      .where("account_balances.account", "=", sql<string>`concat('hold:', sessions.id)`)
      .select("account_balances.balance_cents")
      .limit(1)
      .as("held_cents"),
  ] as const;
}

type MoneyColumns = Record<
  | "times_paid"
  | "paid_cents"
  | "paid_once_cents"
  | "times_disputed"
  | "times_charged_back"
  | "given_back_cents"
  | "times_refused"
  | "held_cents",
  number | null
>;

function moneyFrom(row: MoneyColumns): SessionMoney {
  if (!Number(row.times_paid)) return UNPAID;
  const paidAgain = Number(row.paid_cents) - Number(row.paid_once_cents);
  const heldCents = Number(row.held_cents ?? 0);
  return {
    paid: true,
    bank: bankFrom(row, heldCents),
    heldCents,
    refundedCents: Math.max(0, Number(row.given_back_cents ?? 0) - paidAgain),
    refundRefused: Number(row.times_refused) > 0,
  };
}

function bankFrom(row: MoneyColumns, heldCents: number): SessionMoney["bank"] {
  if (Number(row.times_charged_back) > 0 && heldCents === 0) return "charged_back";
  return Number(row.times_disputed) > 0 ? "disputed" : null;
}

export async function moneyOfSessions(
  db: Reader,
  sessionIds: string[],
): Promise<Map<string, SessionMoney>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("sessions")
    .select("sessions.id")
    .select(moneyColumns)
    .where("sessions.id", "in", sessionIds)
    .execute();
  return new Map(rows.map((row) => [row.id, moneyFrom(row)]));
}

export async function moneyOfSession(db: Reader, sessionId: string): Promise<SessionMoney> {
  const money = await moneyOfSessions(db, [sessionId]);
  return money.get(sessionId) ?? UNPAID;
}
