import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { FairLine } from "./fair-line.ts";

const LONGEST_TURN = 60_000;

/** A line whose turns of the event loop are taken by hand. */
function lineOf(places: number, longest: number) {
  const later: (() => void)[] = [];
  const line = new FairLine({
    places,
    longest,
    longestTurn: LONGEST_TURN,
    later: (run) => later.push(run),
  });
  return { line, turn: () => later.shift()?.() };
}

test("who comes alone waits for one of a crowd's at most, not for the crowd", () => {
  const { line, turn } = lineOf(1, 100);
  const begun: string[] = [];
  let leave = () => {};
  const join = (who: string) =>
    line.join(who, (end) => {
      leave = end;
      return begun.push(who) > 0;
    });
  for (let i = 0; i < 50; i++) join("crowd");
  turn();
  join("alone");
  for (let i = 0; i < 3; i++) {
    leave();
    turn();
  }
  expect(begun).toEqual(["crowd", "crowd", "alone", "crowd"]);
});

test("one begins in a turn of the event loop, though there are places for more", () => {
  const { line, turn } = lineOf(8, 100);
  let begun = 0;
  for (let i = 0; i < 3; i++) line.join("a", () => ++begun > 0);
  for (const after of [1, 2, 3, 3]) {
    turn();
    expect(begun).toBe(after);
  }
});

test("a line has an end, and another's has not", () => {
  const { line } = lineOf(1, 2);
  const join = (who: string) => line.join(who, () => true);
  expect(["a", "a", "a", "a", "b"].map(join)).toEqual([true, true, false, false, true]);
});

test("thousands who left while they waited take no turns, and no stack", () => {
  const { line, turn } = lineOf(1, 100_000);
  let begun = 0;
  for (let i = 0; i < 50_000; i++) line.join("gone", () => false);
  line.join("there", () => ++begun > 0);
  turn();
  turn();
  expect(begun).toBe(1);
});

test("a place is given on when its time is over, and once", () => {
  vi.useFakeTimers();
  try {
    const { line, turn } = lineOf(1, 100);
    const begun: string[] = [];
    const leaves = new Map<string, () => void>();
    for (const who of ["slow", "next", "last"])
      line.join(who, (leave) => {
        leaves.set(who, leave);
        return begun.push(who) > 0;
      });
    turn();
    turn();
    expect(begun).toEqual(["slow"]);
    vi.advanceTimersByTime(LONGEST_TURN);
    turn();
    leaves.get("slow")?.();
    turn();
    expect(begun).toEqual(["slow", "next"]);
  } finally {
    vi.useRealTimers();
  }
});

test("a part of what has begun waits for its turn, and gives it on also where it fails", async () => {
  const { line, turn } = lineOf(1, 1);
  let leave = () => {};
  line.join("a", (end) => {
    leave = end;
    return true;
  });
  turn();
  let begun = 0;
  const lost = line.again("b", async () => {
    begun++;
    throw new Error("lost");
  });
  const found = line.again("b", async () => `part ${++begun}`);
  turn();
  expect(begun).toBe(0);
  leave();
  turn();
  turn();
  expect(begun).toBe(1);
  await expect(lost).rejects.toThrow("lost");
  turn();
  expect(await found).toBe("part 2");
});

test("everybody is served once, never more at a time than there are places", () => {
  const coming = fc.record({ who: fc.constantFrom("a", "b", "c"), stays: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(fc.option(coming), { maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      (comings, places) => {
        const { line, turn } = lineOf(places, 1000);
        let begun = 0;
        const served: (() => void)[] = [];
        const leave = () => {
          const end = served.shift();
          end?.();
          end?.();
        };
        for (const one of comings) {
          turn();
          if (one === null) leave();
          else
            line.join(one.who, (end) => {
              if (!one.stays) return false;
              begun++;
              served.push(end);
              expect(served.length).toBeLessThanOrEqual(places);
              return true;
            });
        }
        for (let i = 0; i < 200; i++) {
          leave();
          turn();
        }
        expect(begun).toBe(comings.filter((one) => one?.stays).length);
      },
    ),
  );
});
