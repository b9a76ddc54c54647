import { oneRow } from "../client.ts";
import { insertOnce, type Reader, type Trx } from "../portable.ts";
import type { Categories } from "../schema.ts";

export function allCategories(db: Reader) {
  return db.selectFrom("categories").selectAll().orderBy("position").orderBy("slug").execute();
}

/** Unique by slug. Answers whether it was new. */
export function insertCategory(trx: Trx, row: Categories): Promise<boolean> {
  return insertOnce(() => trx.insertInto("categories").values(row).execute());
}

/** Guarded by the version that the form showed. Throws VersionLost. */
export async function updateCategory(
  trx: Trx,
  slug: string,
  version: number,
  patch: Omit<Categories, "slug" | "version">,
): Promise<void> {
  const result = await trx
    .updateTable("categories")
    .set({ ...patch, version: version + 1 })
    .where("slug", "=", slug)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  oneRow(result, "the category");
}
