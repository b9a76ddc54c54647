import { TZDate } from "@date-fns/tz";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  firstSlot,
  quartersOf,
  type SlotQuestion,
  slotsBetween,
  type WeeklyWindow,
} from "./slots.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = Date.UTC(2026, 10, 23, 0);

function ask(over: Partial<SlotQuestion> & { hours: WeeklyWindow[] }): string[] {
  const now = over.now ?? MONDAY;
  const fromMs = over.fromMs ?? now;
  return slotsBetween({
    zone: "Africa/Johannesburg",
    minNoticeHours: 4,
    windowDays: 60,
    bufferQuarters: 0,
    busy: new Set(),
    toMs: fromMs + 7 * DAY,
    ...over,
    fromMs,
    now,
  }).map((at) => new Date(at).toISOString().slice(0, 16));
}

const window = (weekday: number, start: string, end: string): WeeklyWindow => {
  const minutes = (wall: string) => {
    const [hours = 0, rest = 0] = wall.split(":").map(Number);
    return hours * 60 + rest;
  };
  return { weekday, start: minutes(start), end: minutes(end) };
};

describe("offered hours", () => {
  test.each([
    ["America/New_York", Date.UTC(2027, 2, 14), ["2027-03-14T06:00"]],
    ["Europe/London", Date.UTC(2027, 2, 28), ["2027-03-28T00:00"]],
  ])("end within the mentor's hours when clocks go forward: %s", (zone, day, expected) => {
    const from = zone === "Europe/London" ? "00:00" : "01:00";
    const until = zone === "Europe/London" ? "02:00" : "03:00";
    const hours = [window(7, from, until)];
    expect(ask({ hours, zone, now: day - DAY, fromMs: day, toMs: day + DAY })).toEqual(expected);
  });

  test("start every half hour while a whole hour fits", () => {
    expect(ask({ hours: [window(1, "17:00", "18:45")] })).toEqual([
      "2026-11-23T15:00",
      "2026-11-23T15:30",
    ]);
  });

  test("a window that ends at 23:59 is no full hour at 23:00; one that ends at 24:00 is", () => {
    expect(ask({ hours: [window(1, "23:00", "23:59")] })).toEqual([]);
    expect(ask({ hours: [window(1, "23:00", "24:00")] })).toEqual(["2026-11-23T21:00"]);
  });

  test("hours across midnight are one stretch", () => {
    const hours = [window(1, "23:00", "24:00"), window(2, "00:00", "01:00")];
    expect(ask({ hours })).toEqual(["2026-11-23T21:00", "2026-11-23T21:30", "2026-11-23T22:00"]);
  });

  test("touching windows are one stretch", () => {
    const hours = [window(1, "17:00", "18:00"), window(1, "18:00", "19:00")];
    expect(ask({ hours })).toHaveLength(3);
  });

  test.each([
    ["Asia/Kolkata", "11:30"],
    ["Asia/Kathmandu", "11:15"],
  ])("in %s, 17:00 is %s UTC", (zone, utc) => {
    expect(ask({ hours: [window(1, "17:00", "18:00")], zone })).toEqual([`2026-11-23T${utc}`]);
  });

  test("a zone whose day crosses UTC midnight keeps its own weekday", () => {
    // Monday 07:00 in Auckland (+13) is Sunday 18:00 UTC.
    const now = MONDAY - 2 * DAY;
    const found = ask({ hours: [window(1, "07:00", "08:00")], zone: "Pacific/Auckland", now });
    expect(found).toEqual(["2026-11-22T18:00"]);
  });
});

describe("on the days when clocks change", () => {
  const newYork = (day: number, hours: WeeklyWindow[]) =>
    ask({ hours, zone: "America/New_York", now: day, fromMs: day, toMs: day + DAY });

  test("a wall time that the clocks skip is not offered", () => {
    // 14 March 2027: 02:00 becomes 03:00.
    const day = Date.UTC(2027, 2, 14, 0);
    expect(newYork(day, [window(7, "01:00", "04:00")])).toEqual([
      "2027-03-14T06:00",
      "2027-03-14T06:30",
      "2027-03-14T07:00",
    ]);
  });

  test("a wall time that comes twice is offered once, and noon stays noon", () => {
    // 7 November 2027: 02:00 becomes 01:00.
    const day = Date.UTC(2027, 10, 7, 0);
    const found = newYork(day, [window(7, "01:00", "02:00"), window(7, "12:00", "13:00")]);
    expect(found).toEqual(["2027-11-07T05:00", "2027-11-07T17:00"]);
  });

  test("the notice is counted in real hours, not on the wall", () => {
    // Four hours before 04:30 EDT is 23:30 EST of the evening before.
    const start = Date.UTC(2027, 2, 14, 8, 30);
    const at = (now: number) =>
      ask({
        hours: [window(7, "04:30", "05:30")],
        zone: "America/New_York",
        now,
        fromMs: now,
        toMs: now + DAY,
      });
    expect(at(start - 4 * HOUR)).toHaveLength(1);
    expect(at(start - 4 * HOUR + 1)).toHaveLength(0);
  });
});

