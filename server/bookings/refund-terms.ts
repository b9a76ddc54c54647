/** What a session's row says to the refund rule, and what that owes the mentee once it is over. */
import type { SessionRow } from "../../db/queries/bookings.ts";
import type { SessionStatus } from "../../db/schema.ts";
import { asksToMove } from "./deadlines.ts";
import { policyOf } from "./policy.ts";
import { refundFor } from "./refund-rule.ts";

type Terms = Pick<
  SessionRow,
  "price_cents" | "first_starts_at" | "starts_at" | "created_at" | "proposed_starts_at" | "policy"
>;

export function refundable(session: Terms) {
  return {
    priceCents: session.price_cents,
    // Moving an hour does not give more time to cancel it (move-hour.ts).
    startsAt: session.first_starts_at ?? session.starts_at,
    beginsAt: session.starts_at,
    createdAt: session.created_at,
    policy: policyOf(session),
  };
}

/** Also whether a question is open. */
export function refundableAt(session: Terms, now: number) {
  const terms = refundable(session);
  return { ...terms, askedToMove: asksToMove(session, terms.policy, now) };
}

const GIVEN_BACK_WHOLE: readonly SessionStatus[] = [
  "declined",
  "expired",
  "called_off",
  "cancelled_by_mentor",
  "no_show_mentor",
  "no_show_both",
  "void",
];

/** Of the price, what goes back to the mentee whatever a bank decides about the payment, for which it may wait. */
export function owedBack(session: Terms & Pick<SessionRow, "status" | "cancelled_at">): number {
  const { status, price_cents, cancelled_at, created_at } = session;
  if (GIVEN_BACK_WHOLE.includes(status)) return price_cents;
  if (status !== "cancelled_by_mentee") return 0;
  const at = cancelled_at ?? created_at;
  return refundFor(refundableAt(session, at), "mentee", at).refundCents;
}
