import type { Kysely } from "kysely";
import { columnTypes, type Dialect } from "../portable.ts";

/** An ended hour whose money waits because a person looks into it. */
// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
export function heldBackStatements(db: Kysely<any>, dialect: Dialect) {
  const t = columnTypes(dialect);
  return [db.schema.alterTable("sessions").addColumn("held_back_at", t.int)];
}
