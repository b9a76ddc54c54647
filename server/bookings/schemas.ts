/**
 * bookings.quote(QuoteInput) -> QuoteOutput · book(BookInput) -> BookOutput · pay(PayInput) -> BookOutput
 * list(ListInput) -> SessionList · byId(BySession) -> SessionView · overview() -> OverviewOutput
 * cancelPreview(BySession) -> CancelPreviewOutput · cancel(CancelInput) -> MovedOutput
 * accept, withdraw, letGo(BySession) -> MovedOutput · decline(DeclineInput) -> MovedOutput
 * editBrief(EditBriefInput) -> EditBriefOutput
 * move, askToMove, acceptMove, keepTime(HourInput) -> MovedHourOutput
 */
import { z } from "zod";
import {
  BOOKING_MODES,
  BookingMode,
  Id,
  IdempotencyKey,
  Instant,
  line,
  Page,
  prose,
} from "../fields.ts";
import { MAX_PRICE_CENTS } from "./policy.ts";

// ---- what comes in ----------------------------------------------------------------------------

const goals = prose("What you want from the hour", 1000, 1);
/** At most three; untouched ones are left out. */
const questions = z
  .array(line("A question", 300), "Questions must be a list")
  .max(3, "Ask three questions at most")
  .default([]);

export const BySession = z.object({ sessionId: Id });

export const QuoteInput = z.object({ mentorId: Id, startsAt: Instant });

export const BookInput = z.object({
  mentorId: Id,
  startsAt: Instant,
  goals,
  questions,
  /** The price that was agreed to; at another one nothing is booked. Left out: at any. */
  priceCents: z.int("The price must be a number of cents").min(0).max(MAX_PRICE_CENTS).optional(),
  /** How it was said to be booked; by now otherwise, nothing is booked. Left out: either way. */
  mode: z.enum(BOOKING_MODES, "The form is out of date; load the page again").optional(),
  idempotencyKey: IdempotencyKey,
});
export type BookInput = z.infer<typeof BookInput>;

export const PayInput = z.object({ sessionId: Id, idempotencyKey: IdempotencyKey });

export const DeclineInput = z.object({
  sessionId: Id,
  /** Told to the mentee. */
  reason: prose("The reason", 500).default(""),
});

export const CancelInput = z.object({
  sessionId: Id,
  /** What `cancelPreview` showed; another amount by now is refused and nothing happens. */
  expectedRefundCents: z.int("The amount is missing; load the page again").min(0),
  reason: prose("The reason", 500).default(""),
});

export const EditBriefInput = z.object({
  sessionId: Id,
  goals,
  questions,
  /** The session's version that the form showed. */
  version: z.int("The form is missing its version; load the page again"),
});

/** A session and the start that it should have. */
export const HourInput = z.object({ sessionId: Id, startsAt: Instant });
export type HourInput = z.infer<typeof HourInput>;

export const ListInput = z.object({
  when: z.enum(["upcoming", "needs_me", "past"]).default("upcoming"),
  page: Page,
});

// ---- what goes out ----------------------------------------------------------------------------

export const Status = z.enum([
  "awaiting_payment",
  "requested",
  "confirmed",
  "in_session",
  "completed",
  "no_show_mentee",
  "no_show_mentor",
  "no_show_both",
  "void",
  "declined",
  "expired",
  "cancelled_by_mentee",
  "cancelled_by_mentor",
  /** Called off before it began: the bank took the payment back. */
  "charged_back",
  /** By us, before it began: one of the two may not use MentorLink any more. */
  "called_off",
]);

export const Role = z.enum(["mentee", "mentor"]);
export type Role = z.infer<typeof Role>;

/** What the viewer may do at this moment. */
export const Action = z.enum([
  "pay",
  "let_go",
  "accept",
  "decline",
  "withdraw",
  "cancel",
  "move",
  "ask_to_move",
  "answer_move",
  "edit_brief",
  "enter_room",
  "read_transcript",
]);
export type Action = z.infer<typeof Action>;

/**
 * What happens next, for this viewer; the app finds the words. `at`: epoch ms, null where no time
 * belongs. `amountCents`: the money meant, 0 for none.
 */
