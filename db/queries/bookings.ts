import type { Selectable, Updateable } from "kysely";
import { oneRow } from "../client.ts";
import { insertOnce, type Reader, type Trx } from "../portable.ts";
import type { Counters, SessionStatus, Sessions, SlotLocks } from "../schema.ts";

export type SessionRow = Selectable<Sessions>;
export type SessionPatch = Omit<Updateable<Sessions>, "id" | "version" | "status">;

const UPCOMING: SessionStatus[] = ["awaiting_payment", "requested", "confirmed", "in_session"];

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
            eb.not(eb.and([eb("status", "=", "expired"), eb("cancel_reason", "in", neverPaid)])),
          ]),
        ]),
      );

  const upcoming = () => mine().where("status", "in", UPCOMING);
  const past = () => mine().where("status", "not in", UPCOMING);
  /** Something to pay or to answer, or a room to enter. */
  const needsMe = (roomOpenFrom: number) =>
    mine().where((eb) =>
      eb.or([
        eb.and([eb("mentee_id", "=", userId), eb("status", "=", "awaiting_payment")]),
        eb.and([eb("mentor_id", "=", userId), eb("status", "=", "requested")]),
        eb.and([
          eb("mentee_id", "=", userId),
          eb("status", "=", "confirmed"),
          eb("proposed_starts_at", "is not", null),
        ]),
        eb.and([
          eb("status", "in", ["confirmed", "in_session"]),
          eb("starts_at", "<=", roomOpenFrom),
        ]),
      ]),
    );

  type Listed = ReturnType<typeof mine>;
  const count = async (query: Listed) => {
    const row = await query
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };

  return {
    byId: (id: string) => mine().selectAll().where("id", "=", id).executeTakeFirst(),
    /** `roomOpenFrom`: rooms of sessions that start until then are open. */
    list(
      when: "upcoming" | "needs_me" | "past",
      roomOpenFrom: number,
      limit: number,
      offset: number,
    ) {
      const query = pick(when, roomOpenFrom);
      return query
        .selectAll()
        .orderBy("starts_at", when === "past" ? "desc" : "asc")
        .orderBy("id")
        .limit(limit)
        .offset(offset)
        .execute();
    },
    count: (when: "upcoming" | "needs_me" | "past", roomOpenFrom: number) =>
      count(pick(when, roomOpenFrom)),
    next: () =>
      upcoming()
        .selectAll()
        .where("status", "in", ["confirmed", "in_session"])
        .orderBy("starts_at")
        .orderBy("id")
        .executeTakeFirst(),
  };

  function pick(when: "upcoming" | "needs_me" | "past", roomOpenFrom: number): Listed {
    if (when === "past") return past();
    return when === "upcoming" ? upcoming() : needsMe(roomOpenFrom);
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

/** One more, unless `cap` is reached. Answers whether it was taken. */
export async function takeFromCap(
  trx: Trx,
  counter: Pick<Counters, "user_id" | "name">,
  cap: number,
): Promise<boolean> {
  await makeCounter(trx, counter);
  const taken = await trx
    .updateTable("counters")
    .set((eb) => ({ value: eb("value", "+", 1) }))
    .where("user_id", "=", counter.user_id)
    .where("name", "=", counter.name)
    .where("value", "<", cap)
    .executeTakeFirstOrThrow();
  return taken.numUpdatedRows === 1n;
}

/** Looks first: to insert what is there, or update what is not, locks more than the row. */
async function makeCounter(trx: Trx, { user_id, name }: Pick<Counters, "user_id" | "name">) {
  const there = await trx
    .selectFrom("counters")
    .select("value")
    .where("user_id", "=", user_id)
    .where("name", "=", name)
    .executeTakeFirst();
  if (there) return;
  await insertOnce(() => trx.insertInto("counters").values({ user_id, name, value: 0 }).execute());
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

/** A mentor who may be booked: approved, and the account in order. */
export function bookableMentor(db: Reader, mentorId: string) {
  return db
    .selectFrom("mentor_profiles as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .innerJoin("schedules as s", "s.user_id", "m.user_id")
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
      "m.completed_sessions",
      "s.timezone",
    ])
    .where("m.user_id", "=", mentorId)
    .where("m.status", "=", "approved")
    .where("u.suspended_at", "is", null)
    .where("u.email_verified_at", "is not", null)
    .executeTakeFirst();
}
export type BookableMentor = NonNullable<Awaited<ReturnType<typeof bookableMentor>>>;

export function weeklyHoursOf(db: Reader, mentorId: string) {
  return db
    .selectFrom("weekly_hours")
    .select(["weekday", "start_minute", "end_minute"])
    .where("user_id", "=", mentorId)
    .orderBy("weekday")
    .orderBy("start_minute")
    .execute();
}

// ---- money beside a session -------------------------------------------------------------------

export interface SessionMoney {
  /** Money was taken for it, whatever became of it. */
  paid: boolean;
  /** The bank is looking into the payment, or took it back. */
  frozen: boolean;
  /** What the ledger holds for it now. More than the price if paid twice. */
  heldCents: number;
  /** Of the price, what went back or is on its way. What was paid twice and returned is no part. */
  refundedCents: number;
}

const UNPAID: SessionMoney = { paid: false, frozen: false, heldCents: 0, refundedCents: 0 };

export async function moneyOfSessions(
  db: Reader,
  sessionIds: string[],
): Promise<Map<string, SessionMoney>> {
  if (sessionIds.length === 0) return new Map();
  const payments = await db
    .selectFrom("payments")
    .select(["session_id", "status", "amount_cents"])
    .where("session_id", "in", sessionIds)
    .where("status", "in", ["succeeded", "disputed", "charged_back"])
    .execute();
  const refunds = await db
    .selectFrom("refunds")
    .select((eb) => ["session_id", eb.fn.sum<number>("amount_cents").as("cents")])
    .where("session_id", "in", sessionIds)
    .where("status", "!=", "failed")
    .groupBy("session_id")
    .execute();
  const holds = await db
    .selectFrom("account_balances")
    .select(["account", "balance_cents"])
    .where(
      "account",
      "in",
      sessionIds.map((id) => `hold:${id}`),
    )
    .execute();
  const balances = new Map(holds.map((row) => [row.account, row.balance_cents]));
  const givenBack = new Map(refunds.map((row) => [row.session_id, Number(row.cents)]));
  return new Map(
    sessionIds.map((id) => {
      const [once, ...more] = payments.filter(({ session_id }) => session_id === id);
      if (!once) return [id, UNPAID];
      const paidAgain = more.reduce((sum, { amount_cents }) => sum + amount_cents, 0);
      const money = {
        paid: true,
        frozen: [once, ...more].some(({ status }) => status !== "succeeded"),
        heldCents: balances.get(`hold:${id}`) ?? 0,
        refundedCents: Math.max(0, (givenBack.get(id) ?? 0) - paidAgain),
      };
      return [id, money];
    }),
  );
}

export async function moneyOfSession(db: Reader, sessionId: string): Promise<SessionMoney> {
  const money = await moneyOfSessions(db, [sessionId]);
  return money.get(sessionId) ?? UNPAID;
}

// ---- reputation -------------------------------------------------------------------------------

/** A strike for a session is given once. Answers whether it was new. */
export function insertStrike(
  trx: Trx,
  row: { user_id: string; session_id: string; reason: string; created_at: number },
): Promise<boolean> {
  return insertOnce(() => trx.insertInto("strikes").values(row).execute());
}

export async function addToMentor(
  trx: Trx,
  mentorId: string,
  column: "strikes" | "completed_sessions",
): Promise<void> {
  await trx
    .updateTable("mentor_profiles")
    .set((eb) => ({ [column]: eb(column, "+", 1) }))
    .where("user_id", "=", mentorId)
    .execute();
}
