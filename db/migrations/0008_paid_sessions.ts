import type { Kysely } from "kysely";
import { columnTypes, type Dialect } from "../portable.ts";

/** What lowers the commission is counted apart from all that took place. Null: not counted apart yet. */
// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
export function paidSessionsStatements(db: Kysely<any>, dialect: Dialect) {
  const t = columnTypes(dialect);
  return [db.schema.alterTable("mentor_profiles").addColumn("paid_sessions", t.int)];
}