describe("bounds", () => {
  const all = [1, 2, 3, 4, 5, 6, 7].map((weekday) => window(weekday, "00:00", "24:00"));

  test("the last bookable moment is the same from every zone", () => {
    const now = MONDAY;
    for (const zone of ["Pacific/Pago_Pago", "Pacific/Kiritimati", "Africa/Johannesburg"]) {
      const found = ask({ hours: all, zone, now, fromMs: now + 59 * DAY, toMs: now + 62 * DAY });
      expect(found.at(-1)).toBe(new Date(now + 60 * DAY).toISOString().slice(0, 16));
    }
  });

  test("buffers keep their distance on both sides of what is taken", () => {
    const start = MONDAY + 12 * HOUR;
    const busy = new Set(quartersOf(start, start + HOUR, 2));
    const found = ask({ hours: all, busy, bufferQuarters: 0, toMs: MONDAY + DAY });
    expect(found).not.toContain("2026-11-23T11:00");
    expect(found).toContain("2026-11-23T10:30");
    expect(found).not.toContain("2026-11-23T13:00");
    expect(found).toContain("2026-11-23T13:30");
  });
});

test("whatever the hours: aligned, in order, in time, free, and inside the mentor's week", () => {
  const windows = fc.array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      start: fc.integer({ min: 0, max: 95 }).map((q) => q * 15),
      length: fc.integer({ min: 4, max: 40 }).map((q) => q * 15),
    }),
    { maxLength: 10 },
  );
  const zones = fc.constantFrom(
    "Africa/Johannesburg",
    "Asia/Kathmandu",
    "America/New_York",
    "Pacific/Apia",
  );
  const busyQuarter = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(
      windows,
      zones,
      fc.array(busyQuarter),
      fc.integer({ min: 0, max: 400 }),
      (raw, zone, taken, days) => {
        const now = MONDAY + days * DAY;
        const hours = raw.map(({ weekday, start, length }) => ({
          weekday,
          start,
          end: Math.min(start + length, 1440),
        }));
        const base = Math.floor(now / 900_000);
        const busy = new Set(taken.map((quarter) => base + quarter));
        const found = slotsBetween({
          hours,
          zone,
          now,
          fromMs: now,
          toMs: now + 5 * DAY,
          minNoticeHours: 4,
          windowDays: 60,
          bufferQuarters: 1,
          busy,
        });
        expect([...found].sort((a, b) => a - b)).toEqual(found);
        expect(new Set(found).size).toBe(found.length);
        for (const at of found) {
          expect(at % 900_000).toBe(0);
          expect(at).toBeGreaterThanOrEqual(now + 4 * HOUR);
          expect(quartersOf(at, at + HOUR, 1).some((quarter) => busy.has(quarter))).toBe(false);
        }
      },
    ),
    { numRuns: 60 },
  );
});

