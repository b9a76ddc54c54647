import type { Trx } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import { addCompleted } from "../../db/queries/reputation.ts";
import { queueRoomSync } from "../rooms/queue-room-sync.ts";
import type { Services } from "../services.ts";
import { giveBackAll, NOTHING_BACK } from "./give-back.ts";
import { moveSession } from "./move-session.ts";
import { releaseTime } from "./release-time.ts";
import { strike } from "./strike.ts";
import { tellCancelled, tellTranscript } from "./tell.ts";
import { CONSEQUENCES, type Verdict } from "./verdict-rule.ts";

/**
 * The hour is judged: its money, strikes, letters, and the room's end, in one transaction. `arrived`: how
 * many messages have, should the room itself have stayed out of reach.
 */
export async function conclude(
  services: Services,
  trx: Trx,
  session: SessionRow,
  verdict: Verdict,
  endedAt: number,
  arrived: number,
): Promise<void> {
  const { refund, strikes, why } = CONSEQUENCES[verdict];
  const ended = await moveSession(trx, session, verdict, "clockwork", {
    ended_at: endedAt,
    release_at: refund ? null : await releaseTime(trx, session, endedAt),
    room_version: session.room_version + 1,
  });
  const given = refund ? await giveBackAll(services, trx, ended, verdict) : NOTHING_BACK;
  for (const role of strikes) await strike(services, trx, ended, role, verdict);
  // Free hours count once for each mentee (docs/decisions/0014).
  if (verdict === "completed") await addCompleted(trx, ended);
  if (why) await tellCancelled(services, trx, ended, why, given);
  else await tellTranscript(services, trx, ended, ended.room_seq ?? arrived);
  await queueRoomSync(services, trx, ended);
}
