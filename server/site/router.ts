import * as policy from "../bookings/policy.ts";
import { anyone, router } from "../trpc.ts";
import { moneyExample } from "./example-rule.ts";
import { RulesOutput } from "./schemas.ts";

/** What the public pages tell about the product itself. */
export const siteRouter = router({
  rules: anyone.output(RulesOutput).query(({ ctx: { services, request } }) => {
    const { vatRegistered } = services.settings;
    return {
      sessionMinutes: policy.SESSION_MINUTES,
      holdMinutes: policy.HOLD_MINUTES,
      paysAgainAfterDays: policy.PAYS_AGAIN_AFTER_DAYS,
      mostMoves: policy.MOST_MOVES,
      menteeMovesHours: policy.MENTEE_MOVES_HOURS,
      mostOpenHolds: policy.MOST_OPEN_HOLDS,
      mostHoursWithOneMentor: policy.MOST_HOURS_WITH_ONE_MENTOR,
      answerHours: policy.ANSWER_HOURS,
      answerBeforeStartHours: policy.ANSWER_BEFORE_START_HOURS,
      noticeHours: policy.MIN_NOTICE_HOURS,
      windowDays: policy.WINDOW_DAYS,
      minPriceCents: policy.MIN_PRICE_CENTS,
      maxPriceCents: policy.MAX_PRICE_CENTS,
      refundTiers: policy.REFUND_TIERS,
      roomOpensMinutes: policy.ROOM_OPENS_MINUTES,
      absenceMinutes: policy.ABSENCE_MINUTES,
      unreachableMinutes: policy.UNREACHABLE_MINUTES,
      disputeHours: policy.DISPUTE_HOURS,
      releaseHours: policy.RELEASE_HOURS,
      commissionTiers: [...policy.COMMISSION_TIERS],
      vatBps: vatRegistered ? policy.VAT_BPS : 0,
      example: moneyExample(services.clock.now(), request.zone, vatRegistered),
    };
  }),
});
