import { expect, test } from "vitest";
import { createIds } from "./ids.ts";

test("ids are version 7, carry the time, and differ", () => {
  const at = Date.UTC(2026, 8, 21);
  const ids = createIds({ now: () => at });
  const made = Array.from({ length: 100 }, () => ids.uuid());
  for (const id of made) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(at);
  }
  expect(new Set(made).size).toBe(made.length);
});

test("later ids sort later, while the clock stands still, runs, or goes back", () => {
  let at = Date.UTC(2026, 8, 21);
  const ids = createIds({ now: () => at });
  const made: string[] = [];
  for (const step of [0, 1, 60_000, -300_000]) {
    at += step;
    for (let n = 0; n < 5000; n++) made.push(ids.uuid());
  }
  expect(made).toEqual([...made].sort());
});
