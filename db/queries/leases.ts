import { insertOnce, type Reader } from "../portable.ts";

/**
 * Takes or renews a lease: one owner at a time, until it lets go or `until` has passed. Answers whether
 * it is `owner`'s. A row, because over HTTP nobody has a connection that could hold a lock.
 */
export async function takeLease(
  db: Reader,
  { name, owner, now, until }: { name: string; owner: string; now: number; until: number },
): Promise<boolean> {
  const isFirst = await insertOnce(() =>
    db.insertInto("leases").values({ name, owner, until }).execute(),
  );
  if (isFirst) return true;
  await db
    .updateTable("leases")
    .set({ owner, until })
    .where("name", "=", name)
    .where((eb) => eb.or([eb("owner", "=", owner), eb("until", "<=", now)]))
    .execute();
  // Not by how many rows changed: a renewal in the same millisecond changes none.
  const holder = await db
    .selectFrom("leases")
    .select("owner")
    .where("name", "=", name)
    .executeTakeFirst();
  return holder?.owner === owner;
}

export async function dropLease(db: Reader, name: string, owner: string): Promise<void> {
  await db.deleteFrom("leases").where("name", "=", name).where("owner", "=", owner).execute();
}
