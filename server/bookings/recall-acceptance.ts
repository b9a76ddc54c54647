import { transact } from "../../db/client.ts";
import { sessionById } from "../../db/queries/bookings.ts";
import { MINUTE } from "../clock.ts";
import { wasSetBackSince } from "../rooms/clock-jumps.ts";
import { gatherEvidence } from "../rooms/gather-evidence.ts";
import { queueRoomSync } from "../rooms/queue-room-sync.ts";
import type { Services } from "../services.ts";
import { CONFIRMED } from "./confirm.ts";
import { isShut } from "./decide-verdict.ts";
import { moveSession } from "./move-session.ts";
import { EVIDENCE_WAIT_MINUTES } from "./policy.ts";

/**
 * A mentor's yes that a database of a backup lacks: the room has heard of its hour, which only a yes tells it. No
 * letters: both have had theirs. Throws where the room does not answer, for nobody's money goes back on a guess, as long
 * as a verdict would wait for it.
 */
export async function recallAcceptance(services: Services, sessionId: string): Promise<void> {
  const requested = await sessionById(services.db, sessionId);
  if (!requested || !(await wasSetBackSince(services, requested.created_at))) return;
  const heard = await gatherEvidence(services, sessionId);
  if (!heard && services.clock.now() < requested.ends_at + EVIDENCE_WAIT_MINUTES * MINUTE)
    throw new Error("The room cannot say whether its hour was accepted");
  if (!heard?.knowsHour || isShut(heard)) return;
  await transact(services.db, async (trx) => {
    const session = await sessionById(trx, sessionId);
    if (session?.status !== "requested") return;
    const confirmed = CONFIRMED(services.clock.now(), session);
    const moved = await moveSession(trx, session, "confirmed", "mentor", confirmed);
    await queueRoomSync(services, trx, moved);
  });
}
