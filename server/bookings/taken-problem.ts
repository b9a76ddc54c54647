import { bookableMentor, liveLocks } from "../../db/queries/bookings.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { endOf } from "./deadlines.ts";
import { ownAt, quartersToKeep } from "./locks.ts";
import { alternatives } from "./offered.ts";
import { SESSION_MINUTES } from "./policy.ts";
import type { TakenExtra } from "./schemas.ts";

/**
 * What a mentee is told who wanted an hour that was not free: by whose booking, and which others are.
 * `moving`: a session of theirs that is not in the way, because it would leave.
 */
export async function takenProblem(
  { db, clock }: Services,
  wish: { mentorId: string; menteeId: string; startsAt: number; moving?: string },
): Promise<Problem> {
  const now = clock.now();
  const mentor = await bookableMentor(db, wish.mentorId);
  if (!mentor) return Problem.notFound();
  const { mentee } = quartersToKeep({
    startsAt: wish.startsAt,
    endsAt: endOf(wish.startsAt, SESSION_MINUTES),
    bufferQuarters: 0,
  });
  const locks = await liveLocks(db, [wish.menteeId], mentee, now);
  const others = locks.filter(({ session_id }) => session_id !== wish.moving);
  const [own] = others;
  if (await ownAt(db, others, wish)) {
    const words = "That hour is yours already: see how it stands among your sessions.";
    const extra: TakenExtra = { alternatives: [], ...(own && { sessionId: own.session_id }) };
    return new Problem("busy_yourself", words, {
      issues: [{ path: "startsAt", message: words }],
      extra,
    });
  }
  const extra: TakenExtra = {
    alternatives: await alternatives(db, mentor, wish.menteeId, wish.startsAt, now),
    ...(own && { sessionId: own.session_id }),
  };
  const [code, words] = own
    ? (["busy_yourself", "You have another session at that time. Choose one of these."] as const)
    : (["slot_taken", "Somebody else has just taken that time. Choose one of these."] as const);
  return new Problem(code, words, { issues: [{ path: "startsAt", message: words }], extra });
}
