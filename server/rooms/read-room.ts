import type { SessionRow } from "../../db/queries/bookings.ts";
import { messagesAfter, tallyOf } from "../../db/queries/rooms.ts";
import { comeBy, roomOpensAt } from "../bookings/deadlines.ts";
import { policyOf } from "../bookings/policy.ts";
import { reach } from "../bookings/reach.ts";
import { MINUTE } from "../clock.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { roomPhase } from "./enter.ts";
import { message, sidesOf } from "./without-script.ts";

/** Whether there is a room to enter now, from the database alone. */
export async function roomState(
  services: Services,
  viewer: Viewer,
  { sessionId }: { sessionId: string },
) {
  const { session, role } = await reach(services.db, viewer.id, sessionId);
  const now = services.clock.now();
  const policy = policyOf(session);
  return {
    state: roomPhase(session, now),
    opensAt: roomOpensAt(session.starts_at, policy),
    startsAt: session.starts_at,
    comeBy: comeBy(session.starts_at, policy),
    endsAt: session.ends_at,
    now,
    ...(await sidesOf(services, session, viewer, role)),
  };
}

/** The saved conversation page by page, for both, after the end. Problems: not_found, wrong_state. */
export async function transcript(
  services: Services,
  viewer: Viewer,
  { sessionId, afterSeq }: { sessionId: string; afterSeq: number },
) {
  const { session, role } = await reach(services.db, viewer.id, sessionId);
  const now = services.clock.now();
  if (roomPhase(session, now) !== "ended")
    throw new Problem("wrong_state", "The transcript is here once the hour is over.");
  const { count } = await tallyOf(services.db, session.id);
  const { page, more } = await messagesAfter(services.db, session.id, afterSeq);
  return {
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    endedAt: session.ended_at ?? session.cancelled_at,
    messages: page.map((row) => message(session, viewer.id, row)),
    more,
    total: count,
    complete: isHandedOver(session, count, now),
    ...(await sidesOf(services, session, viewer, role)),
  };
}

/** Nobody asks the room of an hour that was called off how much was said in it: it has a minute. */
function isHandedOver(session: SessionRow, count: number, now: number): boolean {
  const { room_seq, cancelled_at } = session;
  if (room_seq === null) return cancelled_at !== null && now >= cancelled_at + MINUTE;
  return count >= room_seq;
}
