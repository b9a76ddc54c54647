import { scryptSync } from "node:crypto";
import { expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { twoAtATime } from "../crowd/hash-turns.ts";
import { readSettings } from "../env.ts";
import {
  hashPassword,
  isOutdated,
  matchesHash,
  PASSWORD_COST,
  pretendToMatch,
} from "./passwords.ts";

const asker = {
  services: {
    hashInTurn: twoAtATime(),
    passwordCost: PASSWORD_COST,
    settings: readSettings({ NODE_ENV: "test" }),
    realClock: systemClock,
  },
  request: { address: "127.0.0.1", deviceMark: null },
};

test("a hash says its parameters, holds no password, and fits its column", async () => {
  const hash = await hashPassword(asker, "three odd words");
  expect(hash).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
  expect(hash.length).toBeLessThanOrEqual(190);
  expect(await matchesHash(asker, "three odd words", hash)).toBe(true);
  expect(await matchesHash(asker, "three odd word", hash)).toBe(false);
  expect(isOutdated(PASSWORD_COST, hash)).toBe(false);
});

test("one password gives two people two hashes", async () => {
  expect(await hashPassword(asker, "three odd words")).not.toBe(
    await hashPassword(asker, "three odd words"),
  );
});

test("a hash of weaker parameters still opens, and is to be made again", async () => {
  const salt = Buffer.alloc(16, 7);
  const key = scryptSync("three odd words", salt, 32, { N: 1024, r: 8, p: 1 });
  const old = `scrypt$1024$8$1$${salt.toString("base64url")}$${key.toString("base64url")}`;
  expect(await matchesHash(asker, "three odd words", old)).toBe(true);
  expect(await matchesHash(asker, "three odd word", old)).toBe(false);
  expect(isOutdated(PASSWORD_COST, old)).toBe(true);
});

test("an é typed in one piece or in two is the same password", async () => {
  const hash = await hashPassword(asker, "caf\u00e9 caf\u00e9 caf\u00e9");
  expect(await matchesHash(asker, "cafe\u0301 cafe\u0301 cafe\u0301", hash)).toBe(true);
});

test.each([
  "",
  "none",
  "scrypt$",
  "scrypt$16384$8$5$$",
  "md5$1$1$1$YQ$YQ",
])("no password opens the damaged hash %j", async (stored) => {
  expect(await matchesHash(asker, "", stored)).toBe(false);
  expect(await matchesHash(asker, "none", stored)).toBe(false);
});

test("pretending takes the work of a real comparison, and never matches", async () => {
  await pretendToMatch(asker, "warm up");
  const time = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const hash = await hashPassword(asker, "three odd words");
  const real = Math.min(
    ...(await Promise.all([
      time(() => matchesHash(asker, "x", hash)),
      time(() => matchesHash(asker, "y", hash)),
    ])),
  );
  const pretended = await time(() => pretendToMatch(asker, "x"));
  expect(pretended).toBeGreaterThan(real / 4);
  expect(await pretendToMatch(asker, "x")).toBe(false);
});
