import { insertOnce, type Reader, type Trx } from "../portable.ts";
import type { Attendance, Messages, SessionStatus } from "../schema.ts";

/**
 * The key is (room, seq): what came before is skipped. A room that was lost with its machine counts from one again:
 * where another message has the number, a new one comes after all others.
 */
export async function insertMessages(trx: Trx, rows: Messages[]): Promise<void> {
  if (rows.length === 0) return;
  const seqs = rows.map(({ seq }) => seq);
  const roomId = rows[0]?.room_id ?? "";
  const there = await trx
    .selectFrom("messages")
    .select(["seq", "sender_id", "client_id"])
    .where("room_id", "=", roomId)
    .where("seq", "in", seqs)
    .execute();
  const known = new Map(there.map((row) => [row.seq, named(row)]));
  if (rows.some((row) => (known.get(row.seq) ?? named(row)) !== named(row)))
    return insertLast(trx, rows);
  const fresh = rows.filter(({ seq }) => !known.has(seq));
  if (fresh.length === 0) return;
  const all = await insertOnce(() => trx.insertInto("messages").values(fresh).execute());
  if (all) return;
  // Another copy of the batch came in between: one by one, the keys decide.
  for (const row of fresh) await insertOnce(() => trx.insertInto("messages").values(row).execute());
}

const named = ({ sender_id, client_id }: Pick<Messages, "sender_id" | "client_id">) =>
  `${sender_id}:${client_id}`;

/** Each once, by the client's own id. Another batch at the same moment is a duplicate key, and all comes again. */
async function insertLast(trx: Trx, rows: Messages[]): Promise<void> {
  const roomId = rows[0]?.room_id ?? "";
  const there = await trx
    .selectFrom("messages")
    .select(["sender_id", "client_id"])
    .where("room_id", "=", roomId)
    .execute();
  const known = new Set(there.map(named));
  const { newest } = await tallyOf(trx, roomId);
  const fresh = rows.filter((row) => !known.has(named(row)));
  if (fresh.length === 0) return;
  const last = fresh.map((row, i) => ({ ...row, seq: newest + 1 + i }));
  await trx.insertInto("messages").values(last).execute();
}

/** How many messages lie in the database without a gap from the first. */
export async function gaplessUpTo(db: Reader, roomId: string): Promise<number> {
  const { count, newest } = await tallyOf(db, roomId);
  if (count === newest) return count;
  // There is a gap: the room begins there again.
  const seqs = await db
    .selectFrom("messages")
    .select("seq")
    .where("room_id", "=", roomId)
    .orderBy("seq")
    .execute();
  const gap = seqs.findIndex(({ seq }, i) => seq !== i + 1);
  return gap === -1 ? seqs.length : gap;
}

/** How many messages are here, and the newest one's number. */
export async function tallyOf(db: Reader, roomId: string) {
  const { count, newest } = await db
    .selectFrom("messages")
    .select((eb) => [eb.fn.countAll<number>().as("count"), eb.fn.max("seq").as("newest")])
    .where("room_id", "=", roomId)
    .executeTakeFirstOrThrow();
  return { count: Number(count), newest: Number(newest ?? 0) };
}

const PAGE_MESSAGES = 100;
const PAGE_CHARACTERS = 100_000;

/** Messages after `afterSeq` in order, as many as are handled together: an hour may have thousands of long ones. */
export async function messagesAfter(db: Reader, roomId: string, afterSeq: number) {
  const rows = await db
    .selectFrom("messages")
    .select(["seq", "sender_id", "body", "sent_at"])
    .where("room_id", "=", roomId)
    .where("seq", ">", afterSeq)
    .orderBy("seq")
    .limit(PAGE_MESSAGES + 1)
    .execute();
  let characters = 0;
  const page = rows.slice(0, PAGE_MESSAGES).filter(({ body }, i) => {
    characters += body.length;
    return i === 0 || characters <= PAGE_CHARACTERS;
  });
  return { page, more: page.length < rows.length };
}

/**
 * The picture as the room has it now, one row for each arrival. A room that was lost with its machine, and began anew,
 * knows nothing of arrivals before: they stay as they were.
 */
export async function writeAttendance(
  trx: Trx,
  sessionId: string,
  rows: Attendance[],
): Promise<void> {
  if (rows.length === 0) return;
  const known = await trx
    .selectFrom("attendance")
    .selectAll()
    .where("session_id", "=", sessionId)
    .execute();
  const arrival = ({ user_id, joined_at }: Attendance) => `${user_id}:${joined_at}`;
  const seen = new Set(rows.map(arrival));
  const before = known.filter((row) => !seen.has(arrival(row)));
  await trx.deleteFrom("attendance").where("session_id", "=", sessionId).execute();
  await trx
    .insertInto("attendance")
    .values([...before, ...rows])
    .execute();
}

export function attendanceOf(db: Reader, sessionId: string) {
  return db
    .selectFrom("attendance")
    .select(["user_id", "joined_at", "left_at"])
    .where("session_id", "=", sessionId)
    .orderBy("joined_at")
    .execute();
}

/** Takes batch `batch` unless it, or a later one, was applied. */
export async function takeBatch(trx: Trx, sessionId: string, batch: number): Promise<boolean> {
  const result = await trx
    .updateTable("sessions")
    .set({ room_batch: batch })
    .where("id", "=", sessionId)
    .where("room_batch", "<", batch)
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows === 1n;
}

/** How many messages the room has had. Not a transition: the version stays. */
export async function writeRoomSeq(trx: Trx, sessionId: string, seq: number): Promise<void> {
  await trx.updateTable("sessions").set({ room_seq: seq }).where("id", "=", sessionId).execute();
}

/** A minute that was reachable once stays so, whatever a slower probe says. */
export async function writeProbe(
  db: Reader,
  row: { session_id: string; minute: number; reachable: 0 | 1 },
): Promise<void> {
  const first = await insertOnce(() => db.insertInto("room_probes").values(row).execute());
  if (first || row.reachable === 0) return;
  await db
    .updateTable("room_probes")
    .set({ reachable: 1 })
    .where("session_id", "=", row.session_id)
    .where("minute", "=", row.minute)
    .execute();
}

/** Minutes of these sessions in which the room was reached, as `<session>:<minute>`. */
export async function reachedMinutes(db: Reader, sessionIds: string[]): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("room_probes")
    .select(["session_id", "minute"])
    .where("session_id", "in", sessionIds)
    .where("reachable", "=", 1)
    .execute();
  return new Set(rows.map(({ session_id, minute }) => `${session_id}:${minute}`));
}

/** Of a database in which nobody else is at work. */
export async function raiseRoomVersions(
  db: Reader,
  statuses: SessionStatus[],
  least: number,
): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ room_version: least })
    .where("status", "in", statuses)
    .where("room_version", "<", least)
    .execute();
}

/** Sessions whose room may have somebody in it at `now`, or will have: for revocations and clocks. */
export function liveRoomsOf(db: Reader, userId: string | null, startsBefore: number) {
  const live = db
    .selectFrom("sessions")
    .selectAll()
    .where("status", "in", ["confirmed", "in_session"])
    .where("starts_at", "<=", startsBefore);
  return userId === null
    ? live.execute()
    : live
        .where((eb) => eb.or([eb("mentor_id", "=", userId), eb("mentee_id", "=", userId)]))
        .execute();
}
