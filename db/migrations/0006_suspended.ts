import type { Kysely } from "kysely";

/** Who is shut out is looked for every few seconds. */
// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
export function suspendedStatements(db: Kysely<any>) {
  return [db.schema.createIndex("users_suspended").on("users").column("suspended_at")];
}
