import { z } from "zod";
import { RefundTier } from "../bookings/policy.ts";

/** One imagined hour and what happens to its money, by the rules as they are today. */
export const MoneyExample = z.object({
  priceCents: z.int(),
  startsAt: z.number(),
  /** Up to and including this moment, all of it comes back; null when no tier gives all. */
  cancelUntil: z.number().nullable(),
  /** A mentor who has not come by then is absent. */
  absentFrom: z.number(),
  /** When the mentor's share is released; until then something can be said to be wrong. */
  releaseAt: z.number(),
  /** The weekly batch that pays it out. */
  payoutAt: z.number(),
  completedSessions: z.int(),
  commissionBps: z.int(),
  netCents: z.int(),
  commissionCents: z.int(),
});
export type MoneyExample = z.infer<typeof MoneyExample>;

/** The rules that the public pages tell; they come from where they are applied. */
export const RulesOutput = z.object({
  sessionMinutes: z.int(),
  holdMinutes: z.int(),
  paysAgainAfterDays: z.int(),
  mostMoves: z.int(),
  menteeMovesHours: z.int(),
  mostOpenHolds: z.int(),
  mostHoursWithOneMentor: z.int(),
  answerHours: z.int(),
  answerBeforeStartHours: z.int(),
  noticeHours: z.int(),
  windowDays: z.int(),
  minPriceCents: z.int(),
  maxPriceCents: z.int(),
  refundTiers: z.array(RefundTier),
  roomOpensMinutes: z.int(),
  absenceMinutes: z.int(),
  unreachableMinutes: z.int(),
  disputeHours: z.int(),
  releaseHours: z.int(),
  /** Highest number of completed sessions first. */
  commissionTiers: z.array(z.object({ fromCompleted: z.int(), bps: z.int() })),
  /** 0 while the platform is not registered. */
  vatBps: z.int(),
  example: MoneyExample,
});
export type RulesOutput = z.infer<typeof RulesOutput>;
