import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeWorld, type World } from "../tests/support/world.ts";
import { once } from "./idempotency.ts";

let world: World;
let userId: string;
beforeEach(async () => {
  world = await makeWorld();
  userId = await world.mentee();
});
afterEach(() => world.close());

const key = "0123456789abcdef";

function attempt(request: unknown, work: () => Promise<unknown>, by = userId) {
  return once(world.services, { userId: by, key, procedure: "bookings.book", request }, work);
}

describe("an idempotency key", () => {
  test("a repeat gets the first answer and does nothing", async () => {
    let runs = 0;
    const work = async () => ({ run: ++runs });
    expect(await attempt({ a: 1 }, work)).toEqual({ run: 1 });
    expect(await attempt({ a: 1 }, work)).toEqual({ run: 1 });
    expect(runs).toBe(1);
  });

  test("twenty at the same time are one", async () => {
    let runs = 0;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => attempt({ a: 1 }, async () => ({ run: ++runs }))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"run":1}']),
    );
    expect(runs).toBe(1);
  });

  test("used again for something else is refused", async () => {
    await attempt({ a: 1 }, async () => 1);
    await expect(attempt({ a: 2 }, async () => 2)).rejects.toMatchObject({
      problem: "changed_meanwhile",
    });
  });

  test("work that failed gives the key back", async () => {
    const failing = attempt({ a: 1 }, async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await attempt({ a: 2 }, async () => "fine")).toBe("fine");
  });

  test("somebody else's same key is their own", async () => {
    const other = await world.mentee();
    await attempt({ a: 1 }, async () => "mine");
    expect(await attempt({ a: 2 }, async () => "theirs", other)).toBe("theirs");
  });
});