export const WhatNext = z.object({
  kind: z.enum([
    /** Mentee: pay `amountCents` by `at`, else the slot is freed. */
    "pay_by",
    /** Mentor: answer by `at`, else it expires. `amountCents`: what you would earn. */
    "answer_by",
    /** Mentee: the mentor answers by `at`, else `amountCents` comes back. */
    "wait_for_answer",
    /** The room opens at `at`. */
    "room_opens",
    /** The room is open until `at`. */
    "room_open",
    /** The time to pay is over; we are asking the provider. */
    "being_asked",
    /** The hour is over; we are reading who was there. */
    "being_decided",
    /** Mentor: `amountCents` becomes yours at `at`. */
    "released_at",
    /** Mentor: `amountCents` became yours at `at`. */
    "released",
    /** `amountCents` waits while the bank looks into the payment. */
    "disputed",
    /** Something was wrong with the hour: `amountCents` waits until we have looked into it. */
    "held_back",
    /** The bank took the payment back. `amountCents`: what would have been the mentor's; the mentee's, what is back. */
    "charged_back",
    /** Mentee: the money is kept until `at`; something wrong must be said before. */
    "dispute_until",
    /** Mentee, late cancellation: `amountCents` comes back at `at` if the freed hour took place. */
    "maybe_refunded",
    /** `amountCents` went back to the mentee. */
    "refunded",
    /** Mentee: `amountCents` is owed; the provider has not taken the refund so far, and is asked again. */
    "refund_refused",
    "nothing",
  ]),
  at: z.number().nullable(),
  amountCents: z.int(),
});
export type WhatNext = z.infer<typeof WhatNext>;

/** A bank looks into the payment (`disputed`), or took it back for good. Null: neither. */
export const Bank = z.enum(["disputed", "charged_back"]).nullable();
export type Bank = z.infer<typeof Bank>;

export const SessionView = z.object({
  id: z.string(),
  version: z.int(),
  status: Status,
  /** Which of the two the viewer is. */
  role: Role,
  other: z.object({ id: z.string(), name: z.string(), initials: z.string(), zone: z.string() }),
  startsAt: z.number(),
  endsAt: z.number(),
  /** The mentor asks for this start instead. */
  proposedStartsAt: z.number().nullable(),
  mode: BookingMode,
  /** 0: pro bono. */
  priceCents: z.int(),
  currency: z.string(),
  /** For the mentor; null for the mentee. The VAT is inside the commission. */
  split: z
    .object({
      commissionBps: z.int(),
      commissionCents: z.int(),
      vatCents: z.int(),
      netCents: z.int(),
    })
    .nullable(),
  /** Given back: sent, on its way, or owed where the provider has not taken it so far. */
  refundedCents: z.int(),
  /** The money was taken; false for pro bono and unpaid holds. */
  paid: z.boolean(),
  bank: Bank,
  goals: z.string(),
  questions: z.array(z.string()),
  deadlines: z.object({
    payBy: z.number().nullable(),
    answerBy: z.number().nullable(),
    /** Cancelling before this gives everything back; null when nothing does. */
    refundUntil: z.number().nullable(),
    roomOpensAt: z.number(),
    /** The mentee agrees to the time that the mentor asks for by then; null where none is asked for. */
    answerMoveBy: z.number().nullable(),
    /** Set once it ended. */
    disputeUntil: z.number().nullable(),
    releaseAt: z.number().nullable(),
  }),
  createdAt: z.number(),
  confirmedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  releasedAt: z.number().nullable(),
  cancelledAt: z.number().nullable(),
  /**
   * A person's words (declined, cancelled_*), or for expired: "unpaid", "let_go", "not_answered",
   * "withdrawn", or for called_off: "unpaid", "".
   */
  cancelReason: z.string(),
  actions: z.array(Action),
  whatNext: WhatNext,
});
export type SessionView = z.infer<typeof SessionView>;

export const SessionList = z.object({
  sessions: z.array(SessionView),
  page: z.int(),
  pages: z.int(),
  total: z.int(),
  counts: z.object({ upcoming: z.int(), needsMe: z.int() }),
});

/** For the dashboard. */
export const OverviewOutput = z.object({
  /** The nearest confirmed or running one. */
  next: SessionView.nullable(),
  /** To pay, to answer, or with an open room; at most twenty. */
  needing: z.array(SessionView),
  /** How many ask for an answer of the mentor, and how many wait for something else. */
  requests: z.int(),
  sessionsNeedingMe: z.int(),
});

