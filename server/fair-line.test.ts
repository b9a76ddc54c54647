import fc from "fast-check";
import { expect, test } from "vitest";
import { FairLine } from "./fair-line.ts";

/** A line whose turns of the event loop are taken by hand. */
function lineOf(places: number, longest: number) {
  const later: (() => void)[] = [];
  const line = new FairLine(places, longest, (run) => later.push(run));
  return { line, turn: () => later.shift()?.() };
}

test("who comes alone waits for one of a crowd's at most, not for the crowd", () => {
  const { line, turn } = lineOf(1, 100);
  const begun: string[] = [];
  const join = (who: string) => line.join(who, () => begun.push(who) > 0);
  for (let i = 0; i < 50; i++) join("crowd");
  turn();
  join("alone");
  for (let i = 0; i < 3; i++) {
    line.leave();
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

test("everybody is served once, never more at a time than there are places", () => {
  const coming = fc.record({ who: fc.constantFrom("a", "b", "c"), stays: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(fc.option(coming), { maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      (comings, places) => {
        const { line, turn } = lineOf(places, 1000);
        let [served, begun] = [0, 0];
        const leave = () => {
          if (served === 0) return;
          served--;
          line.leave();
        };
        for (const one of comings) {
          turn();
          if (one === null) leave();
          else
            line.join(one.who, () => {
              if (!one.stays) return false;
              begun++;
              served++;
              expect(served).toBeLessThanOrEqual(places);
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
