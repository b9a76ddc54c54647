/** What a cancellation gives back, and which rule says so. */
import { DAY, HOUR } from "../clock.ts";
import type { Policy } from "./policy.ts";
import type { RefundRule, Role } from "./schemas.ts";

export interface Refundable {
  priceCents: number;
  /** What tiers count from: of an hour that was moved, mostly the time that was booked. */
  startsAt: number;
  /** An hour that has begun is not cancelled; without it, `startsAt`. */
  beginsAt?: number;
  /** The mentor has asked for another time, which the mentee need not take. */
  askedToMove?: boolean;
  createdAt: number;
  policy: Pick<Policy, "refundTiers" | "coolingOffDays">;
}

export interface Refund {
  refundCents: number;
  rule: RefundRule;
}

/** Moments up to and including `until` still count; a tier's own moment is not too late. */
export function refundFor(session: Refundable, by: Role, now: number): Refund {
  const { priceCents, startsAt, policy } = session;
  if (priceCents === 0) return { refundCents: 0, rule: { rule: "nothing_paid" } };
  if (by === "mentor")
    return { refundCents: priceCents, rule: { rule: "mentor_cancels", percent: 100 } };

  if (session.askedToMove)
    return { refundCents: priceCents, rule: { rule: "mentor_asks_to_move", percent: 100 } };

  const coolUntil = coolingOffUntil(session);
  if (coolUntil !== null && now <= coolUntil)
    return {
      refundCents: priceCents,
      rule: { rule: "cooling_off", percent: 100, until: coolUntil },
    };

  const tiers = byHours(policy);
  const tier = tiers.find(({ hoursBefore }) => now <= startsAt - hoursBefore * HOUR);
  if (tier)
    return {
      refundCents: percentOf(priceCents, tier.percent),
      rule: {
        rule: "tier",
        ...tier,
        until: Math.min(startsAt - tier.hoursBefore * HOUR, beginsAt(session)),
      },
    };
  const last = tiers.at(-1)?.hoursBefore ?? 0;
  return {
    refundCents: 0,
    rule: { rule: "too_late", percent: 0, since: startsAt - last * HOUR },
  };
}

/** Until when (inclusive) the mentee gets everything back; null when no rule ever says so. */
export function fullRefundUntil(session: Refundable): number | null {
  if (session.priceCents === 0) return null;
  const full = byHours(session.policy)
    .filter(({ percent }) => percent === 100)
    .map(({ hoursBefore }) => session.startsAt - hoursBefore * HOUR);
  const moments = [...full, coolingOffUntil(session)].filter((at) => at !== null);
  return moments.length > 0 ? Math.min(Math.max(...moments), beginsAt(session)) : null;
}

function beginsAt({ startsAt, beginsAt = startsAt }: Refundable): number {
  return beginsAt;
}

function coolingOffUntil({ startsAt, createdAt, policy }: Refundable): number | null {
  if (policy.coolingOffDays === 0) return null;
  return Math.min(startsAt, createdAt + policy.coolingOffDays * DAY);
}

function byHours({ refundTiers }: Pick<Policy, "refundTiers">) {
  return [...refundTiers].sort((a, b) => b.hoursBefore - a.hoursBefore);
}

/** Half-up, in whole cents. */
function percentOf(cents: number, percent: number): number {
  return Math.floor((cents * percent + 50) / 100);
}
