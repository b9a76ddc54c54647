import { expect, test } from "vitest";
import { HOUR } from "../clock.ts";
import { moveRefusal } from "./move-rule.ts";

const START = Date.UTC(2026, 10, 26, 16);

test.each([
  ["mentee", 24 * HOUR, 0, null],
  ["mentee", 24 * HOUR - 1, 0, "too_late"],
  ["mentor", 2 * HOUR, 0, null],
  ["mentor", 2 * HOUR - 1, 0, "too_late"],
  ["mentee", 48 * HOUR, 1, null],
  ["mentee", 48 * HOUR, 2, "moved_twice"],
  ["mentor", 48 * HOUR, 2, "moved_twice"],
] as const)("a %s, %i ms before, moved %i times: %s", (role, before, moves, refusal) => {
  expect(moveRefusal({ startsAt: START, moves }, role, START - before)).toBe(refusal);
});
