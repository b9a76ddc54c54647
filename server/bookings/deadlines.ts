/** When things run out, from the frozen policy. */
import type { SessionRow } from "../../db/queries/bookings.ts";
import { HOUR, MINUTE } from "../clock.ts";
import {
  ANSWER_BEFORE_START_HOURS,
  type Policy,
  REMINDER_HOURS,
  ROOM_OPENS_MINUTES,
} from "./policy.ts";

export function endOf(startsAt: number, sessionMinutes: number): number {
  return startsAt + sessionMinutes * MINUTE;
}

export function payBy(now: number, policy: Pick<Policy, "holdMinutes">): number {
  return now + policy.holdMinutes * MINUTE;
}

/** A hold whose provider cannot be asked whether it was paid does not wait longer than this. */
const PROVIDER_AWAY_MS = 10 * MINUTE;

/** What was to be paid by `deadlineAt` keeps its hour until then, or until it is known that nobody paid. */
export function keptUntil(deadlineAt: number): number {
  return deadlineAt + PROVIDER_AWAY_MS;
}

/** The mentor answers by then, or the request expires. */
export function answerBy(
  now: number,
  startsAt: number,
  policy: Pick<Policy, "answerHours" | "answerBeforeStartHours">,
): number {
  return Math.min(now + policy.answerHours * HOUR, startsAt - policy.answerBeforeStartHours * HOUR);
}

/**
 * The mentee agrees to another time, or cancels, by then: the mentor must know of it before it begins, and an
 * hour that has begun is neither moved nor cancelled.
 */
export function answerMoveBy(
  { starts_at }: Pick<SessionRow, "starts_at">,
  proposedStartsAt: number,
  policy: Pick<Policy, "answerBeforeStartHours">,
): number {
  return Math.min(starts_at, proposedStartsAt - policy.answerBeforeStartHours * HOUR);
}

/** Whether the mentor asks for another time, and can still be answered; after that nobody asked. */
export function asksToMove(
  session: Pick<SessionRow, "starts_at" | "proposed_starts_at">,
  policy: Pick<Policy, "answerBeforeStartHours">,
  now: number,
): boolean {
  const { proposed_starts_at: proposed } = session;
  return proposed !== null && now <= answerMoveBy(session, proposed, policy);
}

/** Who was not in the room until then did not come. */
export function comeBy(startsAt: number, policy: Pick<Policy, "absenceMinutes">): number {
  return startsAt + policy.absenceMinutes * MINUTE;
}

/**
 * The last of the reminders whose time has come already, in hours; null for none. Whoever booked or moved the
 * hour since has just read when it is.
 */
export function toldWithin(startsAt: number, now: number): number | null {
  const passed = REMINDER_HOURS.filter((hours) => startsAt - now < hours * HOUR);
  return passed.length > 0 ? Math.min(...passed) : null;
}

export function roomOpensAt(startsAt: number, policy: Pick<Policy, "roomOpensMinutes">): number {
  return startsAt - policy.roomOpensMinutes * MINUTE;
}

/** Whether an hour was called off when its people could be in its room: what they said there stays theirs. */
export function calledOffInRoom(
  session: Pick<SessionRow, "starts_at" | "confirmed_at" | "cancelled_at" | "moves">,
  policy: Pick<Policy, "roomOpensMinutes">,
): boolean {
  const { starts_at, confirmed_at, cancelled_at, moves } = session;
  if (confirmed_at === null || cancelled_at === null) return false;
  // Moved when its people were in the room already, for all we know.
  return moves > 0 || cancelled_at >= roomOpensAt(starts_at, policy);
}

export function releaseAt(endedAt: number, policy: Pick<Policy, "releaseHours">): number {
  return endedAt + policy.releaseHours * HOUR;
}

export function disputeUntil(endedAt: number, policy: Pick<Policy, "disputeHours">): number {
  return endedAt + policy.disputeHours * HOUR;
}

/** What needs somebody at `now`: a room that is open, a question that can still be answered. */
export function momentsAt(now: number) {
  return {
    roomOpenFrom: now + ROOM_OPENS_MINUTES * MINUTE,
    askedFrom: now + ANSWER_BEFORE_START_HOURS * HOUR,
  };
}
