import { afterEach, beforeEach, expect, vi } from "vitest";

// A noisy console fails the test that made the noise: what the product says aloud is part of what it
// does. A test that expects a line calls `vi.mocked(console.error).mockClear()` after checking it.
const methods = ["log", "info", "warn", "error"] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method).mockImplementation(() => {});
});

afterEach(() => {
  const said = methods.flatMap((method) => vi.mocked(console[method]).mock.calls.map(String));
  vi.restoreAllMocks();
  expect(said, "the console stays quiet").toEqual([]);
});
