import { type Db, forgettable, insertOnce, type Reader, type Trx } from "../portable.ts";

export interface OutboxMessage {
  id: string;
  key: string;
  kind: string;
  payload: string;
  attempts: number;
}

export interface NewMessage {
  id: string;
  key: string;
  kind: string;
  payload: unknown;
  dueAt: number;
  now: number;
}

/** Unique by key: queueing the same effect twice is one effect. Answers whether it was new. */
export function enqueue(db: Reader, message: NewMessage): Promise<boolean> {
  return insertOnce(() => db.insertInto("outbox").values(rowOf(message)).execute());
}

/** All in one statement; where one of them is there already, each by itself. */
export async function enqueueAll(db: Reader, messages: readonly NewMessage[]): Promise<void> {
  const isNew = await insertOnce(() =>
    db.insertInto("outbox").values(messages.map(rowOf)).execute(),
  );
  if (!isNew) for (const message of messages) await enqueue(db, message);
}

function rowOf(message: NewMessage) {
  return {
    id: message.id,
    key: message.key,
    kind: message.kind,
    payload: JSON.stringify(message.payload),
    due_at: message.dueAt,
    attempts: 0,
    lease_owner: null,
    lease_until: 0,
    done_at: null,
    failed_at: null,
    last_error: "",
    created_at: message.now,
  };
}

/** The kinds of which something is due and nobody's. */
export async function dueKinds(db: Reader, now: number): Promise<Set<string>> {
  const rows = await db
    .selectFrom("outbox")
    .select("kind")
    .distinct()
    .where("done_at", "is", null)
    .where("failed_at", "is", null)
    .where("due_at", "<=", now)
    .where("lease_until", "<=", now)
    .execute();
  return new Set(rows.map(({ kind }) => kind));
}

/** Leases up to `most` due messages of these kinds to `owner`. Two workers never hold the same one. */
export async function leaseDue(
  db: Db,
  input: { owner: string; kinds: readonly string[]; now: number; leaseMs: number; most: number },
): Promise<OutboxMessage[]> {
  const due = await db
    .selectFrom("outbox")
    .select("id")
    .where("kind", "in", input.kinds)
    .where("done_at", "is", null)
    .where("failed_at", "is", null)
    .where("due_at", "<=", input.now)
    .where("lease_until", "<=", input.now)
    .orderBy("due_at")
    .orderBy("id")
    .limit(input.most)
    .execute();
  if (due.length === 0) return [];
  const ids = due.map(({ id }) => id);
  const leaseUntil = input.now + input.leaseMs;
  await db
    .updateTable("outbox")
    .set((eb) => ({
      lease_owner: input.owner,
      lease_until: leaseUntil,
      attempts: eb("attempts", "+", 1),
    }))
    .where("id", "in", ids)
    .where("done_at", "is", null)
    .where("lease_until", "<=", input.now)
    .modifyEnd(forgettable)
    .execute();
  // Who came second finds another's name on them.
  return db
    .selectFrom("outbox")
    .select(["id", "key", "kind", "payload", "attempts"])
    .where("id", "in", ids)
    .where("lease_owner", "=", input.owner)
    .where("lease_until", "=", leaseUntil)
    .orderBy("due_at")
    .orderBy("id")
    .execute();
}

/** Letters that went out, and what asked for one: they name people, and whoever got them has them. */
export async function forgetSentLetters(db: Db, before: number): Promise<void> {
  await db
    .deleteFrom("outbox")
    .where("done_at", "<", before)
    .where("kind", "in", ["mail", "password_reset"])
    .execute();
}

/** A power cut may undo it: then it is done again, under the same id. */
export async function markDone(db: Db, ids: string[], now: number) {
  await db
    .updateTable("outbox")
    .set({ done_at: now, lease_owner: null, last_error: "" })
    .where("id", "in", ids)
    .modifyEnd(forgettable)
    .execute();
}

/** `retryAt` null: given up, a person must look. `attempts`: it counts as so many from now on. */
export async function markFailed(
  db: Db,
  id: string,
  input: { error: string; retryAt: number | null; attempts?: number; now: number },
) {
  await db
    .updateTable("outbox")
    .set({
      lease_owner: null,
      lease_until: 0,
      last_error: input.error.slice(0, 400),
      ...(input.attempts !== undefined && { attempts: input.attempts }),
      ...(input.retryAt === null ? { failed_at: input.now } : { due_at: input.retryAt }),
    })
    .where("id", "=", id)
    .execute();
}

export function outboxByState(db: Db, limit: number) {
  return db
    .selectFrom("outbox")
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

export async function outboxHealth(db: Db) {
  const waiting = await db
    .selectFrom("outbox")
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.min("due_at").as("oldest")])
    .where("done_at", "is", null)
    .where("failed_at", "is", null)
    .executeTakeFirstOrThrow();
  const failed = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("failed_at", "is not", null)
    .executeTakeFirstOrThrow();
  return {
    waiting: Number(waiting.count),
    oldestDueAt: waiting.oldest,
    failed: Number(failed.count),
  };
}

/** Undone messages by their keys, or a given-up one by its id. */
type ToTryAgain = { keys: readonly string[] } | { failed: string };

/** Makes them due now, from their first try on, also when they were given up. Answers whether there was one. */
export async function tryAgain(trx: Trx, which: ToTryAgain, now: number): Promise<boolean> {
  if ("keys" in which && which.keys.length === 0) return false;
  const result = await trx
    .updateTable("outbox")
    .set({ failed_at: null, attempts: 0, due_at: now })
    .where((eb) =>
      "keys" in which
        ? eb("key", "in", which.keys)
        : eb.and([eb("id", "=", which.failed), eb("failed_at", "is not", null)]),
    )
    .where("done_at", "is", null)
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows > 0n;
}
