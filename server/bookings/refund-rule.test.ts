import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../clock.ts";
import { REFUND_TIERS } from "./policy.ts";
import { fullRefundUntil, refundFor } from "./refund-rule.ts";

const START = Date.UTC(2026, 10, 26, 16);
const session = {
  priceCents: 35_000,
  startsAt: START,
  createdAt: START - 10 * DAY,
  policy: { refundTiers: REFUND_TIERS, coolingOffDays: 0 },
};

describe("what a mentee gets back", () => {
  it.each([
    ["ten days before", START - 10 * DAY, 35_000, "tier"],
    ["a millisecond before the last moment", START - 24 * HOUR - 1, 35_000, "tier"],
    ["at exactly 24 hours", START - 24 * HOUR, 35_000, "tier"],
    ["a millisecond after it", START - 24 * HOUR + 1, 0, "too_late"],
    ["a minute before the start", START - 60_000, 0, "too_late"],
  ])("%s", (_when, now, cents, rule) => {
    const refund = refundFor(session, "mentee", now);
    expect(refund.refundCents).toBe(cents);
    expect(refund.rule.rule).toBe(rule);
  });

  it("follows kinder tiers, the highest first, whatever their order", () => {
    const policy = {
      refundTiers: [
        { hoursBefore: 2, percent: 33 },
        { hoursBefore: 48, percent: 100 },
        { hoursBefore: 12, percent: 50 },
      ],
      coolingOffDays: 0,
    };
    const at = (hours: number) =>
      refundFor({ ...session, priceCents: 5_001, policy }, "mentee", START - hours * HOUR);
    expect(at(48).refundCents).toBe(5_001);
    expect(at(47).refundCents).toBe(2_501);
    expect(at(12).rule).toMatchObject({ percent: 50, until: START - 12 * HOUR });
    expect(at(2).refundCents).toBe(1_650);
    expect(at(1).rule).toEqual({ rule: "too_late", percent: 0, since: START - 2 * HOUR });
    expect(fullRefundUntil({ ...session, policy })).toBe(START - 48 * HOUR);
  });

  it("gives everything inside cooling-off days, until the start at the latest", () => {
    const soon = {
      ...session,
      createdAt: START - 6 * HOUR,
      policy: { refundTiers: REFUND_TIERS, coolingOffDays: 7 },
    };
    expect(refundFor(soon, "mentee", START - HOUR)).toEqual({
      refundCents: 35_000,
      rule: { rule: "cooling_off", percent: 100, until: START },
    });
    expect(fullRefundUntil(soon)).toBe(START);
  });

  it("has nothing to say of a pro bono hour", () => {
    const free = { ...session, priceCents: 0 };
    expect(refundFor(free, "mentee", START - HOUR).rule).toEqual({ rule: "nothing_paid" });
    expect(refundFor(free, "mentor", START - HOUR).refundCents).toBe(0);
    expect(fullRefundUntil(free)).toBeNull();
  });
});

describe("for any policy, price and moment", () => {
  const tiers = fc.array(
    fc.record({
      hoursBefore: fc.integer({ min: 0, max: 200 }),
      percent: fc.integer({ min: 0, max: 100 }),
    }),
    { maxLength: 5 },
  );
  const anySession = fc.record({
    priceCents: fc.oneof(fc.constant(0), fc.integer({ min: 5_000, max: 1_000_000 })),
    startsAt: fc.constant(START),
    beginsAt: fc.option(fc.integer({ min: START - 4 * DAY, max: START + 60 * DAY }), {
      nil: undefined,
    }),
    createdAt: fc.integer({ min: START - 60 * DAY, max: START - 4 * HOUR }),
    policy: fc.record({ refundTiers: tiers, coolingOffDays: fc.integer({ min: 0, max: 14 }) }),
  });
  const moment = fc.integer({ min: START - 60 * DAY, max: START });

  it("a refund lies between nothing and the price, in whole cents", () => {
    fc.assert(
      fc.property(anySession, moment, (one, now) => {
        const { refundCents } = refundFor(one, "mentee", now);
        expect(Number.isInteger(refundCents)).toBe(true);
        expect(refundCents).toBeGreaterThanOrEqual(0);
        expect(refundCents).toBeLessThanOrEqual(one.priceCents);
      }),
    );
  });

  it("a mentor who cancels gives everything back", () => {
    fc.assert(
      fc.property(anySession, moment, (one, now) => {
        expect(refundFor(one, "mentor", now).refundCents).toBe(one.priceCents);
      }),
    );
  });

  it("cancelling by the moment that was promised gives everything back", () => {
    fc.assert(
      fc.property(anySession, (one) => {
        const until = fullRefundUntil(one);
        if (until === null) return;
        expect(until, "when it has not begun").toBeLessThanOrEqual(one.beginsAt ?? START);
        // Higher tiers of less than everything come first by the rule; a kind policy falls.
        const falls = one.policy.refundTiers.every(({ hoursBefore, percent }) =>
          one.policy.refundTiers.every(
            (other) => other.hoursBefore <= hoursBefore || other.percent >= percent,
          ),
        );
        if (falls) expect(refundFor(one, "mentee", until).refundCents).toBe(one.priceCents);
      }),
    );
  });
});
