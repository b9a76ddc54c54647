import type { Trx } from "../../db/client.ts";
import { isUnavailable } from "../../db/portable.ts";
import {
  type BookableMentor,
  bookableMentorAndPayer,
  insertSession,
  makeCounter,
  NoCounter,
  type SessionRow,
} from "../../db/queries/bookings.ts";
import { retried } from "../../db/retry.ts";
import { requireVerified } from "../accounts/require-verified.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { once } from "../idempotency.ts";
import { limit } from "../limits.ts";
import { intendPayment } from "../payments/open-checkout.ts";
import type { Services } from "../services.ts";
import { takeCaps } from "./caps.ts";
import { checkout, type Kept } from "./checkout.ts";
import { CONFIRMED } from "./confirm.ts";
import { answerBy, endOf, payBy } from "./deadlines.ts";
import { QuarterTaken, takeQuarters } from "./locks.ts";
import { requireOffered } from "./offered.ts";
import { askOfPayer, requirePayer } from "./payer.ts";
import { freezePolicy, SESSION_MINUTES } from "./policy.ts";
import type { BookInput, BookOutput } from "./schemas.ts";
import { takenProblem } from "./taken-problem.ts";
import { tellBooked, tellRequested } from "./tell.ts";

/**
 * Keeps an hour of a mentor for a mentee: with a price unpaid for 15 minutes, pro bono at once. Every
 * check, the locks of both people and the remembered answer commit together (law 1).
 *
 * Problems: invalid_input (yourself), not_allowed (unverified address; a bank has a payment), not_found (mentor not
 * listed), changed_meanwhile (price or mode), slot_not_offered, too_many_holds, slot_taken and
 * busy_yourself (with `TakenExtra`).
 */
export async function book(
  services: Services,
  viewer: Viewer,
  { idempotencyKey, ...wish }: BookInput,
): Promise<BookOutput> {
  requireVerified(viewer);
  await limit(services, "book_by_account", viewer.id);
  if (wish.mentorId === viewer.id)
    throw Problem.field("mentorId", "You cannot book an hour with yourself.");
  const request = {
    userId: viewer.id,
    key: idempotencyKey,
    procedure: "bookings.book",
    request: wish,
    answer: { sessionId: services.ids.uuid() },
  };
  try {
    const keeping: { kept: Kept | null } = { kept: null };
    const keepOnce = (): Promise<{ sessionId: string }> =>
      once(services, request, async (trx) => {
        keeping.kept = await keep(services, trx, viewer, wish, request.answer.sessionId);
      }).catch(async (error: unknown) => {
        if (!(error instanceof NoCounter)) throw error;
        // Made twice it is the same counter, so whatever became of the first try.
        for (const name of error.names) {
          const counter = { user_id: error.userId, name };
          await retried(() => makeCounter(services.db, counter), isUnavailable);
        }
        return keepOnce();
      });
    const { sessionId } = await keepOnce();
    services.wake();
    // A run that was undone may have left what it kept, when a repeat of the request has booked since.
    const kept = keeping.kept?.session.id === sessionId ? keeping.kept : null;
    return { sessionId, next: await checkout(services, viewer, sessionId, kept) };
  } catch (error) {
    if (error instanceof QuarterTaken)
      throw await takenProblem(services, { ...wish, menteeId: viewer.id });
    throw error;
  }
}

type Wish = Omit<BookInput, "idempotencyKey">;

async function keep(
  services: Services,
  trx: Trx,
  viewer: Viewer,
  wish: Wish,
  id: string,
): Promise<Kept> {
  const now = services.clock.now();
  const found = await bookableMentorAndPayer(trx, askOfPayer(viewer.id, wish.mentorId, now));
  if (!found) throw Problem.notFound();
  const { mentor, payer } = found;
  if (mentor.price_cents > 0) requirePayer(payer);
  if (wish.priceCents !== undefined && wish.priceCents !== mentor.price_cents)
    throw new Problem(
      "changed_meanwhile",
      "The price was changed since you saw it. Nothing is booked: look at the new one first.",
    );
  if (wish.mode !== undefined && wish.mode !== mentor.mode)
    throw new Problem(
      "changed_meanwhile",
      mentor.mode === "request"
        ? "The mentor now approves each request first. Nothing is booked: look again before you ask."
        : "This hour is now booked at once. Nothing is booked yet: look again first.",
    );
  requireOffered(mentor, wish.startsAt, now);

  const session = newSession(services, viewer.id, mentor, wish, id);
  await takeCaps(trx, session, payer.counted);
  await takeQuarters(trx, session, now);
  await insertSession(trx, session);
  if (session.status === "confirmed") await tellBooked(services, trx, session);
  if (session.status === "requested") await tellRequested(services, trx, session);
  const payment =
    session.status === "awaiting_payment"
      ? await intendPayment(services, trx, session, viewer.id)
      : null;
  return { session, mentorName: mentor.name, payment };
}

function newSession(
  services: Services,
  menteeId: string,
  mentor: BookableMentor,
  wish: Wish,
  id: string,
): SessionRow {
  const now = services.clock.now();
  const policy = freezePolicy(mentor, services.settings);
  const status = firstStatus(mentor);
  const deadline = {
    awaiting_payment: payBy(now, policy),
    requested: answerBy(now, wish.startsAt, policy),
    confirmed: null,
  }[status];
  return {
    id,
    mentor_id: mentor.id,
    mentee_id: menteeId,
    starts_at: wish.startsAt,
    ends_at: endOf(wish.startsAt, SESSION_MINUTES),
    status,
    version: 1,
    mode: mentor.mode,
    price_cents: mentor.price_cents,
    currency: mentor.currency,
    policy: JSON.stringify(policy),
    goals: wish.goals,
    questions: JSON.stringify(wish.questions),
    deadline_at: deadline,
    confirmed_at: null,
    room_version: 0,
    reminded_hours: null,
    ...(status === "confirmed" && CONFIRMED(now, { starts_at: wish.startsAt, room_version: 0 })),
    room_batch: 0,
    room_seq: null,
    moves: 0,
    first_starts_at: null,
    proposed_starts_at: null,
    created_at: now,
    ended_at: null,
    release_at: null,
    released_at: null,
    held_back_at: null,
    cancelled_at: null,
    cancel_reason: "",
  };
}

/** Pro bono has no payment step; all else is the same. */
function firstStatus(mentor: BookableMentor) {
  if (mentor.price_cents > 0) return "awaiting_payment";
  return mentor.mode === "request" ? "requested" : "confirmed";
}
