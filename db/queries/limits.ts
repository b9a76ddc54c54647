import { type Db, forgettable, insertOnce, type Reader } from "../portable.ts";

/**
 * Counts one use of a bucket in a fixed window. Answers false when the window is full. The count is
 * a guarded update of a keyed row, so several processes share it exactly.
 */
export async function takeFromBucket(
  db: Db,
  bucket: string,
  windowStart: number,
  limit: number,
): Promise<boolean> {
  const add = () =>
    db
      .updateTable("rate_limits")
      .set((eb) => ({ count: eb("count", "+", 1) }))
      .where("bucket", "=", bucket)
      .where("window_start", "=", windowStart)
      .where("count", "<", limit)
      .modifyEnd(forgettable)
      .executeTakeFirstOrThrow();
  if ((await add()).numUpdatedRows === 1n) return true;
  const first = await insertOnce(() =>
    db
      .insertInto("rate_limits")
      .values({ bucket, window_start: windowStart, count: 1 })
      .modifyEnd(forgettable)
      .execute(),
  );
  return first || (await add()).numUpdatedRows === 1n;
}

export async function isFull(
  db: Reader,
  bucket: string,
  windowStart: number,
  limit: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("rate_limits")
    .select("count")
    .where("bucket", "=", bucket)
    .where("window_start", "=", windowStart)
    .executeTakeFirst();
  return (row?.count ?? 0) >= limit;
}

export async function forgetOldBuckets(db: Db, before: number): Promise<void> {
  await db.deleteFrom("rate_limits").where("window_start", "<", before).execute();
}
