import type { Kysely } from "kysely";
import { columnTypes, type Dialect } from "../portable.ts";

/** An hour that is given another time, or is asked to be. */
// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
export function movedHoursStatements(db: Kysely<any>, dialect: Dialect) {
  const t = columnTypes(dialect);
  const sessions = () => db.schema.alterTable("sessions");
  return [
    sessions().addColumn("moves", t.flag, (c) => c.notNull().defaultTo(0)),
    sessions().addColumn("first_starts_at", t.int),
    sessions().addColumn("proposed_starts_at", t.int),
  ];
}
