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

/** When a window of this bucket began last; null for a bucket that nobody has used. Epoch ms. */
export async function newestWindow(db: Reader, bucket: string): Promise<number | null> {
  const row = await db
    .selectFrom("rate_limits")
    .select("window_start")
    .where("bucket", "=", bucket)
    .orderBy("window_start", "desc")
    .executeTakeFirst();
  return row?.window_start ?? null;
}

export async function forgetOldBuckets(db: Db, before: number): Promise<void> {
  await db.deleteFrom("rate_limits").where("window_start", "<", before).execute();
}
