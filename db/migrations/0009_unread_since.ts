import type { Kysely } from "kysely";
import { columnTypes, type Dialect } from "../portable.ts";

/** Since when a listed profile says what no admin has read. Null: as it was read. */
// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
export function unreadSinceStatements(db: Kysely<any>, dialect: Dialect) {
  const t = columnTypes(dialect);
  return [db.schema.alterTable("mentor_profiles").addColumn("unread_since", t.int)];
}
