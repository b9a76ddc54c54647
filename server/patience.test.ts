import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createIds } from "./ids.ts";
import { askEach, each } from "./jobs/step.ts";
import { ANSWER_MS, patiently, TooSlow } from "./patience.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const ids = createIds({ now: () => 0 });
const never = () => new Promise<boolean>(() => {});

test("who hangs is waited for so long and no longer", async () => {
  const late = expect(patiently(never())).rejects.toThrow(TooSlow);
  await vi.advanceTimersByTimeAsync(ANSWER_MS);
  await late;
});

test("an answer in time, and a refusal, are as they are", async () => {
  await expect(patiently(Promise.reject(new RangeError("no")))).rejects.toThrow(RangeError);
  expect(await patiently(Promise.resolve(7))).toBe(7);
});

test("who is slow keeps a step for so long, and nobody for ever", async () => {
  const done = new Set<number>();
  let ended = 0;
  const rows = Array.from({ length: 40 }, (_, i) => i);
  const ask = (row: number) => (row < 8 ? patiently(never()) : slow(row));
  for (let run = 0; done.size < 32 && run < 200; run++) {
    const from = performance.now();
    const asked = askEach(
      { ids },
      rows.filter((row) => !done.has(row)),
      ask,
    ).catch(() => null);
    await vi.advanceTimersByTimeAsync(60_000);
    await asked;
    expect(ended - from).toBeLessThanOrEqual(5_000 + ANSWER_MS);
  }
  expect(done.size).toBe(32);

  async function slow(row: number) {
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    done.add(row);
    ended = performance.now();
    return true;
  }
});

test("one row's failure keeps no other back, and is said at the end", async () => {
  const done: number[] = [];
  const work = async (row: number) => {
    if (row === 1) throw new RangeError("no");
    done.push(row);
    return true;
  };
  await expect(each([0, 1, 2, 3], work)).rejects.toThrow(AggregateError);
  expect(done).toEqual([0, 2, 3]);
});
