import type { Kysely } from "kysely";
import { columnTypes, type Dialect } from "../portable.ts";

/** Attempts at paying for a session are numbered, so that two begun at once are one. */
// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
export function oneAttemptStatements(db: Kysely<any>, dialect: Dialect) {
  const t = columnTypes(dialect);
  return [
    // Null in payments made before: they are no two alike.
    db.schema.alterTable("payments").addColumn("attempt", t.int),
    db.schema
      .createIndex("payments_attempt")
      .ifNotExists()
      .on("payments")
      .columns(["session_id", "attempt"])
      .unique(),
  ];
}
