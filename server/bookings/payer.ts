import type { PayerQuestion, PayerRecord } from "../../db/queries/payments.ts";
import { DAY } from "../clock.ts";
import { Problem } from "../errors.ts";
import { counterNames } from "./caps.ts";
import { MENTEE_CANCELLED } from "./give-back.ts";
import {
  MOST_GIVEN_BACK_A_DAY,
  MOST_LAPSED_A_DAY,
  MOST_LAPSED_OF_ONE_MENTOR,
  PAYS_AGAIN_AFTER_DAYS,
} from "./policy.ts";
import { EXPIRY, NEVER_PAID } from "./session-states.ts";

export function askOfPayer(menteeId: string, mentorId: string, now: number): PayerQuestion {
  return {
    menteeId,
    mentorId,
    chargedBackSince: now - PAYS_AGAIN_AFTER_DAYS * DAY,
    lapsedSince: now - DAY,
    givenBackSince: now - DAY,
    neverPaid: NEVER_PAID,
    givenBack: [MENTEE_CANCELLED, EXPIRY.withdrawn],
    counters: counterNames(mentorId),
  };
}

/**
 * Whether an hour may be kept for somebody before it is paid (docs/decisions/0015). Problems:
 * not_allowed (a bank has a payment of theirs), too_many_holds (kept too many that were never paid, or gave too many back).
 */
export function requirePayer({ bank, lapsed, lapsedHere, givenBack }: PayerRecord): void {
  if (bank !== null)
    throw new Problem(
      "not_allowed",
      bank === "disputed"
        ? "Your bank is looking into a payment that you made here. You can book hours with a price again when it has decided."
        : `Your bank took back a payment that you made here. You can book hours with a price again ${PAYS_AGAIN_AFTER_DAYS} days after that.`,
    );
  if (lapsedHere >= MOST_LAPSED_OF_ONE_MENTOR)
    throw new Problem(
      "too_many_holds",
      `Since yesterday you kept ${lapsedHere} hours of this mentor that you did not pay for. Others want them too: you can keep another one tomorrow.`,
    );
  if (lapsed >= MOST_LAPSED_A_DAY)
    throw new Problem(
      "too_many_holds",
      `Since yesterday you kept ${lapsed} hours that you did not pay for. Others want them too: you can keep another one tomorrow.`,
    );
  if (givenBack >= MOST_GIVEN_BACK_A_DAY)
    throw new Problem(
      "too_many_holds",
      `Since yesterday you gave back ${givenBack} hours that you had paid for. Each was news to a mentor: you can book another one tomorrow.`,
    );
}
