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

function attempt(request: unknown, answer: unknown, work = async () => {}, by = userId) {
  const input = { userId: by, key, procedure: "bookings.book", request, answer };
  return once(world.services, input, work);
}

describe("an idempotency key", () => {
  test("a repeat gets the first answer and does nothing", async () => {
    let runs = 0;
    const work = async () => void runs++;
    expect(await attempt({ a: 1 }, { run: 1 }, work)).toEqual({ run: 1 });
    expect(await attempt({ a: 1 }, { run: 2 }, work)).toEqual({ run: 1 });
    expect(runs).toBe(1);
  });

  test("twenty at the same time are one", async () => {
    let runs = 0;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, run) => attempt({ a: 1 }, { run }, async () => void runs++)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(runs).toBe(1);
  });

  test("used again for something else is refused", async () => {
    await attempt({ a: 1 }, 1);
    await expect(attempt({ a: 2 }, 2)).rejects.toMatchObject({
      problem: "changed_meanwhile",
    });
  });

  test("work that failed gives the key back", async () => {
    const failing = attempt({ a: 1 }, null, async () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await attempt({ a: 2 }, "fine")).toBe("fine");
  });

  test("somebody else's same key is their own", async () => {
    const other = await world.mentee();
    await attempt({ a: 1 }, "mine");
    expect(await attempt({ a: 2 }, "theirs", undefined, other)).toBe("theirs");
  });
});
