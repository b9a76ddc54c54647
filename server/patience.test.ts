import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { each } from "./jobs/step.ts";
import { ANSWER_MS, patiently, TooSlow } from "./patience.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

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

test("rows beside one that hangs are worked through, and a step whose rows all hang waits once", async () => {
  const done: number[] = [];
  const rows = Array.from({ length: 20 }, (_, i) => i);
  const beside = each(rows, (row) => (row === 0 ? patiently(never()) : work(row)), 2);
  const one = expect(beside).rejects.toThrow(AggregateError);
  await vi.advanceTimersByTimeAsync(ANSWER_MS);
  await one;
  expect(done).toHaveLength(19);

  let asked = 0;
  const hang = () => {
    asked += 1;
    return patiently(never());
  };
  const all = expect(each(rows, hang, 2)).rejects.toThrow(AggregateError);
  await vi.advanceTimersByTimeAsync(ANSWER_MS);
  await all;
  expect(asked).toBe(2);

  async function work(row: number) {
    done.push(row);
    return true;
  }
});
