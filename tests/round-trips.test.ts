/** Pages ask the database seldom: what they ask is counted, not timed. */
import { beforeAll, expect, test } from "vitest";
import { buildOnce } from "./support/build.ts";
import { MOST_ROUND_TRIPS, statementsOfPages } from "./support/round-trips.ts";

beforeAll(buildOnce, 180_000);

test("no page asks more often than it may", async () => {
  const counted = Object.entries(await statementsOfPages());
  const most = Object.entries(MOST_ROUND_TRIPS);
  expect(counted.map(([what]) => what)).toEqual(most.map(([what]) => what));
  for (const [i, [what, statements]] of counted.entries()) {
    const told = `${what}:\n${statements.join("\n")}`;
    expect(statements.length, told).toBeGreaterThan(0);
    expect(statements.length, told).toBeLessThanOrEqual(most[i]?.[1] ?? 0);
  }
});
