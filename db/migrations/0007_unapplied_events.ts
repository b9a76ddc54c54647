import type { Kysely } from "kysely";

/** Notices are kept, and those that were not applied are looked for every few seconds. */
// biome-ignore lint/suspicious/noExplicitAny: a migration speaks of a schema that does not exist yet
export function unappliedEventsStatements(db: Kysely<any>) {
  return [
    db.schema
      .createIndex("gateway_events_unapplied")
      .on("gateway_events")
      .columns(["applied_at", "received_at"]),
  ];
}
