import { type Db, forgettable, insertOnce } from "../portable.ts";

interface Now {
  now(): number;
}

/**
 * The records that sandbox gateways keep, in the database, so that a restart keeps them. A new one does
 * not wait for the disk: whatever is made of it here is committed after it, and waits for both.
 */
export function createRecordStore(db: Db, clock: Now) {
  const add = (kind: string, id: string, body: unknown) =>
    insertOnce(() =>
      db
        .insertInto("sandbox_records")
        .values({ kind, id, body: JSON.stringify(body), created_at: clock.now() })
        .modifyEnd(forgettable)
        .execute(),
    );
  return {
    add,
    async put(kind: string, id: string, body: unknown): Promise<void> {
      if (await add(kind, id, body)) return;
      await db
        .updateTable("sandbox_records")
        .set({ body: JSON.stringify(body) })
        .where("kind", "=", kind)
        .where("id", "=", id)
        .execute();
    },
    async get(kind: string, id: string): Promise<unknown> {
      const row = await db
        .selectFrom("sandbox_records")
        .select("body")
        .where("kind", "=", kind)
        .where("id", "=", id)
        .executeTakeFirst();
      return row ? JSON.parse(row.body) : null;
    },
    async list(kind: string, limit: number) {
      const rows = await db
        .selectFrom("sandbox_records")
        .select(["id", "body", "created_at"])
        .where("kind", "=", kind)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .execute();
      return rows.map(({ id, body, created_at }) => ({
        id,
        body: JSON.parse(body) as unknown,
        createdAt: created_at,
      }));
    },
  };
}

/** Sessions that a newcomer would move the clock for: the ones still going somewhere, newest first. */
export async function sandboxSessions(db: Db, now: number, limit: number) {
  const rows = await db
    .selectFrom("sessions")
    .innerJoin("users as mentor", "mentor.id", "sessions.mentor_id")
    .innerJoin("users as mentee", "mentee.id", "sessions.mentee_id")
    .select([
      "sessions.id",
      "sessions.status",
      "sessions.starts_at",
      "sessions.ends_at",
      "sessions.release_at",
      "mentor.name as mentor",
      "mentee.name as mentee",
    ])
    .where((eb) =>
      eb.or([
        eb("sessions.status", "in", ["requested", "confirmed", "in_session"]),
        eb("sessions.release_at", ">", now),
      ]),
    )
    .orderBy("sessions.created_at", "desc")
    .orderBy("sessions.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ starts_at, ends_at, release_at, ...row }) => ({
    ...row,
    startsAt: starts_at,
    endsAt: ends_at,
    releaseAt: release_at,
  }));
}
