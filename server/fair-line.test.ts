import fc from "fast-check";
import { expect, test } from "vitest";
import { FairLine } from "./fair-line.ts";

test("who comes alone waits for one of a crowd's at most, not for the crowd", () => {
  const line = new FairLine(1, 100);
  const begun: string[] = [];
  for (let i = 0; i < 50; i++) line.join("crowd", () => begun.push("crowd"));
  line.join("alone", () => begun.push("alone"));
  for (let i = 0; i < 3; i++) line.leave();
  expect(begun).toEqual(["crowd", "crowd", "alone", "crowd"]);
});

test("a line has an end, and another's has not", () => {
  const line = new FairLine(1, 2);
  const join = (who: string) => line.join(who, () => {});
  expect(["a", "a", "a", "a", "b"].map(join)).toEqual([true, true, true, false, true]);
});

test("everybody is served once, never more at a time than there are places", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", "b", "c", null), { maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      (comings, places) => {
        const line = new FairLine(places, 1000);
        let [served, begun] = [0, 0];
        const leave = () => {
          if (served === 0) return;
          served--;
          line.leave();
        };
        for (const who of comings) {
          if (who === null) leave();
          else
            line.join(who, () => {
              begun++;
              served++;
              expect(served).toBeLessThanOrEqual(places);
            });
        }
        while (served > 0) leave();
        expect(begun).toBe(comings.filter((who) => who !== null).length);
      },
    ),
  );
});
