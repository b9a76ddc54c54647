import { transact } from "../../db/client.ts";
import { sessionById } from "../../db/queries/bookings.ts";
import { gaplessUpTo, writeAttendance, writeRoomSeq } from "../../db/queries/rooms.ts";
import type { AnswerTo } from "../../party/protocol.ts";
import type { Services } from "../services.ts";
import { attendanceRows } from "./attendance-rows.ts";

/**
 * Asks the room who was there and writes it down. Answers how the room was ended, if it was, and whether it was ever
 * told of its hour; null when it does not answer: the database then has what the room handed over before.
 */
export async function gatherEvidence(
  services: Services,
  sessionId: string,
): Promise<{ endedBecause: string | null; knowsHour: boolean } | null> {
  let evidence: AnswerTo<"evidence">;
  try {
    const have = await gaplessUpTo(services.db, sessionId);
    evidence = await services.rooms.command(sessionId, { command: "evidence", have });
  } catch {
    return null;
  }
  return transact(services.db, async (trx) => {
    const session = await sessionById(trx, sessionId);
    if (!session) return null;
    await writeAttendance(trx, sessionId, attendanceRows(session, evidence.attendance));
    await writeRoomSeq(trx, sessionId, evidence.seq);
    return { endedBecause: evidence.ended?.reason ?? null, knowsHour: evidence.schedule !== null };
  });
}
