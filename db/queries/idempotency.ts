import { type Db, insertOnce, type Reader } from "../portable.ts";

export function claimKey(
  db: Reader,
  row: {
    user_id: string;
    key: string;
    request_hash: string;
    created_at: number;
    response: string;
  },
): Promise<boolean> {
  return insertOnce(() => db.insertInto("idempotency_keys").values(row).execute());
}

export function keyOf(db: Reader, userId: string, key: string) {
  return db
    .selectFrom("idempotency_keys")
    .selectAll()
    .where("user_id", "=", userId)
    .where("key", "=", key)
    .executeTakeFirst();
}

export async function forgetOldKeys(db: Db, before: number) {
  await db.deleteFrom("idempotency_keys").where("created_at", "<", before).execute();
}
