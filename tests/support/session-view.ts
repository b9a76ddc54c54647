/** For tests: a session as one of its two people sees it, confirmed and paid unless said otherwise. */
import type { SessionView } from "../../server/bookings/schemas.ts";

const HOUR = 3_600_000;
/** Thu 26 Nov 2026, 18:00 SAST. */
export const startsAt = Date.UTC(2026, 10, 26, 16);

export function session(over: Partial<SessionView> = {}): SessionView {
  return {
    id: "s",
    version: 1,
    status: "confirmed",
    role: "mentee",
    other: { id: "o", name: "Johan Steyn", initials: "JS", zone: "Africa/Johannesburg" },
    startsAt,
    endsAt: startsAt + HOUR,
    proposedStartsAt: null,
    mode: "instant",
    priceCents: 42_000,
    currency: "ZAR",
    split: null,
    refundedCents: 0,
    paid: true,
    bank: null,
    goals: "",
    questions: [],
    deadlines: {
      payBy: null,
      answerBy: null,
      refundUntil: startsAt - 24 * HOUR,
      roomOpensAt: startsAt - 300_000,
      answerMoveBy: null,
      disputeUntil: null,
      releaseAt: null,
    },
    createdAt: 0,
    confirmedAt: null,
    endedAt: null,
    releasedAt: null,
    cancelledAt: null,
    cancelReason: "",
    actions: [],
    whatNext: { kind: "nothing", at: null, amountCents: 0 },
    ...over,
  };
}
