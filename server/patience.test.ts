import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ANSWER_MS, patiently, REST_MS, TooSlow } from "./patience.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("who hangs is waited for once, then left alone for a while, and others are asked", async () => {
  const [hangs, well] = [{}, {}];
  let asked = 0;
  const ask = () => {
    asked += 1;
    return asked < 3 ? new Promise<string>(() => {}) : Promise.resolve("here");
  };
  const [first, beside] = [patiently(hangs, ask), patiently(hangs, ask)];
  const both = Promise.allSettled([first, beside]);
  await vi.advanceTimersByTimeAsync(ANSWER_MS);
  for (const { status } of await both) expect(status).toBe("rejected");
  await expect(patiently(hangs, ask)).rejects.toThrow(TooSlow);
  expect(asked).toBe(2);
  expect(await patiently(well, async () => "well")).toBe("well");
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(await patiently(hangs, ask)).toBe("here");
});

test("an answer in time, and a refusal, are as they are", async () => {
  const who = {};
  const refuses = async () => {
    throw new RangeError("no");
  };
  await expect(patiently(who, refuses)).rejects.toThrow(RangeError);
  expect(await patiently(who, async () => 7)).toBe(7);
});
