import { describe, expect, it } from "vitest";
import { type Log, leftWords, matches, seenSeq, tagOf } from "./log-words.ts";
import { messageId } from "./message-id.ts";

const log = (over: Partial<Log> = {}): Log => ({
  state: "open",
  comeBy: 0,
  now: 0,
  endsAt: 38 * 60_000,
  messages: [],
  seq: 7,
  more: false,
  otherOnline: true,
  otherReadSeq: 3,
  you: { role: "mentee", name: "Lerato", initials: "L" },
  other: { id: "o", name: "Thandeka", initials: "T" },
  ...over,
});

describe("the tag of the log", () => {
  it("stays the same while there is nothing new", () => {
    expect(tagOf(log({ now: 60_000 }), "15")).toBe(tagOf(log({ now: 120_000 }), "15"));
  });

  it.each<[string, Partial<Log>]>([
    ["a message", { seq: 8 }],
    ["the end", { state: "ended" }],
    ["somebody leaving", { otherOnline: false }],
    ["a message read", { otherReadSeq: 7 }],
    ["five minutes passing", { now: 4 * 60_000 }],
  ])("changes with %s", (_what, over) => {
    expect(tagOf(log(over), "15")).not.toBe(tagOf(log(), "15"));
  });

  it("is recognised though a proxy made it weak, and among others", () => {
    const tag = tagOf(log(), "15");
    expect(matches(`"x", ${tag.replace("W/", "")}`, tag)).toBe(true);
    expect(matches('"7"', tag)).toBe(false);
    expect(matches(null, tag)).toBe(false);
  });

  it("tells what its reader has seen", () => {
    expect(seenSeq(tagOf(log(), "15"))).toBe(7);
    expect(seenSeq('"weird"')).toBeNull();
    expect(seenSeq(null)).toBeNull();
  });
});

it("never says less time than there is", () => {
  const minutes = [61, 38, 10, 9, 5, 1, 0.5, 0];
  expect(minutes.map((m) => leftWords({ now: 0, endsAt: m * 60_000 }))).toEqual([
    "About 65 minutes left",
    "About 40 minutes left",
    "Less than 10 minutes left",
    "Less than 10 minutes left",
    "Less than 5 minutes left",
    "Less than a minute left",
    "Less than a minute left",
    "The hour is over",
  ]);
});

it("takes changed words under the same form key for another message", async () => {
  const first = await messageId("key", "Hello");
  expect(await messageId("key", "Hello")).toBe(first);
  expect(await messageId("key", "Hello!")).not.toBe(first);
  expect(first).toMatch(/^[0-9a-f]{32}$/);
});
