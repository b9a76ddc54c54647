import { expect, it } from "vitest";
import { timerOf } from "./timer.ts";

const hour = { startsAt: 0, endsAt: 3_600_000 };
const left = (minutes: number) => timerOf(hour, 3_600_000 - minutes * 60_000);

it("counts down to the start before it", () => {
  expect(timerOf(hour, -230_000)).toMatchObject({ phase: "before", words: "Starts in 4 min" });
});

it("has a petal for each five minutes that are left", () => {
  expect([60, 38, 5, 0.5].map((minutes) => left(minutes).petals)).toEqual([12, 8, 1, 1]);
});

it("is quiet until 10, 5 and 1 minutes are left", () => {
  expect(left(10.1)).toMatchObject({ soon: false, warning: "" });
  expect([10, 7, 5, 2, 1, 0.2].map((minutes) => left(minutes).warning)).toEqual([
    "10 minutes left.",
    "10 minutes left.",
    "5 minutes left.",
    "5 minutes left.",
    "1 minute left.",
    "1 minute left.",
  ]);
});

it("does not say 0 minutes while some are left", () => {
  expect(left(0.2).words).toBe("Less than 1 min");
  expect(left(1).words).toBe("1 min");
  expect(timerOf(hour, hour.endsAt)).toMatchObject({ phase: "over", petals: 0 });
});
