import { expect, it } from "vitest";
import { fileName, headText, spokenText } from "./as-text.ts";

const startsAt = Date.UTC(2026, 10, 26, 16);

it("says who, when and every line", () => {
  const zone = "Africa/Johannesburg";
  const sides = { you: "Lerato", other: "Thandeka" };
  const spoken = [
    { key: "1", own: false, body: "Evening.", at: startsAt },
    { key: "2", own: true, body: "if x:\n  y()", at: startsAt + 60_000 },
  ];
  const head = { ...sides, startsAt, endsAt: startsAt + 3_600_000, complete: true };
  const text = [headText(head, zone), ...spoken.map((one) => spokenText(one, sides, zone))].join(
    "",
  );
  expect(text.split("\r\n")).toEqual([
    "Lerato and Thandeka",
    "Thu 26 Nov, 18:00\u00a0SAST to 19:00",
    "",
    "[18:00] Thandeka",
    "  Evening.",
    "",
    "[18:01] Lerato",
    "  if x:",
    "    y()",
    "",
    "",
  ]);
});

it.each([
  "\n",
  "\v",
  "\f",
  "\r",
  "\u0085",
  "\u2028",
  "\u2029",
])("no line end within a message (%j) begins a heading", (end) => {
  const body = `a${end}[10:00] Thandeka${end}  forged`;
  const said = { key: "1", own: true, body, at: startsAt };
  const text = spokenText(said, { you: "Lerato", other: "Thandeka" }, "UTC");
  expect(text.split("\r\n").slice(1, 4)).toEqual(["  a", "  [10:00] Thandeka", "    forged"]);
});

it("names the file in letters that every header may hold", () => {
  expect(fileName("2026-11-26", "Zoë / O’Brien\r\nX-Evil: 1")).toBe(
    "mentorlink-2026-11-26-zoe-o-brien-x-evil-1.txt",
  );
  expect(fileName("2026-11-26", "名")).toBe("mentorlink-2026-11-26.txt");
});
