import fc from "fast-check";
import { expect, test } from "vitest";
import { normalWeek, weekIssues } from "./week-rule.ts";

const at = (weekday: number, start: number, end: number, row = 0) => ({ weekday, start, end, row });
const issuesOf = (...windows: ReturnType<typeof at>[]) =>
  weekIssues(normalWeek(windows.map((window, row) => ({ ...window, row })))).map(
    ({ path }) => path,
  );

test("00:00 as an end is the end of the day, and not its beginning", () => {
  expect(normalWeek([at(5, 1380, 0)])).toEqual([at(5, 1380, 1440)]);
  expect(issuesOf(at(5, 1380, 0))).toEqual([]);
});

test.each([
  ["an end before the start", [at(1, 600, 540)], ["hours.0.end"]],
  ["an end at the start", [at(1, 600, 600)], ["hours.0.end"]],
  ["three quarters of an hour", [at(1, 600, 645)], ["hours.0.end"]],
  ["the same hours twice", [at(1, 600, 660), at(1, 600, 660)], ["hours.1.start"]],
  ["one stretch within another", [at(1, 480, 720), at(1, 540, 600)], ["hours.1.start"]],
  ["a stretch that begins before midnight's", [at(1, 1320, 0), at(1, 1380, 0)], ["hours.1.start"]],
  [
    "a fourth stretch of a day",
    [at(1, 0, 60), at(1, 120, 180), at(1, 240, 300), at(1, 360, 420)],
    ["hours.3.start"],
  ],
])("%s is refused at its edge", (_, windows, paths) => {
  expect(issuesOf(...windows)).toEqual(paths);
});

test("stretches that only touch, or lie on other days, do not overlap", () => {
  expect(issuesOf(at(1, 480, 540), at(1, 540, 600), at(2, 480, 540))).toEqual([]);
});

const quarter = fc.integer({ min: 0, max: 96 }).map((n) => n * 15);
const week = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), quarter, quarter), {
  maxLength: 21,
});

test("a week without issues never offers a minute twice, whatever was said", () => {
  fc.assert(
    fc.property(week, (said) => {
      const hours = normalWeek(said.map(([day, start, end], row) => at(day, start, end, row)));
      const bad = new Set(weekIssues(hours).map(({ path }) => Number(path.split(".")[1])));
      const offered = hours
        .filter(({ row }) => !bad.has(row))
        .flatMap(({ weekday, start, end }) =>
          Array.from({ length: (end - start) / 15 }, (_, i) => weekday * 1440 + start + i * 15),
        );
      // A stretch is compared with all before it, refused or not: what is left is disjoint.
      expect(new Set(offered).size).toBe(offered.length);
    }),
  );
});
