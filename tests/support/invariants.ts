/** What must hold in any database at any moment, whatever was done to it. */
import { expect } from "vitest";
import type { Reader } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import { trialBalance, unbalanced } from "../../db/queries/ledger.ts";
import { countersOf } from "../../server/bookings/caps.ts";
import { keptUntil } from "../../server/bookings/deadlines.ts";
import { keepsOf, lockRows } from "../../server/bookings/locks.ts";
import { SESSION_STATES } from "../../server/bookings/session-states.ts";

/** `now`: epoch ms by the clock of whoever wrote the rows. */
export async function expectSound(db: Reader, now: number): Promise<void> {
  const sessions = await db.selectFrom("sessions").selectAll().execute();
  nobodyIsInTwoPlaces(sessions.filter(({ status }) => isFirm(status)));
  await locksAreWhatLiveSessionsKeep(db, sessions, now);
  await capsAreCounted(db, sessions);
  await everyCentIsSomewhere(db, sessions);
}

const isFirm = (status: SessionRow["status"]) =>
  ["requested", "confirmed", "in_session"].includes(status);

function nobodyIsInTwoPlaces(firm: SessionRow[]) {
  for (const [i, a] of firm.entries())
    for (const b of firm.slice(i + 1)) {
      const people = [a.mentor_id, a.mentee_id];
      const shared = people.includes(b.mentor_id) || people.includes(b.mentee_id);
      const overlap = a.starts_at < b.ends_at && b.starts_at < a.ends_at;
      expect(shared && overlap, "nobody is in two sessions at once").toBe(false);
    }
}

async function locksAreWhatLiveSessionsKeep(db: Reader, sessions: SessionRow[], now: number) {
  const locks = await db.selectFrom("slot_locks").selectAll().execute();
  const live = locks.filter(({ expires_at }) => expires_at === null || expires_at > now);
  const key = (lock: { user_id: string; quarter: number; session_id: string }) =>
    `${lock.user_id} ${lock.quarter} ${lock.session_id}`;
  const expected = sessions
    .filter(({ status, deadline_at }) =>
      status === "awaiting_payment"
        ? keptUntil(deadline_at ?? 0) > now
        : SESSION_STATES[status].holdsSlot,
    )
    .flatMap((session) => lockRows(keepsOf(session), null));
  expect(live.map(key).sort()).toEqual(expected.map(key).sort());
}

async function capsAreCounted(db: Reader, sessions: SessionRow[]) {
  const counters = await db.selectFrom("counters").selectAll().execute();
  for (const { user_id, name, value } of counters) {
    const counted = sessions
      .filter(({ mentee_id }) => mentee_id === user_id)
      .flatMap((session) => countersOf(session, session.status))
      .filter((one) => one === name);
    expect(value, `the cap of ${name}`).toBe(counted.length);
  }
}

async function everyCentIsSomewhere(db: Reader, sessions: SessionRow[]) {
  expect(await unbalanced(db)).toEqual([]);
  await everyMovementIsLogged(db);
  const balances = await trialBalance(db);
  expect(balances.reduce((sum, { cents }) => sum + cents, 0)).toBe(0);
  const accounts = new Map(balances.map(({ account, cents }) => [account, cents]));
  const payments = await db.selectFrom("payments").selectAll().execute();
  for (const session of sessions) {
    const held = accounts.get(`hold:${session.id}`) ?? 0;
    const its = payments.filter(({ session_id }) => session_id === session.id);
    const disputed = its.some(({ status }) => status === "disputed" || status === "charged_back");
    expect(held, "a hold is never overdrawn").toBeGreaterThanOrEqual(0);
    if (session.status === "charged_back") expect(held).toBe(0);
    if (disputed) continue;
    const paid = its.some(({ status }) => status === "succeeded");
    if (isFirm(session.status)) expect(held).toBe(paid ? session.price_cents : 0);
    if (["declined", "expired", "cancelled_by_mentor", "void"].includes(session.status))
      expect(held, `nothing is left in a ${session.status} session`).toBe(0);
    if (session.released_at !== null) expect(held).toBe(0);
  }
}

async function everyMovementIsLogged(db: Reader) {
  const entries = await db
    .selectFrom("ledger_entries")
    .select("transaction_id")
    .distinct()
    .execute();
  const logged = await db
    .selectFrom("audit_log")
    .select("id")
    .where("action", "like", "money%")
    .execute();
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();
  expect(ids(logged)).toEqual(ids(entries.map(({ transaction_id: id }) => ({ id }))));
}
