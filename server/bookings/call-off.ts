/** The hours of somebody who is shut out: nobody can meet them, and nobody may earn or lose by it. */
import type { Trx } from "../../db/client.ts";
import { hoursToCome, type SessionRow } from "../../db/queries/bookings.ts";
import { queueRoomSync } from "../rooms/queue-room-sync.ts";
import type { Services } from "../services.ts";
import { giveBackAll } from "./give-back.ts";
import { moveSession } from "./move-session.ts";
import type { Role } from "./schemas.ts";
import { EXPIRY } from "./session-states.ts";
import { tellCancelled } from "./tell.ts";

type Tools = Pick<Services, "clock" | "ids" | "settings">;

/** Stands where a person's reason would. */
const BY_US = "MentorLink had to call this hour off.";

/** All that have not begun; all that is held for them goes back. Answers how many. */
export async function callOffHoursOf(services: Tools, trx: Trx, userId: string): Promise<number> {
  const hours = await hoursToCome(trx, userId, services.clock.now());
  for (const session of hours) {
    const role = session.mentor_id === userId ? "mentor" : "mentee";
    await callOff(services, trx, session, role);
  }
  return hours.length;
}

async function callOff(services: Tools, trx: Trx, session: SessionRow, role: Role) {
  const cancelled_at = services.clock.now();
  if (session.status === "awaiting_payment") {
    // A payment that comes all the same finds that the hour was given back.
    const patch = { cancelled_at, cancel_reason: EXPIRY.letGo };
    await moveSession(trx, session, "expired", "mentee", patch);
    return;
  }
  const requested = session.status === "requested";
  const to = requested ? END_OF_REQUEST[role] : (`cancelled_by_${role}` as const);
  const off = await moveSession(trx, session, to, role, {
    cancelled_at,
    cancel_reason: to === "expired" ? EXPIRY.withdrawn : BY_US,
    room_version: session.room_version + Number(!requested),
  });
  const given = await giveBackAll(services, trx, off, "called_off");
  if (!requested) await queueRoomSync(services, trx, off);
  await tellCancelled(services, trx, off, "called_off", given);
}

const END_OF_REQUEST = { mentor: "declined", mentee: "expired" } as const;
