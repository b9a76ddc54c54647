import { describe, expect, test } from "vitest";
import { grantFor, meeting } from "../tests/support/meeting.ts";
import { parseKeys } from "./keys.ts";
import { signTicket, verifyTicket } from "./ticket.ts";

const keys = parseKeys("k1:0123456789abcdef");
const at = meeting();
const now = Date.now();

describe("a ticket", () => {
  test("lets its bearer into its room for a minute", async () => {
    const grant = grantFor(at, "mentee");
    const ticket = await signTicket(keys, grant, now);
    const verdict = await verifyTicket(keys, ticket, at.room, now + 59_000);
    expect(verdict).toMatchObject({ ok: true, claims: grant });
    const late = await verifyTicket(keys, ticket, at.room, now + 61_000);
    expect(late).toEqual({ ok: false, jti: expect.any(String), reason: "expired" });
    const old = await verifyTicket(keys, ticket, at.room, now + 182_000);
    expect(old).toEqual({ ok: false, jti: null, reason: "stale" });
  });

  test("signed with an old key is good while that key is kept", async () => {
    const ticket = await signTicket(keys, grantFor(at, "mentor"), now);
    const rotated = parseKeys("k2:fedcba9876543210,k1:0123456789abcdef");
    expect(await verifyTicket(rotated, ticket, at.room, now)).toMatchObject({ ok: true });
    const dropped = parseKeys("k2:fedcba9876543210");
    const verdict = await verifyTicket(dropped, ticket, at.room, now);
    expect(verdict).toEqual({ ok: false, jti: null, reason: "unknown-key" });
  });

  test("without a signature, or with a life of its own, is refused", async () => {
    const grant = grantFor(at, "mentee");
    const ticket = await signTicket(keys, grant, now);
    const [, claims] = ticket.split(".");
    const none = Buffer.from('{"alg":"none","kid":"k1"}').toString("base64url");
    expect(await verifyTicket(keys, `${none}.${claims}.`, at.room, now)).toMatchObject({
      reason: "malformed",
    });
    const long = await signTicket(keys, grant, now, 3_600);
    expect(await verifyTicket(keys, long, at.room, now)).toMatchObject({
      reason: "too-long-lived",
    });
  });

  test("that is missing, or of a stranger's key, is refused as what it is", async () => {
    const stranger = parseKeys("k1:fedcba9876543210");
    const foreign = await signTicket(stranger, grantFor(at, "mentee"), now);
    for (const [ticket, reason] of [
      [null, "missing"],
      ["", "missing"],
      ["a.b.c", "malformed"],
      [foreign, "foreign"],
    ] as const)
      expect(await verifyTicket(keys, ticket, at.room, now)).toEqual({
        ok: false,
        jti: null,
        reason,
      });
  });

  test("for a room of one is refused", async () => {
    const grant = grantFor(at, "mentee");
    const alone = { ...grant, other: { ...grant.other, user: grant.user } };
    const ticket = await signTicket(keys, alone, now);
    expect(await verifyTicket(keys, ticket, at.room, now)).toMatchObject({ reason: "malformed" });
  });
});
