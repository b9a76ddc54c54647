import { describe, expect, test } from "vitest";
import { parseKeys } from "./keys.ts";
import { SIGNATURE_TOLERANCE_MS, signRequest, verifyRequest } from "./signature.ts";

const keys = parseKeys('{"k1": "0123456789abcdef"}');
const now = 1_790_000_000_000;

describe("a signature", () => {
  const check = async (change: { path?: string; body?: string; header?: string; now?: number }) => {
    const header = change.header ?? (await signRequest(keys, "/a", "body", now));
    const { path = "/a", body = "body" } = change;
    return verifyRequest(keys, path, body, header, change.now ?? now);
  };

  test("holds for the path and the body that were signed, and no other", async () => {
    expect(await check({})).toEqual({ ok: true, kid: "k1" });
    expect(await check({ path: "/b" })).toEqual({ ok: false, reason: "forged" });
    expect(await check({ body: "body " })).toEqual({ ok: false, reason: "forged" });
  });

  test("is stale after a minute, and before its time", async () => {
    const late = now + SIGNATURE_TOLERANCE_MS + 1;
    expect(await check({ now: late })).toEqual({ ok: false, reason: "stale" });
    const early = now - SIGNATURE_TOLERANCE_MS - 1;
    expect(await check({ now: early })).toEqual({ ok: false, reason: "stale" });
  });

  test("made of rubbish is refused without a throw", async () => {
    for (const header of [
      "x",
      "t=1",
      `t=${now},kid=k1,v1=zz`,
      `t=NaN,kid=k1,v1=${"0".repeat(64)}`,
    ]) {
      expect(await check({ header })).toEqual({ ok: false, reason: "malformed" });
    }
    expect(await check({ header: `t=${now},kid=k9,v1=${"0".repeat(64)}` })).toEqual({
      ok: false,
      reason: "unknown-key",
    });
    expect(await check({ header: "" })).toEqual({ ok: false, reason: "missing" });
  });
});

describe("keys", () => {
  test("are read as a list or as JSON; the first signs", () => {
    const list = parseKeys("new:0123456789abcdef, old:fedcba9876543210");
    expect(list.signWith).toBe("new");
    expect(list).toEqual(parseKeys('{"new":"0123456789abcdef","old":"fedcba9876543210"}'));
  });

  test("that are missing, short or shapeless are refused without being shown", () => {
    for (const text of ["", "{", "[]", "no-colon", "k1:short-secret", "a b:0123456789abcdef"]) {
      expect(() => parseKeys(text)).toThrow(/^ROOM_KEYS(?!.*short-secret)/);
    }
  });
});
