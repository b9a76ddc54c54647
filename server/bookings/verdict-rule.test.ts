import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MINUTE } from "../clock.ts";
import { unreachableMinutes } from "./unreachable.ts";
import { CONSEQUENCES, type Presence, verdictAfterAbsence, verdictAtEnd } from "./verdict-rule.ts";

const START = Date.UTC(2026, 10, 26, 16);
const policy = { absenceMinutes: 10, unreachableMinutes: 5 };
const here = (from: number, to: number | null): Presence => ({
  joinedAt: START + from * MINUTE,
  leftAt: to === null ? null : START + to * MINUTE,
});
const evidence = (mentor: Presence[], mentee: Presence[], unreachable = 0, shut = false) => ({
  startsAt: START,
  mentor,
  mentee,
  unreachableMinutes: unreachable,
  shut,
  policy,
});
const stayed = [here(-3, 60)];

describe("the verdict at the end", () => {
  it.each([
    ["both stayed", stayed, stayed, 0, "completed"],
    ["both still there", [here(0, null)], [here(9, null)], 0, "completed"],
    ["the mentor left after a minute", [here(0, 1)], stayed, 0, "completed"],
    ["the mentor came in the tenth minute", [here(9.99, 60)], stayed, 0, "completed"],
    ["the mentor came at ten minutes", [here(10, 60)], stayed, 0, "no_show_mentor"],
    ["the mentor waited before and left at the start", [here(-5, 0)], stayed, 0, "no_show_mentor"],
    ["the mentee came late", stayed, [here(30, 60)], 0, "no_show_mentee"],
    ["nobody came", [], [], 0, "no_show_both"],
    ["both came late", [here(11, 60)], [here(12, 60)], 0, "no_show_both"],
    ["the room was away for five minutes", stayed, stayed, 5, "void"],
    ["the room was away and nobody came", [], [], 10, "void"],
    ["the room was away for four minutes", stayed, stayed, 4, "completed"],
  ])("when %s", (_what, mentor, mentee, unreachable, verdict) => {
    expect(verdictAtEnd(evidence(mentor, mentee, unreachable))).toBe(verdict);
  });

  it("when the room was shut is void, and nobody is absent from it", () => {
    expect(verdictAtEnd(evidence([], [], 0, true))).toBe("void");
    expect(verdictAfterAbsence(evidence([], [], 0, true))).toBeNull();
  });
});

describe("the verdict after the first ten minutes", () => {
  it.each([
    ["the mentor is absent", [], stayed, 0, "no_show_mentor"],
    ["both are absent", [], [], 0, "no_show_both"],
    ["the mentee is absent: the room stays open", stayed, [], 0, null],
    ["both are here", stayed, stayed, 0, null],
    ["the room was away: the two may still have the rest", [], stayed, 5, null],
  ])("when %s", (_what, mentor, mentee, unreachable, verdict) => {
    expect(verdictAfterAbsence(evidence(mentor, mentee, unreachable))).toBe(verdict);
  });
});

const presence = fc
  .array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.option(fc.integer({ min: 0, max: 30 }))), {
    maxLength: 4,
  })
  .map((list) =>
    list.map(([from, stay]) => here(from, stay === null ? null : Math.min(60, from + stay))),
  );
const anyEvidence = fc
  .tuple(presence, presence, fc.integer({ min: 0, max: 10 }))
  .map(([mentor, mentee, unreachable]) => evidence(mentor, mentee, unreachable));

describe("for any evidence", () => {
  it("an early verdict is never another one at the end", () => {
    fc.assert(
      fc.property(anyEvidence, (one) => {
        const early = verdictAfterAbsence(one);
        if (early) expect(verdictAtEnd(one)).toBe(early);
      }),
    );
  });

  it("being there longer never makes a person absent", () => {
    fc.assert(
      fc.property(anyEvidence, presence, (one, more) => {
        const before = verdictAtEnd(one);
        const after = verdictAtEnd({ ...one, mentor: [...one.mentor, ...more] });
        if (before === "completed") expect(after).toBe("completed");
        if (before === "no_show_mentee") expect(after).toBe("no_show_mentee");
      }),
    );
  });

  it("one who was there gets no strike", () => {
    fc.assert(
      fc.property(presence, presence, (mentor, mentee) => {
        const strikes: readonly string[] =
          CONSEQUENCES[verdictAtEnd(evidence([...mentor, here(0, 10)], mentee))].strikes;
        expect(strikes).not.toContain("mentor");
      }),
    );
  });
});

describe("unreachable minutes", () => {
  const count = (
    reached: number[],
    skipped: [number, number][],
    now: number,
    mentor: Presence[] = [],
    mentee: Presence[] = [],
    restored = false,
  ) =>
    unreachableMinutes({
      mentor,
      mentee,
      startsAt: START,
      minutes: 10,
      reached: (minute) => reached.includes(minute),
      skipped: skipped.map(([from, to]) => ({
        from: START + from * MINUTE,
        to: START + to * MINUTE,
        restored,
      })),
      now: START + now * MINUTE,
    });

  it.each([
    ["no probe ever came through", [], [], 60, 10],
    ["all did", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [], 60, 0],
    ["half did", [0, 2, 4, 6, 8], [], 60, 5],
    ["minutes to come are not missed", [0], [], 2.5, 1],
    ["the sandbox jumped over all", [], [[-30, 65]], 65, 0],
    ["the sandbox jumped from the middle of a minute", [0, 1], [[2.5, 70]], 70, 0],
    ["a jump excuses only what it skipped", [], [[5, 70]], 70, 5],
  ] as [
    string,
    number[],
    [number, number][],
    number,
    number,
  ][])("%s", (_what, reached, skipped, now, expected) => {
    expect(count(reached, skipped, now)).toBe(expected);
  });

  it("in which both sat in the room are none, whatever became of our pings", () => {
    expect(count([], [], 60, stayed, stayed)).toBe(0);
    expect(count([], [], 60, stayed, [here(3, 5.5)])).toBe(7);
    expect(count([], [], 60, stayed, [])).toBe(10);
  });

  it("whose probes a backup lacks are excused by whomever the room held, and else the site was down", () => {
    const lost: [number, number][] = [[-30, 70]];
    expect(count([], lost, 70, stayed, [], true)).toBe(0);
    expect(count([], lost, 70, [here(6, 60)], [], true)).toBe(6);
    expect(count([], lost, 70, [], [], true)).toBe(10);
  });
});
