import type { Kysely } from "kysely";
import { columnTypes, type Dialect } from "../portable.ts";

/** What lowers the commission is counted apart from all that took place. Nobody loses a rate that they have. */
// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
export function paidSessionsStatements(db: Kysely<any>, dialect: Dialect) {
  const t = columnTypes(dialect);
  return [
    db.schema
      .alterTable("mentor_profiles")
      .addColumn("paid_sessions", t.int, (c) => c.notNull().defaultTo(0)),
    db
      .updateTable("mentor_profiles")
      .set(({ ref }) => ({ paid_sessions: ref("completed_sessions") })),
  ];
}
