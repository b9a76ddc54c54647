import type { Trx } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import type { Services } from "../services.ts";
import { toldWithin } from "./deadlines.ts";
import { moveSession } from "./move-session.ts";
import type { Actor } from "./session-states.ts";
import { tellBooked } from "./tell.ts";

/** The hour stands: both are told, the room learns its times. The slot's locks must be for good. */
export async function confirm(
  services: Services,
  trx: Trx,
  session: SessionRow,
  actor: Actor,
): Promise<SessionRow> {
  const confirmed = await moveSession(trx, session, "confirmed", actor, {
    ...CONFIRMED(services.clock.now(), session),
    // A late payment wakes an expired hold.
    cancelled_at: null,
    cancel_reason: "",
  });
  await tellBooked(services, trx, confirmed);
  return confirmed;
}

/** What a row says from the moment it is confirmed. */
export const CONFIRMED = (
  now: number,
  { starts_at, room_version }: Pick<SessionRow, "starts_at" | "room_version">,
) => ({
  confirmed_at: now,
  room_version: room_version + 1,
  reminded_hours: toldWithin(starts_at, now),
});
