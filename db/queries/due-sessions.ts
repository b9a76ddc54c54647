/** What the clockwork has to look at, oldest first, by index. It decides again inside a transaction. */
import type { Reader, Trx } from "../portable.ts";
import type { SessionStatus } from "../schema.ts";

const ids = (db: Reader) => db.selectFrom("sessions").select("id");
const listed = async (query: { execute(): Promise<{ id: string }[]> }) =>
  (await query.execute()).map(({ id }) => id);

/** Past their deadline: unpaid holds, unanswered requests. */
export function pastDeadline(
  db: Reader,
  status: "awaiting_payment" | "requested",
  now: number,
  most: number,
): Promise<string[]> {
  return listed(
    ids(db)
      .where("status", "=", status)
      .where("deadline_at", "<=", now)
      .orderBy("deadline_at")
      .limit(most),
  );
}

export function toStart(db: Reader, now: number, most: number): Promise<string[]> {
  return listed(
    ids(db)
      .where("status", "=", "confirmed")
      .where("starts_at", "<=", now)
      .orderBy("starts_at")
      .limit(most),
  );
}

/**
 * Started at `from` or later and not after `to`, and still going on; a page of them in order of id,
 * after `after`.
 */
export function startedBetween(db: Reader, from: number, to: number, after: string, most: number) {
  return db
    .selectFrom("sessions")
    .select(["id", "starts_at"])
    .where("status", "in", ["confirmed", "in_session"])
    .where("starts_at", ">=", from)
    .where("starts_at", "<=", to)
    .where("id", ">", after)
    .orderBy("id")
    .limit(most)
    .execute();
}

/**
 * Going on, started before `startedBefore`, and no sign in the database that the mentor was there in
 * the first `absenceMs`.
 */
export function mentorMissing(
  db: Reader,
  now: number,
  absenceMs: number,
  most: number,
): Promise<string[]> {
  return listed(
    db
      .selectFrom("sessions as s")
      .select("s.id")
      .where("s.status", "=", "in_session")
      .where("s.starts_at", "<=", now - absenceMs)
      .where("s.ends_at", ">", now)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("attendance as a")
              .select("a.session_id")
              .whereRef("a.session_id", "=", "s.id")
              .whereRef("a.user_id", "=", "s.mentor_id")
              .where((there) => there("a.joined_at", "<", there("s.starts_at", "+", absenceMs)))
              .where((there) =>
                there.or([
                  there("a.left_at", "is", null),
                  there("a.left_at", ">", there.ref("s.starts_at")),
                ]),
              ),
          ),
        ),
      )
      .orderBy("s.starts_at")
      .limit(most),
  );
}

export function toDecide(db: Reader, now: number, most: number): Promise<string[]> {
  return listed(
    ids(db)
      .where("status", "=", "in_session")
      .where("ends_at", "<=", now)
      .orderBy("starts_at")
      .limit(most),
  );
}

export function toRelease(db: Reader, now: number, most: number): Promise<string[]> {
  return listed(
    ids(db)
      .where("release_at", "<=", now)
      .where("released_at", "is", null)
      .orderBy("release_at")
      .limit(most),
  );
}

/** Confirmed, starting within `hours`, and not reminded of that yet. */
export function toRemind(db: Reader, now: number, hours: number, most: number) {
  return listed(
    ids(db)
      .where("status", "=", "confirmed")
      .where("starts_at", ">", now)
      .where("starts_at", "<=", now + hours * 3_600_000)
      .where((eb) => eb.or([eb("reminded_hours", "is", null), eb("reminded_hours", ">", hours)]))
      .orderBy("starts_at")
      .limit(most),
  );
}

/**
 * Marks a reminder as given; false when another process did, or the session moved on. Not a
 * transition: the version stays, so that nobody's open form grows stale of it.
 */
export async function markReminded(
  trx: Trx,
  session: { id: string; starts_at: number },
  hours: number,
): Promise<boolean> {
  const result = await trx
    .updateTable("sessions")
    .set({ reminded_hours: hours })
    .where("id", "=", session.id)
    .where("status", "=", "confirmed")
    .where("starts_at", "=", session.starts_at)
    .where((eb) => eb.or([eb("reminded_hours", "is", null), eb("reminded_hours", ">", hours)]))
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows === 1n;
}

/**
 * Was the freed hour booked again and met, by whomever? The same start, for an hour that overlaps by a part would
 * pay for two. Whoever books it again themselves pays for it once, as it took place once.
 */
export async function tookPlaceInstead(
  trx: Trx,
  session: { mentor_id: string; starts_at: number },
): Promise<boolean> {
  const completed: SessionStatus = "completed";
  const other = await trx
    .selectFrom("sessions")
    .select("id")
    .where("mentor_id", "=", session.mentor_id)
    .where("starts_at", "=", session.starts_at)
    .where("status", "=", completed)
    .executeTakeFirst();
  return other !== undefined;
}

/** Hours, kept, asked for or confirmed, that have not begun, of people who are shut out. */
export async function ofSuspended(db: Reader, now: number, limit: number): Promise<string[]> {
  // Not "is not null", and not in one query with the sessions: neither would be asked by an index.
  const people = await db.selectFrom("users").select("id").where("suspended_at", ">", 0).execute();
  if (people.length === 0) return [];
  const ids = people.map(({ id }) => id);
  const their = (side: "mentor_id" | "mentee_id") =>
    db
      .selectFrom("sessions")
      .select("id")
      .where(side, "in", ids)
      .where("starts_at", ">", now)
      .where("status", "in", ["awaiting_payment", "requested", "confirmed"]);
  const rows = await their("mentor_id").union(their("mentee_id")).limit(limit).execute();
  return rows.map(({ id }) => id);
}
