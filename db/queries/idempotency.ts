import { type Db, insertOnce, type Reader } from "../portable.ts";

export function claimKey(
  db: Reader,
  row: { user_id: string; key: string; request_hash: string; created_at: number },
): Promise<boolean> {
  return insertOnce(() =>
    db
      .insertInto("idempotency_keys")
      .values({ ...row, response: null })
      .execute(),
  );
}

export function keyOf(db: Reader, userId: string, key: string) {
  return db
    .selectFrom("idempotency_keys")
    .selectAll()
    .where("user_id", "=", userId)
    .where("key", "=", key)
    .executeTakeFirst();
}

export async function answerKey(db: Reader, userId: string, key: string, response: string) {
  await db
    .updateTable("idempotency_keys")
    .set({ response })
    .where("user_id", "=", userId)
    .where("key", "=", key)
    .execute();
}

/** A use that failed gives its key back, so that a corrected form may use it again. */
export async function releaseKey(db: Reader, userId: string, key: string) {
  await db
    .deleteFrom("idempotency_keys")
    .where("user_id", "=", userId)
    .where("key", "=", key)
    .where("response", "is", null)
    .execute();
}

export async function forgetOldKeys(db: Db, before: number) {
  await db.deleteFrom("idempotency_keys").where("created_at", "<", before).execute();
}
