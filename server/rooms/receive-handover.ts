import { transact } from "../../db/client.ts";
import { type SessionRow, sessionById } from "../../db/queries/bookings.ts";
import {
  gaplessUpTo,
  insertMessages,
  replaceAttendance,
  takeBatch,
} from "../../db/queries/rooms.ts";
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
  if (!(await verifyRequest(keys, HANDOVER_PATH, rawBody, signature)).ok) return null;
  const handover = Handover.safeParse(fromJson(rawBody));
  if (!handover.success) return null;
  const answer = await apply(services, handover.data);
  if (handover.data.ended) services.wake();
  return answer;
}

function apply(services: Services, handover: Handover): Promise<HandoverAnswer | null> {
  return transact(services.db, async (trx) => {
    const session = await sessionById(trx, handover.room);
    if (!session) return null;
    await insertMessages(trx, messageRows(session, handover));
    if (await takeBatch(trx, session.id, handover.batch))
      await replaceAttendance(trx, session.id, attendanceRows(session, handover.attendance));
    return { ackSeq: await gaplessUpTo(trx, session.id) };
  });
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
