import { describe, expect, it } from "vitest";
import { DAY, HOUR } from "../clock.ts";
import { slotRefusal } from "./slot-refusal.ts";

const NOW = Date.UTC(2026, 10, 23, 6);
const ask = (startsAt: number, inHours = true) =>
  slotRefusal({ startsAt, now: NOW, noticeHours: 4, windowDays: 60, inHours })?.reason ?? null;

describe("a start that is not offered", () => {
  it.each([
    ["a minute ago", NOW - 60_000, "past"],
    ["this moment", NOW, "past"],
    ["inside the notice", NOW + 4 * HOUR - 1, "notice"],
    ["at the notice", NOW + 4 * HOUR, null],
    ["at the window’s last moment", NOW + 60 * DAY, null],
    ["beyond the window", NOW + 60 * DAY + 1, "window"],
  ])("%s", (_what, startsAt, reason) => {
    expect(ask(startsAt)).toBe(reason);
  });

  it("is outside the hours", () => {
    expect(ask(NOW + DAY, false)).toBe("hours");
  });
});
