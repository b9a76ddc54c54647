import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clockChange,
  dayKey,
  dayOnly,
  longZoneName,
  machineTime,
  money,
  offsetMinutes,
  sameClock,
  span,
  timeOnly,
  until,
  when,
  whenBoth,
  zoneName,
} from "./format.ts";

const JOBURG = "Africa/Johannesburg";
const LONDON = "Europe/London";
const ZONES = [
  JOBURG,
  LONDON,
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Pacific/Pago_Pago",
  "Pacific/Kiritimati",
  "America/St_Johns",
  "Australia/Lord_Howe",
];
const at = (text: string) => Date.parse(text);
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const instants = fc.integer({ min: at("2020-01-01T00:00Z"), max: at("2035-01-01T00:00Z") });

describe("money", () => {
  it.each([
    [35_000, "R 350.00"],
    [7_140_000, "R 71 400.00"],
    [100_000_000, "R 1 000 000.00"],
    [0, "R 0.00"],
    [5, "R 0.05"],
    [-8_750, "− R 87.50"],
  ])("says %i cents as %s", (cents, words) => {
    expect(plain(money(cents))).toBe(words);
  });

  it("never breaks a line inside a sum", () => {
    expect(money(-123_456_789)).not.toContain(" ");
  });

  it("names a currency that is not the rand", () => {
    expect(plain(money(1_050, "USD"))).toBe("USD 10.50");
  });

  it("loses no cent, whatever the sum", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (cents) => {
        const digits = Number(money(cents).replace(/\D/g, ""));
        expect(digits).toBe(Math.abs(cents));
      }),
    );
  });
});

describe("when", () => {
  const start = at("2026-11-26T16:00Z");

  it("says day, time and zone", () => {
    expect(plain(when(start, JOBURG))).toBe("Thu 26 Nov, 18:00 SAST");
    expect(plain(when(start, LONDON))).toBe("Thu 26 Nov, 16:00 GMT");
  });

  it("says the year only when it is not this one", () => {
    const now = at("2026-11-20T10:00Z");
    expect(dayOnly(start, JOBURG, { now })).toBe("Thu 26 Nov");
    expect(dayOnly(at("2027-01-04T10:00Z"), JOBURG, { now })).toBe("Mon 4 Jan 2027");
  });

  it("takes the year from the viewer's calendar, not from UTC's", () => {
    const newYear = at("2026-12-31T23:30Z");
    expect(dayOnly(newYear, JOBURG, { now: at("2026-12-30T10:00Z") })).toBe("Fri 1 Jan 2027");
  });

  it("says midnight as 00:00 and months in three letters", () => {
    expect(timeOnly(at("2026-09-01T22:00Z"), JOBURG)).toBe("00:00");
    expect(dayOnly(at("2026-09-01T12:00Z"), JOBURG)).toBe("Tue 1 Sep");
  });

  it("says both days of a span over midnight", () => {
    expect(plain(span(start, start + 3_600_000, JOBURG))).toBe("Thu 26 Nov, 18:00 to 19:00 SAST");
    expect(plain(span(at("2026-11-26T21:30Z"), at("2026-11-26T22:30Z"), JOBURG))).toBe(
      "Thu 26 Nov, 23:30 to Fri 27 Nov, 00:30 SAST",
    );
  });

  it("agrees with the offset of the zone, everywhere and always", () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (ms, zone) => {
        const wall = new Date(ms + offsetMinutes(ms, zone) * 60_000);
        expect(timeOnly(ms, zone)).toBe(wall.toISOString().slice(11, 16));
        expect(dayKey(ms, zone)).toBe(wall.toISOString().slice(0, 10));
      }),
    );
  });
});

describe("until", () => {
  const now = at("2026-11-26T16:00Z");
  it.each([
    [4 * 60_000, "in 4 minutes"],
    [60_000, "in 1 minute"],
    [59_000, "now"],
    [-59_000, "now"],
    [-120_000, "2 minutes ago"],
    [89 * 60_000, "in 89 minutes"],
    [47 * 3_600_000, "in 47 hours"],
    [48 * 3_600_000, "in 2 days"],
  ])("%i ms away is %s", (distance, words) => {
    expect(until(now + distance, now)).toBe(words);
  });

  it("never promises more time than there is", () => {
    const size = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 10_000_000_000 }), (distance) => {
        const [, count, unit] =
          /in (\d+) (minute|hour|day)s?/.exec(until(now + distance, now)) ?? [];
        expect(Number(count) * size[unit as keyof typeof size]).toBeLessThanOrEqual(distance);
      }),
    );
  });
});

describe("zones", () => {
  it("are named by their letters where they have some, else by their offset", () => {
    const summer = at("2026-07-01T12:00Z");
    expect(zoneName(JOBURG, summer)).toBe("SAST");
    expect(zoneName(LONDON, summer)).toBe("BST");
    expect(zoneName("America/New_York", summer)).toBe("EDT");
    expect(zoneName("Asia/Kathmandu", summer)).toBe("GMT+5:45");
    expect(longZoneName(JOBURG, summer)).toBe("South African Standard Time (SAST)");
    expect(longZoneName(LONDON, summer)).toBe("British Summer Time (BST)");
  });

  it("with the same clock are said once, also when their names differ", () => {
    const winter = at("2026-11-26T16:00Z");
    expect(sameClock(winter, JOBURG, "Africa/Maputo")).toBe(true);
    expect(whenBoth(winter, JOBURG, "Africa/Maputo").theirs).toBeNull();
  });

  it("with other clocks are both said, with the day where it differs", () => {
    const ms = at("2026-11-26T16:00Z");
    expect(plain(whenBoth(ms, JOBURG, LONDON).theirs ?? "")).toBe("16:00 GMT");
    expect(plain(whenBoth(ms, JOBURG, "Asia/Tokyo").theirs ?? "")).toMatch(/^Fri 27 Nov, 01:00 /);
  });
});

describe("a change of the clocks", () => {
  it("on the way to the session is pointed out, in both directions", () => {
    expect(clockChange(at("2026-10-28T18:00Z"), LONDON, at("2026-10-20T12:00Z"))).toBe(
      "The clocks in London go back on Sun 25 Oct; this is 18:00 after the change.",
    );
    expect(clockChange(at("2026-04-01T17:00Z"), LONDON, at("2026-03-20T12:00Z"))).toBe(
      "The clocks in London go forward on Sun 29 Mar; this is 18:00 after the change.",
    );
  });

  it("that does not happen, or lies behind, is not", () => {
    expect(clockChange(at("2026-11-26T16:00Z"), JOBURG, at("2026-10-20T12:00Z"))).toBeNull();
    expect(clockChange(at("2026-10-20T12:00Z"), LONDON, at("2026-10-28T18:00Z"))).toBeNull();
  });
});

it("machine times read back as the same instant", () => {
  fc.assert(
    fc.property(instants, (ms) => {
      expect(Date.parse(machineTime(ms))).toBe(ms);
    }),
  );
});
