import { describe, expect, it } from "vitest";
import { commissionBps, freezePolicy, noticeHours, Policy, policyOf } from "./policy.ts";

describe("the commission", () => {
  it.each([
    [0, 3000],
    [9, 3000],
    [10, 2500],
    [49, 2500],
    [50, 2000],
    [5000, 2000],
  ])("after %i completed sessions is %i basis points", (completed, bps) => {
    expect(commissionBps(completed)).toBe(bps);
  });
});

describe("the frozen policy", () => {
  const mentor = { paid_sessions: 12, min_notice_hours: 24, buffer_quarters: 2 };

  it("survives the trip through the database", () => {
    const policy = freezePolicy(mentor, { vatRegistered: true });
    expect(policyOf({ policy: JSON.stringify(policy) })).toEqual(policy);
    expect(policy).toMatchObject({ commissionBps: 2500, vatBps: 1500, noticeHours: 24 });
  });

  it("refuses what is no policy", () => {
    expect(() => policyOf({ policy: "{}" })).toThrow();
    expect(Policy.safeParse({ commissionBps: 1.5 }).success).toBe(false);
  });

  it("lets a mentor raise the notice and never lower it", () => {
    expect(noticeHours(1)).toBe(4);
    expect(noticeHours(48)).toBe(48);
  });
});