/** Everything that the checkout page says before anything is kept. */
export const QuoteOutput = z.object({
  mentor: z.object({
    id: z.string(),
    name: z.string(),
    initials: z.string(),
    jobTitle: z.string(),
    company: z.string(),
    zone: z.string(),
  }),
  startsAt: z.number(),
  endsAt: z.number(),
  mode: BookingMode,
  priceCents: z.int(),
  currency: z.string(),
  /** Whose share of the price is whose, once the hour has happened. */
  split: z.object({ commissionBps: z.int(), commissionCents: z.int(), netCents: z.int() }),
  vatIncluded: z.boolean(),
  holdMinutes: z.int(),
  /** Cancelling before this gives everything back; null when nothing does. */
  refundUntil: z.number().nullable(),
  /** For requests: the latest moment the mentor can answer, if booked now. */
  answerBy: z.number().nullable(),
  /** Whether it could be booked this moment; when not, other hours of the same mentor. */
  free: z.boolean(),
  /** Why the mentor does not offer this start, taken or not. */
  refusal: z.string().nullable(),
  /** A session of the viewer's that is this very hour. */
  own: z.string().nullable(),
  /** Other starts, when this one is not free. */
  alternatives: z.array(z.number()),
});
export type QuoteOutput = z.infer<typeof QuoteOutput>;

/** `extra` of a `slot_taken` or `busy_yourself` problem: three next offered starts. */
export const TakenExtra = z.object({
  alternatives: z.array(z.number()),
  /** Set when your own booking is in the way. */
  sessionId: z.string().optional(),
});
export type TakenExtra = z.infer<typeof TakenExtra>;

export const Next = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("pay"), url: z.string() }),
  /** Nothing to pay (any more): the session's page says how it stands. */
  z.object({ kind: z.literal("done") }),
]);

export const BookOutput = z.object({ sessionId: z.string(), next: Next });
export type BookOutput = z.infer<typeof BookOutput>;

/** After every other mutation: where it stands now. */
export const MovedOutput = z.object({
  sessionId: z.string(),
  status: Status,
  refundCents: z.int(),
});
export type MovedOutput = z.infer<typeof MovedOutput>;

export const MovedHourOutput = z.object({
  sessionId: z.string(),
  status: Status,
  startsAt: z.number(),
  proposedStartsAt: z.number().nullable(),
});
export type MovedHourOutput = z.infer<typeof MovedHourOutput>;

/** Which rule gives the amount. */
export const RefundRule = z.discriminatedUnion("rule", [
  /** Pro bono: there is no money. */
  z.object({ rule: z.literal("nothing_paid") }),
  z.object({ rule: z.literal("mentor_cancels"), percent: z.literal(100) }),
  /** The mentor asks for another time, and the mentee need not take it. */
  z.object({ rule: z.literal("mentor_asks_to_move"), percent: z.literal(100) }),
  z.object({ rule: z.literal("cooling_off"), percent: z.literal(100), until: z.number() }),
  /** Cancelled `hoursBefore` or more before the start; `until` is that moment. */
  z.object({
    rule: z.literal("tier"),
    percent: z.number(),
    hoursBefore: z.number(),
    until: z.number(),
  }),
  /** Past every tier. `since`: when the last one ran out. */
  z.object({ rule: z.literal("too_late"), percent: z.literal(0), since: z.number() }),
]);
export type RefundRule = z.infer<typeof RefundRule>;

export const CancelPreviewOutput = z.object({
  sessionId: z.string(),
  role: Role,
  otherName: z.string(),
  priceCents: z.int(),
  currency: z.string(),
  /** Send this back as `expectedRefundCents`. */
  refundCents: z.int(),
  rule: RefundRule,
  /** A bank looks into the payment: what comes back does so by the bank, or when it has decided. */
  waitsForBank: z.boolean(),
  /** What the mentor still gets (net), 0 for most. */
  mentorKeepsCents: z.int(),
  /** A late cancellation: when the mentor is paid, unless the freed hour took place. Null too where a bank decides. */
  mentorPaidAt: z.number().nullable(),
  /** The canceller gets a strike. */
  strike: z.boolean(),
});

export type CancelPreviewOutput = z.infer<typeof CancelPreviewOutput>;

export const EditBriefOutput = z.object({ sessionId: z.string(), version: z.int() });

/** An iCalendar file with one event. */
export const CalendarOutput = z.object({ ics: z.string() });
