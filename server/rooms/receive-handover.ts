import { transact } from "../../db/client.ts";
import { type SessionRow, sessionById } from "../../db/queries/bookings.ts";
import { gaplessUpTo, insertMessages, takeBatch, writeAttendance } from "../../db/queries/rooms.ts";
import { fromJson, HANDOVER_PATH, Handover, type HandoverAnswer } from "../../party/protocol.ts";
import { SIGNATURE_HEADER, verifyRequest } from "../../party/signature.ts";
import { parseKeys } from "../../party/ticket.ts";
import type { Services } from "../services.ts";
import { attendanceRows } from "./attendance-rows.ts";

/**
 * A room's messages and attendance, signed over the raw body. Any batch, any number of times, in any
 * order. The room decides nothing: its end only wakes those who do. Null: not signed by a room of
 * ours, or not about a session of ours.
 */
export async function receiveHandover(
  services: Services,
  rawBody: string,
  headers: Headers,
): Promise<HandoverAnswer | null> {
  const keys = parseKeys(services.settings.roomKeys);
  const signature = headers.get(SIGNATURE_HEADER);
  const now = services.realClock.now();
  if (!(await verifyRequest(keys, HANDOVER_PATH, rawBody, signature, now)).ok) return null;
  const handover = Handover.safeParse(fromJson(rawBody));
  if (!handover.success) return null;
  const answer = await apply(services, handover.data);
  if (handover.data.ended) services.wake();
  return answer;
}

/**
 * Messages may lie on other servers than sessions (docs/scale.md), so these are two transactions. Should
 * the second be lost, the room, which has no answer, brings all of it again.
 */
async function apply({ db }: Services, handover: Handover): Promise<HandoverAnswer | null> {
  const session = await sessionById(db, handover.room);
  if (!session) return null;
  const rows = messageRows(session, handover);
  if (rows.length > 0) await transact(db, (trx) => insertMessages(trx, rows));
  await transact(db, async (trx) => {
    if (await takeBatch(trx, session.id, handover.batch))
      await writeAttendance(trx, session.id, attendanceRows(session, handover.attendance));
  });
  return { ackSeq: await gaplessUpTo(db, session.id) };
}

function messageRows(session: SessionRow, { messages }: Handover) {
  return messages
    .filter(({ sender }) => sender === session.mentor_id || sender === session.mentee_id)
    .map(({ seq, sender, clientId, body, sentAt }) => ({
      room_id: session.id,
      seq,
      sender_id: sender,
      client_id: clientId,
      body,
      sent_at: sentAt,
    }));
}
