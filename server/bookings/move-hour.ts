import { type Trx, transact } from "../../db/client.ts";
import {
  bookableMentor,
  deleteLocksOf,
  type SessionRow,
  updateSession,
} from "../../db/queries/bookings.ts";
import { DAY } from "../clock.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { limit } from "../limits.ts";
import { queueRoomSync } from "../rooms/queue-room-sync.ts";
import type { Services } from "../services.ts";
import { answerMoveBy, asksToMove, endOf, toldWithin } from "./deadlines.ts";
import { QuarterTaken, takeQuarters } from "./locks.ts";
import { moveRefusal } from "./move-rule.ts";
import { wrongState } from "./move-session.ts";
import { requireOffered } from "./offered.ts";
import {
  MENTEE_MOVES_HOURS,
  MENTOR_ASKS_HOURS,
  MOST_MOVES,
  policyOf,
  SESSION_MINUTES,
} from "./policy.ts";
import { reach, reachAs } from "./reach.ts";
import type { HourInput, MovedHourOutput, Role } from "./schemas.ts";
import { takenProblem } from "./taken-problem.ts";
import { tellAsked, tellKept, tellMoved } from "./tell.ts";

/**
 * The mentee gives a confirmed hour another time, at once: the same session and payment, and refunds go
 * on counting from the time that was booked, or from an earlier one that it was moved to: else who books
 * far ahead could move the hour close and cancel it at the door. Repeating it answers the same. Problems: not_found,
 * not_allowed, wrong_state, slot_not_offered, slot_taken, busy_yourself (with `TakenExtra`) and
 * rate_limited.
 */
export async function move(services: Services, viewer: Viewer, input: HourInput) {
  await limit(services, "move_by_account", viewer.id);
  return moving(services, viewer, input, "mentee", async (trx, session, now) => {
    requireMovable(session, "mentee", now);
    requireOffered(await mentorOf(trx, session), input.startsAt, now);
  });
}

/**
 * The mentor asks for another time, in place of any that was asked for before. The present one stands
 * until the mentee accepts; meanwhile the mentee may cancel and gets everything back. Problems:
 * not_found, not_allowed, wrong_state, slot_not_offered, rate_limited.
 */
export async function askToMove(
  services: Services,
  viewer: Viewer,
  { sessionId, startsAt }: HourInput,
): Promise<MovedHourOutput> {
  await limit(services, "ask_to_move_by_account", viewer.id);
  const asked = await transact(services.db, async (trx) => {
    const now = services.clock.now();
    const session = await reachAs(trx, "mentor", viewer.id, sessionId);
    const open = asksToMove(session, policyOf(session), now);
    if (open && session.proposed_starts_at === startsAt) return session;
    requireMovable(session, "mentor", now);
    if (session.starts_at === startsAt)
      throw Problem.field("startsAt", "The hour is at that time already. Choose another.");
    requireOffered(await mentorOf(trx, session), startsAt, now);
    const next = await updateSession(trx, session, { proposed_starts_at: startsAt });
    await tellAsked(services, trx, next, startsAt);
    return next;
  });
  services.wake();
  return outputOf(asked);
}

/** The mentee agrees to the time that the mentor asked for. Problems: as for `move`. */
export function acceptMove(services: Services, viewer: Viewer, input: HourInput) {
  return moving(services, viewer, input, "mentor", async (_trx, session, now) => {
    requireAsked(session, input.startsAt);
    if (session.starts_at <= now) throw tooLate("The hour has begun; it stays where it is.");
    if (now > answerMoveBy(session, input.startsAt, policyOf(session)))
      throw tooLate(
        "It is too late to agree to that time: your mentor could not know of it soon enough.",
      );
  });
}

/**
 * The hour stays where it is: the mentee says no, or the mentor asks no more. The other one is told.
 * Problems: not_found, wrong_state, changed_meanwhile.
 */
