import { expect, test } from "vitest";
import { dayAndTime, money as pageMoney, when as pageWhen } from "../../app/lib/format.ts";
import { money, when } from "./format.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

test.each([
  [Date.UTC(2026, 10, 26, 16), "Africa/Johannesburg", "Thu 26 Nov, 18:00 SAST"],
  [Date.UTC(2026, 6, 1, 17), "Europe/London", "Wed 1 Jul, 18:00 BST"],
  [Date.UTC(2026, 11, 31, 22, 15), "Asia/Kathmandu", "Fri 1 Jan, 04:00 GMT+5:45"],
  [Date.UTC(2026, 2, 1, 22), "Africa/Johannesburg", "Mon 2 Mar, 00:00 SAST"],
])("%i in %s is %s, in letters as on pages", (ms, zone, words) => {
  expect(when(ms, zone)).toBe(words);
  expect(plain(pageWhen(ms, zone))).toBe(words);
  expect(words).toContain(dayAndTime(ms, zone));
});

test.each([0, 5, 35_000, 135_000, 7_140_000, -26_250])("%i cents", (cents) => {
  expect(money(cents, "ZAR")).toBe(plain(pageMoney(cents)));
});

test("money in words", () => {
  expect(money(35_000, "ZAR")).toBe("R 350.00");
  expect(money(135_005, "ZAR")).toBe("R 1 350.05");
});
