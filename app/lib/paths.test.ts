import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath, signInPath } from "./paths.ts";

describe("where one is sent after signing in", () => {
  it.each(["/sessions", "/mentors?q=first+cv&page=2", "/sessions/1#log"])("may be %s", (to) => {
    expect(safePath(to)).toBe(to);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "sessions",
    "",
    null,
    undefined,
  ])("is never another site or a script: %j", (to) => {
    expect(safePath(to)).toBe("/dashboard");
  });

  it("stays on this site for any text at all", () => {
    const pieces = fc.constantFrom("/", "\\", ".", "..", "evil.example", ":", "@", "?", "#", "\t");
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => `/${parts.join("")}`),
    );
    fc.assert(
      fc.property(texts, (to) => {
        const base = "https://mentorlink.example";
        expect(new URL(safePath(to), base).origin).toBe(base);
      }),
    );
  });

  it("is the page that was asked for, with its question", () => {
    const url = new URL("http://127.0.0.1/book/m1?slot=5");
    expect(signInPath(url)).toBe("/sign-in?to=%2Fbook%2Fm1%3Fslot%3D5");
  });
});