export async function keepTime(
  services: Services,
  viewer: Viewer,
  { sessionId, startsAt }: HourInput,
): Promise<MovedHourOutput> {
  const kept = await transact(services.db, async (trx) => {
    const { session, role } = await reach(trx, viewer.id, sessionId);
    const asked = asksToMove(session, policyOf(session), services.clock.now());
    if (session.status === "confirmed" && !asked) return session;
    requireAsked(session, startsAt);
    const next = await updateSession(trx, session, { proposed_starts_at: null });
    await tellKept(services, trx, next, startsAt, role);
    return next;
  });
  services.wake();
  return outputOf(kept);
}

/** `wanted`: whose wish it is. `check` throws what speaks against it. */
async function moving(
  services: Services,
  viewer: Viewer,
  { sessionId, startsAt }: HourInput,
  wanted: Role,
  check: (trx: Trx, session: SessionRow, now: number) => Promise<void>,
): Promise<MovedHourOutput> {
  try {
    const moved = await transact(services.db, async (trx) => {
      const session = await reachAs(trx, "mentee", viewer.id, sessionId);
      if (session.status === "confirmed" && session.starts_at === startsAt) return session;
      await check(trx, session, services.clock.now());
      return giveTime(services, trx, session, startsAt, wanted);
    });
    services.wake();
    return outputOf(moved);
  } catch (error) {
    if (!(error instanceof QuarterTaken)) throw error;
    const { mentor_id } = await reachAs(services.db, "mentee", viewer.id, sessionId);
    const wish = { mentorId: mentor_id, menteeId: viewer.id, startsAt, moving: sessionId };
    throw await takenProblem(services, wish);
  }
}

/** The locks go with the hour: its old quarters are free for it, too. Throws QuarterTaken. */
async function giveTime(
  services: Services,
  trx: Trx,
  session: SessionRow,
  startsAt: number,
  wanted: Role,
): Promise<SessionRow> {
  const first = session.first_starts_at ?? session.starts_at;
  // The mentor may have wished it earlier, and all came back until then: a later time of the mentee adds nothing.
  const own = startsAt < session.starts_at ? startsAt : Math.max(startsAt, session.starts_at + DAY);
  const moved = await updateSession(trx, session, {
    starts_at: startsAt,
    ends_at: endOf(startsAt, SESSION_MINUTES),
    first_starts_at: wanted === "mentee" ? Math.min(first, own) : first,
    proposed_starts_at: null,
    moves: session.moves + 1,
    reminded_hours: toldWithin(startsAt, services.clock.now()),
    room_version: session.room_version + 1,
  });
  await deleteLocksOf(trx, session.id);
  await takeQuarters(trx, moved, services.clock.now());
  await queueRoomSync(services, trx, moved);
  await tellMoved(services, trx, moved, session.starts_at, wanted);
  return moved;
}

function requireMovable(session: SessionRow, by: Role, now: number): void {
  if (session.status !== "confirmed") throw wrongState(session.status);
  const refusal = moveRefusal({ startsAt: session.starts_at, moves: session.moves }, by, now);
  if (refusal === "moved_twice")
    throw tooLate(`This hour was given another time ${MOST_MOVES} times already.`);
  if (refusal === "too_late")
    throw tooLate(
      by === "mentee"
        ? `An hour can be moved until ${MENTEE_MOVES_HOURS} hours before it starts.`
        : `You can ask for another time until ${MENTOR_ASKS_HOURS} hours before the start.`,
    );
}

function requireAsked(session: SessionRow, startsAt: number): void {
  if (session.status !== "confirmed") throw wrongState(session.status);
  if (session.proposed_starts_at !== startsAt)
    throw new Problem(
      "changed_meanwhile",
      "That time is not asked for any more. Look at the session again.",
    );
}

function tooLate(words: string): Problem {
  return new Problem("wrong_state", words);
}

async function mentorOf(trx: Trx, session: SessionRow) {
  const mentor = await bookableMentor(trx, session.mentor_id);
  if (!mentor) throw tooLate("This mentor takes no more bookings; the hour stays where it is.");
  return mentor;
}

function outputOf({ id, status, starts_at, proposed_starts_at }: SessionRow): MovedHourOutput {
  return { sessionId: id, status, startsAt: starts_at, proposedStartsAt: proposed_starts_at };
}
