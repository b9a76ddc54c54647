/** The sandbox's provider and bank keep the promises of their ports, as real ones are expected to. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseKeys } from "../../party/keys.ts";
import { SIGNATURE_HEADER, signRequest } from "../../party/signature.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import type { PayoutOrder, SandboxProvider } from "../ports.ts";
import { createSandboxPayments } from "./sandbox-payments.ts";
import { createSandboxRail } from "./sandbox-rail.ts";

const keysOf = (byte: number) => parseKeys(`k:${Buffer.alloc(32, byte).toString("base64url")}`);

let world: World;
let provider: SandboxProvider;
let ref: string;
beforeEach(async () => {
  world = await makeWorld();
  const { records, ids, settings } = world.services;
  provider = createSandboxPayments({
    records,
    ids,
    keys: keysOf(1),
    realClock: world.clock,
    publicUrl: settings.publicUrl,
  });
  ({ providerRef: ref } = await provider.open(checkout("payment-1")));
});
afterEach(() => world.close());

function checkout(paymentId: string) {
  const url = "http://127.0.0.1:3000/back";
  return {
    paymentId,
    sessionId: "session-1",
    amountCents: 35_000,
    currency: "ZAR",
    description: "An hour",
    payerEmail: "payer@example.test",
    returnUrl: url,
    cancelUrl: url,
    notifyUrl: url,
  };
}

describe("a notification", () => {
  const genuine = () => provider.notice(ref, "payment.succeeded", "event-1");
  const verify = (body: string, signature: string | null) =>
    provider.verify(body, new Headers(signature === null ? {} : { [SIGNATURE_HEADER]: signature }));

  test("of its own is known again, word for word", async () => {
    const { body, headers } = await genuine();
    expect(await verify(body, headers[SIGNATURE_HEADER] ?? "")).toEqual({
      eventId: "event-1",
      type: "payment.succeeded",
      providerRef: ref,
    });
  });

  test("with one byte changed, another body, or another's key is not", async () => {
    const { body, headers } = await genuine();
    const signature = headers[SIGNATURE_HEADER] ?? "";
    expect(await verify(`${body} `, signature)).toBeNull();
    expect(await verify(body.replace("succeeded", "disputed!"), signature)).toBeNull();
    const other = await provider.notice(ref, "payment.failed");
    expect(await verify(other.body, signature)).toBeNull();
    for (const forged of ["", "x", `${signature}0`, signature.slice(0, -2), null])
      expect(await verify(body, forged)).toBeNull();
    expect(
      await verify(body, await signRequest(keysOf(2), "/hooks/sandbox", body, world.clock.now())),
    ).toBeNull();
  });

  test("signed for another address is not one for this", async () => {
    const { body } = await genuine();
    expect(
      await verify(body, await signRequest(keysOf(1), "/rooms/handover", body, world.clock.now())),
    ).toBeNull();
  });

  test.each([
    "",
    "null",
    "[]",
    "{",
    '{"eventId":7}',
    '{"eventId":"e","type":"t"}',
  ])("well signed and yet nonsense is refused: %s", async (body) => {
    const signature = await signRequest(keysOf(1), "/hooks/sandbox", body, world.clock.now());
    expect(await verify(body, signature)).toBeNull();
  });
});

describe("a checkout", () => {
  test("is the same for the same payment, also when asked for twice at once", async () => {
    const again = await Promise.all([1, 2].map(() => provider.open(checkout("payment-1"))));
    expect(again.map(({ providerRef }) => providerRef)).toEqual([ref, ref]);
    expect((await provider.open(checkout("payment-2"))).providerRef).not.toBe(ref);
  });

  test("keeps what has happened to it when it is opened again", async () => {
    await provider.settle(ref, "succeeded");
    await provider.open(checkout("payment-1"));
    expect(await provider.payment(ref)).toMatchObject({ status: "succeeded" });
  });

  test("that nobody opened is unknown", async () => {
    expect(await provider.payment("nothing")).toBeNull();
    expect(await provider.checkout("nothing")).toBeNull();
  });
});

describe("a refund", () => {
  const refund = (refundId: string, amountCents: number, currency = "ZAR") =>
    provider.refund({ refundId, providerRef: ref, amountCents, currency });
  const refunded = async () => (await provider.checkout(ref))?.refundedCents;

  test("under one id is given once; parts add up to the whole and no further", async () => {
    await provider.settle(ref, "succeeded");
    for (let i = 0; i < 3; i++)
      expect(await refund("one", 20_000)).toEqual({ refundId: "one", status: "succeeded" });
    expect(await refund("two", 15_001)).toMatchObject({ status: "failed" });
    expect(await refund("three", 15_000)).toMatchObject({ status: "succeeded" });
    expect(await refund("four", 1)).toMatchObject({ status: "failed" });
    expect(await refunded()).toBe(35_000);
    expect(await provider.payment(ref)).toMatchObject({ refundedCents: 35_000 });
  });

  test("of what was never paid, of another currency, or before the bank has decided fails", async () => {
    expect(await refund("one", 1)).toMatchObject({ status: "failed" });
    await provider.settle(ref, "succeeded");
    expect(await refund("two", 1, "USD")).toMatchObject({ status: "failed" });
    await provider.settle(ref, "disputed");
    expect(await refund("three", 1)).toMatchObject({ status: "failed" });
    expect(await refunded()).toBe(0);
  });
});

describe("the sandbox's bank", () => {
  const order = (over: Partial<PayoutOrder> = {}): PayoutOrder => ({
    payoutId: "payout-1",
    amountCents: 24_500,
    currency: "ZAR",
    holder: "Somebody",
    bank: "FNB",
    branchCode: "250655",
    accountNumber: "62004471131",
    reference: "MENTORLINK 26-11-27",
    ...over,
  });

  test("pays one payout once, and sends back what goes to a closed account", async () => {
    const rail = createSandboxRail(world.services.records);
    const paid = await rail.send(order());
    expect(paid.status).toBe("paid");
    // The same order again, even to another account: what was done stays done.
    expect(await rail.send(order({ accountNumber: "62004471000" }))).toEqual(paid);
    await expect(rail.send(order({ amountCents: 24_501 }))).rejects.toThrow("another amount");
    expect(await rail.status(paid.railRef)).toBe("paid");
    const back = await rail.send(order({ payoutId: "payout-2", accountNumber: "62004471000" }));
    expect(back.status).toBe("returned");
  });

  test("keeps no whole account number", async () => {
    const rail = createSandboxRail(world.services.records);
    await rail.send(order());
    const kept = await world.services.records.list("transfer", 10);
    expect(JSON.stringify(kept)).not.toContain("62004471131");
  });
});
