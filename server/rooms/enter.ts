import type { Reader } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import { calledOffInRoom, roomOpensAt } from "../bookings/deadlines.ts";
import { policyOf } from "../bookings/policy.ts";
import { reach } from "../bookings/reach.ts";
import type { Role } from "../bookings/schemas.ts";
import { LIVE_STATES } from "../bookings/session-states.ts";
import { Problem } from "../errors.ts";

export type RoomPhase = "none" | "early" | "open" | "ended";

/** How the app, which owns the times, sees a session's room at `now`. */
export function roomPhase(session: SessionRow, now: number): RoomPhase {
  if (session.ended_at !== null) return "ended";
  const policy = policyOf(session);
  if (!LIVE_STATES.includes(session.status))
    return calledOffInRoom(session, policy) ? "ended" : "none";
  if (now >= session.ends_at) return "ended";
  return now < roomOpensAt(session.starts_at, policy) ? "early" : "open";
}

/** The session behind a room that this person may enter now. Problems: not_found, room_closed. */
export async function enter(
  db: Reader,
  userId: string,
  sessionId: string,
  now: number,
): Promise<{ session: SessionRow; role: Role }> {
  const reached = await reach(db, userId, sessionId);
  const phase = roomPhase(reached.session, now);
  if (phase !== "open") throw new Problem("room_closed", CLOSED[phase]);
  return reached;
}

const CLOSED = {
  none: "This session has no room: it is not confirmed.",
  early: "The room is not open yet.",
  ended: "The session has ended.",
} as const;
