import { oneRow } from "../client.ts";
import type { Reader, Trx } from "../portable.ts";

export function scheduleOf(db: Reader, userId: string) {
  return db.selectFrom("schedules").selectAll().where("user_id", "=", userId).executeTakeFirst();
}

export function hoursOf(db: Reader, userId: string) {
  return db
    .selectFrom("weekly_hours")
    .select(["weekday", "start_minute", "end_minute"])
    .where("user_id", "=", userId)
    .orderBy("weekday")
    .orderBy("start_minute")
    .execute();
}

/** Replaces the week. Guarded by the version that the form showed. Throws VersionLost. */
export async function replaceWeek(
  trx: Trx,
  user_id: string,
  version: number,
  timezone: string,
  hours: readonly { weekday: number; start: number; end: number }[],
): Promise<void> {
  const result = await trx
    .updateTable("schedules")
    .set({ timezone, version: version + 1 })
    .where("user_id", "=", user_id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  oneRow(result, "the hours");
  await trx.deleteFrom("weekly_hours").where("user_id", "=", user_id).execute();
  if (hours.length > 0)
    await trx
      .insertInto("weekly_hours")
      .values(
        hours.map(({ weekday, start, end }) => ({
          user_id,
          weekday,
          start_minute: start,
          end_minute: end,
        })),
      )
      .execute();
}
