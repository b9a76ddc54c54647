/** Hours that end before they begin, and neither of the two ended them. */
import { type Trx, transact } from "../../db/client.ts";
import { type SessionRow, sessionById } from "../../db/queries/bookings.ts";
import { ofSuspended } from "../../db/queries/due-sessions.ts";
import { BATCH, each, type Step } from "../jobs/step.ts";
import { queueRoomSync } from "../rooms/queue-room-sync.ts";
import type { Services } from "../services.ts";
import { giveBackAll } from "./give-back.ts";
import { moveSession } from "./move-session.ts";
import { type Actor, EXPIRY, mayMove } from "./session-states.ts";
import { tellCancelled } from "./tell.ts";

/** All that is still held for it goes back, its room ends, and both are told. */
export async function callOff(
  services: Services,
  trx: Trx,
  session: SessionRow,
  why: "called_off" | "charged_back",
  actor: Actor,
): Promise<void> {
  const unpaid = session.status === "awaiting_payment";
  // Before it was confirmed it has no room, and version 0 says so.
  const hasRoom = session.status === "confirmed";
  const off = await moveSession(trx, session, why, actor, {
    cancelled_at: services.clock.now(),
    // The mentor does not see what was never paid.
    cancel_reason: unpaid ? EXPIRY.unpaid : "",
    room_version: session.room_version + Number(hasRoom),
  });
  if (hasRoom) await queueRoomSync(services, trx, off);
  const given = await giveBackAll(services, trx, off, why);
  await tellCancelled(services, trx, off, why, given, unpaid ? ["mentee"] : undefined);
}

/**
 * The hours of somebody who is shut out: nobody can meet them, and nobody may earn or lose by it. A matter of
 * time, not of the command that shuts them out: an hour may be booked or paid in the same moment.
 */
export const callOffSuspended: Step = {
  name: "call_off_suspended",
  run: async (services) =>
    each(await ofSuspended(services.db, services.clock.now(), BATCH), (id) =>
      transact(services.db, async (trx) => {
        const session = await sessionById(trx, id);
        if (!session || !mayMove(session.status, "called_off", "clockwork")) return false;
        if (session.starts_at <= services.clock.now()) return false;
        await callOff(services, trx, session, "called_off", "clockwork");
        return true;
      }),
    ),
};
