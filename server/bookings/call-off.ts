/** The hours of somebody who is shut out: nobody can meet them, and nobody may earn or lose by it. */
import { type Trx, transact } from "../../db/client.ts";
import { type SessionRow, sessionById } from "../../db/queries/bookings.ts";
import { ofSuspended } from "../../db/queries/due-sessions.ts";
import { BATCH, each, type Step } from "../jobs/step.ts";
import { queueRoomSync } from "../rooms/queue-room-sync.ts";
import type { Services } from "../services.ts";
import { giveBackAll } from "./give-back.ts";
import { moveSession } from "./move-session.ts";
import { EXPIRY, SESSION_STATES } from "./session-states.ts";
import { tellCancelled } from "./tell.ts";

/**
 * A matter of time, not of the command that shuts somebody out: an hour may be booked or paid in the same
 * moment. All that is held for it goes back, and both are told.
 */
export const callOffSuspended: Step = {
  name: "call_off_suspended",
  run: async (services) =>
    each(await ofSuspended(services.db, services.clock.now(), BATCH), (id) =>
      transact(services.db, async (trx) => {
        const session = await sessionById(trx, id);
        if (!session || !SESSION_STATES[session.status].to.called_off) return false;
        await callOff(services, trx, session);
        return true;
      }),
    ),
};

async function callOff(services: Services, trx: Trx, session: SessionRow): Promise<void> {
  const unpaid = session.status === "awaiting_payment";
  // Before it was confirmed it has no room, and version 0 says so.
  const hasRoom = session.status === "confirmed";
  const off = await moveSession(trx, session, "called_off", "clockwork", {
    cancelled_at: services.clock.now(),
    // The mentor does not see what was never paid.
    cancel_reason: unpaid ? EXPIRY.unpaid : "",
    room_version: session.room_version + Number(hasRoom),
  });
  if (hasRoom) await queueRoomSync(services, trx, off);
  const given = await giveBackAll(services, trx, off, "called_off");
  await tellCancelled(services, trx, off, "called_off", given, unpaid ? ["mentee"] : undefined);
}
