import { expect, it } from "vitest";
import { INLINE_SCRIPT_HASHES } from "./inline-hashes.server.ts";
import { INLINE_SCRIPT } from "./inline-scripts.ts";

it("the script of pages without React stays under 1 kB and parses", () => {
  expect(new TextEncoder().encode(INLINE_SCRIPT).length).toBeLessThan(1024);
  expect(() => new Function(INLINE_SCRIPT)).not.toThrow();
});

it("cannot end its own element early", () => {
  expect(INLINE_SCRIPT).not.toMatch(/<\/|<!--/);
});

it("is allowed by a hash in the form that the policy wants", () => {
  expect(INLINE_SCRIPT_HASHES).toEqual([expect.stringMatching(/^sha256-[A-Za-z0-9+/]{43}=$/)]);
});
