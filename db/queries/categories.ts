import type { Reader } from "../portable.ts";

export function allCategories(db: Reader) {
  return db.selectFrom("categories").selectAll().orderBy("position").orderBy("slug").execute();
}
