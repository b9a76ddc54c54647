import { expect, it } from "vitest";
import { paceOf, secondsOf } from "./pace.ts";

const comeBy = 600_000;

it("who only looks when asked is heard of until it is decided who came", () => {
  expect(secondsOf(paceOf("paused"), { now: comeBy - 1, comeBy })).toBe(60);
  expect(secondsOf(paceOf("paused"), { now: comeBy, comeBy })).toBeNull();
});

it("any other pace is as chosen, before and after", () => {
  for (const now of [0, comeBy]) expect(secondsOf(paceOf("15"), { now, comeBy })).toBe(15);
});