describe("dates reckoned with one offset", () => {
  const CHANGES: [zone: string, at: number][] = [
    ["America/New_York", Date.UTC(2027, 2, 14)],
    ["America/New_York", Date.UTC(2027, 10, 7)],
    ["Europe/London", Date.UTC(2027, 2, 28)],
    ["Europe/London", Date.UTC(2027, 9, 31)],
    ["Australia/Lord_Howe", Date.UTC(2027, 3, 4)],
    ["Australia/Lord_Howe", Date.UTC(2027, 9, 3)],
    ["Pacific/Chatham", Date.UTC(2027, 3, 4)],
    ["Asia/Beirut", Date.UTC(2027, 2, 28)],
    ["Asia/Beirut", Date.UTC(2027, 9, 31)],
    ["America/Nuuk", Date.UTC(2027, 9, 31)],
    ["America/Santiago", Date.UTC(2027, 3, 4)],
    ["America/Santiago", Date.UTC(2027, 8, 5)],
    ["Africa/Casablanca", Date.UTC(2027, 1, 7)],
    ["Africa/Johannesburg", Date.UTC(2027, 0, 1)],
    ["Asia/Kathmandu", Date.UTC(2027, 0, 1)],
    ["Pacific/Kiritimati", Date.UTC(2027, 0, 1)],
    ["Pacific/Pago_Pago", Date.UTC(2027, 0, 1)],
  ];

  /** What the clock on the mentor's wall says at every quarter, asked one by one. */
  function slowly({ hours, zone, fromMs, toMs, now, minNoticeHours, busy }: SlotQuestion) {
    const found: number[] = [];
    const from = Math.max(fromMs, now + minNoticeHours * HOUR);
    const first = Math.floor((fromMs - DAY) / 900_000) * 900_000;
    for (let at = first; at < toMs; at += 900_000) {
      const wall = new TZDate(at, zone);
      // Of a wall time that comes twice, one is offered: the one that the library takes it for.
      const date = [wall.getFullYear(), wall.getMonth(), wall.getDate()] as const;
      const meant = new TZDate(...date, wall.getHours(), wall.getMinutes(), 0, zone);
      if (meant.getTime() !== at) continue;
      const minute = wall.getHours() * 60 + wall.getMinutes();
      const onGrid = (m: number) =>
        m < 1440 &&
        stretches(hours, wall.getDay() || 7).some(
          ({ start, end }) => m >= start && m + 60 <= end && (m - start) % 30 === 0,
        );
      // An hour that the clocks leap in ends as much later.
      const leap = wall.getTimezoneOffset() - new TZDate(at + HOUR, zone).getTimezoneOffset();
      const fits = onGrid(minute) && (leap <= 0 || onGrid(minute + leap));
      const free = quartersOf(at, at + HOUR, 0).every((quarter) => !busy.has(quarter));
      if (fits && free && at >= from) found.push(at);
    }
    return found;
  }

  function stretches(hours: readonly WeeklyWindow[], weekday: number) {
    const on = (day: number) => {
      const open = (quarter: number) =>
        hours.some(
          ({ weekday, start, end }) =>
            weekday === day && start <= quarter * 15 && quarter * 15 < end,
        );
      const all: { start: number; end: number }[] = [];
      for (let quarter = 0; quarter < 96; quarter++) {
        if (!open(quarter)) continue;
        const last = all.at(-1);
        if (last?.end === quarter * 15) last.end += 15;
        else all.push({ start: quarter * 15, end: quarter * 15 + 15 });
      }
      return all;
    };
    const early = on((weekday % 7) + 1).find(({ start }) => start === 0);
    return on(weekday).map(({ start, end }) => ({
      start,
      end: end === 1440 && early ? end + early.end : end,
    }));
  }

  const questions = fc
    .record({
      change: fc.constantFrom(...CHANGES),
      before: fc.integer({ min: 0, max: 3 * 96 }),
      days: fc.integer({ min: 1, max: 6 }),
      minNoticeHours: fc.integer({ min: 0, max: 30 }),
      taken: fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 40 }),
      hours: fc.array(
        fc.record({
          weekday: fc.integer({ min: 1, max: 7 }),
          start: fc.integer({ min: 0, max: 92 }).map((q) => q * 15),
          length: fc.integer({ min: 4, max: 96 }).map((q) => q * 15),
        }),
        { maxLength: 12 },
      ),
    })
    .map(({ change: [zone, at], before, days, minNoticeHours, taken, hours }): SlotQuestion => {
      const now = at - before * 900_000;
      return {
        hours: hours.map(({ weekday, start, length }) => ({
          weekday,
          start,
          end: Math.min(start + length, 1440),
        })),
        zone,
        now,
        fromMs: now,
        toMs: now + days * DAY,
        minNoticeHours,
        windowDays: 60,
        bufferQuarters: 0,
        busy: new Set(taken.map((quarter) => Math.floor(now / 900_000) + quarter)),
      };
    });

  test("offer what the wall clock says, in every zone and around every change", () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(slotsBetween(question)).toEqual(slowly(question));
      }),
      { numRuns: 150 },
    );
  });

  test("the first one wanted is the first of all that are wanted", () => {
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 9 }), (question, nth) => {
        const wanted = (startsAt: number) => (startsAt / 900_000) % nth === 0;
        expect(firstSlot(question, wanted)).toBe(slotsBetween(question).find(wanted) ?? null);
      }),
      { numRuns: 300 },
    );
  });
});
