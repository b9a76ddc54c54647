import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { HashInTurn } from "../ports.ts";
import { twoAtATime, wellSpaced } from "./hash-turns.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Hashes that end by hand, in the order in which they began. */
function asksOf(inTurn: HashInTurn) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (network: string, person: string | null = null) =>
    inTurn({ network, person }, () => {
      begun.push(person ?? network);
      return new Promise<string>((resolve) => ends.push(() => resolve("done")));
    }).catch((error: { problem: string; retryAfterSeconds: number }) => error);
  return {
    begun,
    ask,
    async end() {
      ends.shift()?.();
      await vi.advanceTimersByTimeAsync(1);
    },
  };
}

const refusal = { problem: "rate_limited", retryAfterSeconds: 5 };

test("on Node two are hashed at a time, however long they take", async () => {
  const { ask, begun, end } = asksOf(twoAtATime());
  for (let i = 0; i < 5; i++) ask("a");
  await vi.advanceTimersByTimeAsync(4000);
  expect(begun).toHaveLength(2);
  await end();
  expect(begun).toHaveLength(3);
});

test("one network's two hundred tries delay another's sign-in by a hash", async () => {
  const { ask, begun, end } = asksOf(twoAtATime());
  for (let i = 0; i < 200; i++) ask("crowd");
  await vi.advanceTimersByTimeAsync(1);
  ask("alone");
  await end();
  await end();
  expect(begun).toEqual(["crowd", "crowd", "crowd", "alone"]);
});

test("a stranger's two hundred tries at one's own network delay whom we know by a hash", async () => {
  const { ask, begun, end } = asksOf(twoAtATime());
  for (let i = 0; i < 200; i++) ask("campus");
  await vi.advanceTimersByTimeAsync(1);
  ask("campus", "owner");
  await end();
  await end();
  expect(begun.slice(0, 4)).toContain("owner");
});

test("who would wait for more than five seconds is told to come back, and takes no turn then", async () => {
  const { ask, begun, end } = asksOf(twoAtATime());
  const first = ask("a");
  ask("a");
  const late = ask("a");
  await vi.advanceTimersByTimeAsync(5000);
  expect(await late).toMatchObject(refusal);
  await end();
  expect(await first).toBe("done");
  expect(begun).toHaveLength(2);
  ask("b");
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(["a", "a", "b"]);
});

test("a flood of one network is refused at once, another's sign-in is not", async () => {
  const { ask } = asksOf(twoAtATime());
  const flood = Array.from({ length: 51 }, () => ask("crowd"));
  expect(await flood[50]).toMatchObject(refusal);
  let refused = false;
  ask("alone").then(() => {
    refused = true;
  });
  await vi.advanceTimersByTimeAsync(1);
  expect(refused).toBe(false);
});

test("a hash that fails gives its place on", async () => {
  const inTurn = twoAtATime();
  const fail = () => Promise.reject(new Error("lost"));
  for (let i = 0; i < 4; i++) {
    const failing = expect(inTurn({ network: "a", person: null }, fail)).rejects.toThrow("lost");
    await vi.advanceTimersByTimeAsync(1);
    await failing;
  }
});

test("on Workers they begin 250 ms apart, whether or not those before have ended", async () => {
  const { ask, begun } = asksOf(wellSpaced());
  for (let i = 0; i < 5; i++) ask("a");
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(500);
  expect(begun).toHaveLength(3);
});

test("on Workers one network takes half of the line, and all of them no more than five seconds", async () => {
  const { ask, begun } = asksOf(wellSpaced());
  const all = ["a", "b", "c"].flatMap((network) =>
    Array.from({ length: 20 }, () => ask(network).then((answer) => ({ network, answer }))),
  );
  await vi.advanceTimersByTimeAsync(10_000);
  const count = (network: string) => begun.filter((one) => one === network).length;
  expect([count("a"), count("b"), count("c")]).toEqual([11, 10, 0]);
  expect((await all[59])?.answer).toMatchObject(refusal);
  ask("a");
  await vi.advanceTimersByTimeAsync(1);
  expect(count("a")).toBe(12);
});
