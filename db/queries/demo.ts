import type { Db, Reader } from "../portable.ts";
import type { BookingMode } from "../schema.ts";

/** Only the demo's history needs these: it tells of past bookings under rules of its own. */

/** Answers the mode before. */
export async function setMentorMode(
  db: Reader,
  userId: string,
  mode: BookingMode,
): Promise<BookingMode> {
  const { mode: before } = await db
    .selectFrom("mentor_profiles")
    .select("mode")
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  await db.updateTable("mentor_profiles").set({ mode }).where("user_id", "=", userId).execute();
  return before;
}

export async function setSessionTimes(db: Reader, id: string, startsAt: number, endsAt: number) {
  await db
    .updateTable("sessions")
    .set({ starts_at: startsAt, ends_at: endsAt })
    .where("id", "=", id)
    .execute();
}

export async function isEmpty(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom("users")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count) === 0;
}

/** Every mentor offers every hour, while history is being told. */
export async function openAllHours(db: Reader, ids: string[]): Promise<void> {
  const rows = ids.flatMap((user_id) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      user_id,
      weekday,
      start_minute: 0,
      end_minute: 1440,
    })),
  );
  await db.insertInto("weekly_hours").values(rows).execute();
}

export async function setNotice(db: Reader, userId: string, hours: number): Promise<void> {
  await db
    .updateTable("mentor_profiles")
    .set({ min_notice_hours: hours })
    .where("user_id", "=", userId)
    .execute();
}

/** The session that is going on, whether or not the clockwork has noticed yet. */
export function liveDemoSession(db: Reader, now: number) {
  return db
    .selectFrom("sessions")
    .selectAll()
    .where("status", "in", ["confirmed", "in_session"])
    .where("starts_at", "<=", now)
    .where("ends_at", ">", now)
    .orderBy("starts_at", "desc")
    .executeTakeFirst();
}
