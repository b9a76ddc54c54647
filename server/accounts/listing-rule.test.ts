import { expect, test } from "vitest";
import { stepsToListing } from "./listing-rule.ts";

test("each step is done by itself, and approval by an admin alone", () => {
  const nothing = { emailVerified: false, intro: "", hasHours: false, status: "pending" } as const;
  expect(stepsToListing(nothing).filter(({ done }) => done)).toEqual([]);
  expect(stepsToListing({ ...nothing, status: "approved" }).filter(({ done }) => done)).toEqual([
    { step: "approval", done: true },
  ]);
  const all = {
    emailVerified: true,
    intro: "I help.",
    hasHours: true,
    status: "approved",
  } as const;
  expect(stepsToListing(all).every(({ done }) => done)).toBe(true);
});
