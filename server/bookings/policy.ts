/** Every business rule of booking, as named constants, and how they are frozen onto a session. */
import { z } from "zod";

/** One hour; the app owns `ends_at`. */
export const SESSION_MINUTES = 60;
/** How long an unpaid booking keeps its slot. */
export const HOLD_MINUTES = 15;
/**
 * Who had a bank take a payment back pays for no further hour so long; while a bank looks into one,
 * neither. Somebody works for each (docs/decisions/0015).
 */
export const PAYS_AGAIN_AFTER_DAYS = 30;
/** Unpaid holds and open requests that one mentee may have together. */
export const MOST_OPEN_HOLDS = 3;
/** Hours kept and never paid within 24 h, before no further one is kept; and of one mentor's hours. */
export const MOST_LAPSED_A_DAY = 8;
export const MOST_LAPSED_OF_ONE_MENTOR = 4;
/** Hours without a price that one mentee may have before them: they cost nothing to hoard. */
export const MOST_FREE_HOURS = 3;
/** Hours with a price, kept, asked for or paid, that one mentee may have before them with one mentor. */
export const MOST_HOURS_WITH_ONE_MENTOR = 5;
/** Hours with a price given back for money within 24 h, before no further one is booked. */
export const MOST_GIVEN_BACK_A_DAY = 6;
/** A request is answered within this many hours, or this long before the start if that is sooner. */
export const ANSWER_HOURS = 48;
export const ANSWER_BEFORE_START_HOURS = 2;
/** A mentor may raise the notice, never lower it. */
export const MIN_NOTICE_HOURS = 4;
export const WINDOW_DAYS = 60;
/** R 0 is pro bono; between that and the minimum nothing is allowed. */
export const MIN_PRICE_CENTS = 5_000;
export const MAX_PRICE_CENTS = 1_000_000;
/** First tier that matches, by hours before the start; nothing matches, nothing back. */
export const REFUND_TIERS: RefundTier[] = [{ hoursBefore: 24, percent: 100 }];
/** Within so many days of booking everything comes back, until the start. None by default. */
export const COOLING_OFF_DAYS = 0;
export const ROOM_OPENS_MINUTES = 5;
/** Absent throughout these first minutes is a no-show. */
export const ABSENCE_MINUTES = 10;
/** Of the minutes above, so many without a reachable room make the session void. */
export const UNREACHABLE_MINUTES = 5;
/** From so many strikes on, each sends a listed mentor to the admins, who may take the profile down. */
export const REPEATED_STRIKES = 3;
/** How long a verdict waits for the room's evidence after the end. */
export const EVIDENCE_WAIT_MINUTES = 30;
export const DISPUTE_HOURS = 48;
export const RELEASE_HOURS = 48;
export const REMINDER_HOURS = [24, 1] as const;
/** A session may be given another time so often: at once by the mentee, if the mentor asks and the mentee agrees. */
export const MOST_MOVES = 2;
export const MENTEE_MOVES_HOURS = 24;
export const MENTOR_ASKS_HOURS = 2;
export const ALTERNATIVES_OFFERED = 3;

/** By completed sessions, highest first. Basis points: 3000 is 30 %. */
export const COMMISSION_TIERS = [
  { fromCompleted: 50, bps: 2000 },
  { fromCompleted: 10, bps: 2500 },
  { fromCompleted: 0, bps: 3000 },
] as const;
/** South Africa's standard rate, inside the commission. */
export const VAT_BPS = 1500;

export const RefundTier = z.object({ hoursBefore: z.number(), percent: z.number() });
export type RefundTier = z.infer<typeof RefundTier>;

/** What was promised when the session was booked; later changes of the rules do not reach it. */
export const Policy = z.object({
  commissionBps: z.int(),
  /** 0 while the platform is not registered. */
  vatBps: z.int(),
  refundTiers: z.array(RefundTier),
  coolingOffDays: z.int(),
  noticeHours: z.int(),
  windowDays: z.int(),
  bufferQuarters: z.int(),
  holdMinutes: z.int(),
  answerHours: z.int(),
  answerBeforeStartHours: z.int(),
  roomOpensMinutes: z.int(),
  absenceMinutes: z.int(),
  unreachableMinutes: z.int(),
  disputeHours: z.int(),
  releaseHours: z.int(),
});
export type Policy = z.infer<typeof Policy>;

/** Our share falls with the hours that a mentor was paid for (docs/decisions/0014): 30, 25, 20 %. */
export function commissionBps(paidSessions: number): number {
  const tier = COMMISSION_TIERS.find(({ fromCompleted }) => paidSessions >= fromCompleted);
  return (tier ?? COMMISSION_TIERS[2]).bps;
}

export function freezePolicy(
  mentor: { paid_sessions: number; min_notice_hours: number; buffer_quarters: number },
  settings: { vatRegistered: boolean },
): Policy {
  return {
    commissionBps: commissionBps(mentor.paid_sessions),
    vatBps: settings.vatRegistered ? VAT_BPS : 0,
    refundTiers: REFUND_TIERS,
    coolingOffDays: COOLING_OFF_DAYS,
    noticeHours: noticeHours(mentor.min_notice_hours),
    windowDays: WINDOW_DAYS,
    bufferQuarters: mentor.buffer_quarters,
    holdMinutes: HOLD_MINUTES,
    answerHours: ANSWER_HOURS,
    answerBeforeStartHours: ANSWER_BEFORE_START_HOURS,
    roomOpensMinutes: ROOM_OPENS_MINUTES,
    absenceMinutes: ABSENCE_MINUTES,
    unreachableMinutes: UNREACHABLE_MINUTES,
    disputeHours: DISPUTE_HOURS,
    releaseHours: RELEASE_HOURS,
  };
}

export function noticeHours(mentorsOwn: number): number {
  return Math.max(MIN_NOTICE_HOURS, mentorsOwn);
}

export function policyOf(session: { policy: string }): Policy {
  return Policy.parse(JSON.parse(session.policy));
}
