import { scryptSync } from "node:crypto";
import { expect, test, vi } from "vitest";
import { hashPassword, isOutdated, matchesHash, pretendToMatch } from "./passwords.ts";

test("a hash says its parameters, holds no password, and fits its column", async () => {
  const hash = await hashPassword("three odd words");
  expect(hash).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
  expect(hash.length).toBeLessThanOrEqual(190);
  expect(await matchesHash("three odd words", hash)).toBe(true);
  expect(await matchesHash("three odd word", hash)).toBe(false);
  expect(isOutdated(hash)).toBe(false);
});

test("one password gives two people two hashes", async () => {
  expect(await hashPassword("three odd words")).not.toBe(await hashPassword("three odd words"));
});

test("a hash of weaker parameters still opens, and is to be made again", async () => {
  const salt = Buffer.alloc(16, 7);
  const key = scryptSync("three odd words", salt, 32, { N: 1024, r: 8, p: 1 });
  const old = `scrypt$1024$8$1$${salt.toString("base64url")}$${key.toString("base64url")}`;
  expect(await matchesHash("three odd words", old)).toBe(true);
  expect(await matchesHash("three odd word", old)).toBe(false);
  expect(isOutdated(old)).toBe(true);
});

test("an é typed in one piece or in two is the same password", async () => {
  const hash = await hashPassword("caf\u00e9 caf\u00e9 caf\u00e9");
  expect(await matchesHash("cafe\u0301 cafe\u0301 cafe\u0301", hash)).toBe(true);
});

test.each([
  "",
  "none",
  "scrypt$",
  "scrypt$16384$8$5$$",
  "md5$1$1$1$YQ$YQ",
])("no password opens the damaged hash %j", async (stored) => {
  expect(await matchesHash("", stored)).toBe(false);
  expect(await matchesHash("none", stored)).toBe(false);
});

test("pretending takes the work of a real comparison, and never matches", async () => {
  await pretendToMatch("warm up");
  const time = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const hash = await hashPassword("three odd words");
  const real = Math.min(
    ...(await Promise.all([
      time(() => matchesHash("x", hash)),
      time(() => matchesHash("y", hash)),
    ])),
  );
  const pretended = await time(() => pretendToMatch("x"));
  expect(pretended).toBeGreaterThan(real / 4);
  expect(await pretendToMatch("x")).toBe(false);
});

test("a flood is refused at once instead of waiting in line, and leaves nothing behind", async () => {
  const flood = Array.from({ length: 200 }, () => hashPassword("three odd words"));
  const refused = (await Promise.allSettled(flood)).filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(140);
  expect(refused.length).toBeLessThan(160);
  expect(refused[0]).toMatchObject({ reason: { problem: "rate_limited", retryAfterSeconds: 5 } });
  await hashPassword("three odd words");
}, 60_000);

test("an unknown address that comes first of all, in a flood, spoils nothing for those after it", async () => {
  vi.resetModules();
  const fresh: typeof import("./passwords.ts") = await import("./passwords.ts");
  const flood = Array.from({ length: 60 }, () => fresh.hashPassword("three odd words"));
  expect((await Promise.allSettled([fresh.pretendToMatch("x")]))[0].status).toBe("rejected");
  await Promise.allSettled(flood);
  expect(await fresh.pretendToMatch("x")).toBe(false);
}, 60_000);
