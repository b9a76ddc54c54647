/** The audit log: rows are added and read, never changed. tests/architecture.test.ts sees to it. */
import type { Insertable } from "kysely";
import { sql } from "kysely";
import { insertOnce, likeContains, type Reader, type Trx } from "../portable.ts";
import type { AuditLog } from "../schema.ts";

type Entry = Omit<Insertable<AuditLog>, "details"> & { details: unknown };

export async function insertAudit(trx: Trx, row: Entry): Promise<void> {
  await trx
    .insertInto("audit_log")
    .values({ ...row, details: JSON.stringify(row.details) })
    .execute();
}

/** Of what is found again and again: an id that is there already is the same entry. */
export async function insertAuditOnce(trx: Trx, row: Entry): Promise<void> {
  await insertOnce(() => insertAudit(trx, row));
}

/** `about`: part of a subject, of a name or an e-mail address. Newest first. */
export function auditRows(
  db: Reader,
  { action, about }: { action: string; about: string },
  limit: number,
  offset: number,
) {
  let query = db
    .selectFrom("audit_log")
    .leftJoin("users", "users.id", "audit_log.actor_id")
    .select([
      "audit_log.id",
      "audit_log.at",
      "audit_log.action",
      "audit_log.subject",
      "audit_log.details",
      "users.name as actor",
    ]);
  if (action) query = query.where("audit_log.action", "=", action);
  if (about) {
    const pattern = likeContains(about);
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`audit_log.subject like ${pattern} escape '!'`,
        sql<boolean>`users.name like ${pattern} escape '!'`,
        sql<boolean>`users.email like ${pattern} escape '!'`,
      ]),
    );
  }
  return query
    .orderBy("audit_log.at", "desc")
    .orderBy("audit_log.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** Every kind of thing that was ever written down. */
export async function auditActions(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom("audit_log")
    .select("action")
    .distinct()
    .orderBy("action")
    .execute();
  return rows.map(({ action }) => action);
}
