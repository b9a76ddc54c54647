/** Notifications as providers really send them: forged, doubled, late, out of order, or never. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { everythingIn } from "../../tests/support/cast.ts";
import { balances, book, notify, settle, statusOf } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { receiveBookingNotice } from "../bookings/apply-payment.ts";
import { askingSteps } from "../bookings/recheck-payments.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";

let world: World;
let mentor: string;
let mentee: string;
let sessionId: string;
let ref: string;
beforeEach(async () => {
  world = await makeWorld();
  mentor = await world.mentor();
  mentee = await world.mentee();
  ({ sessionId } = await book(world, mentee, mentor));
  ref = [...world.gateway.payments.keys()][0] ?? "";
});
afterEach(() => world.close());

const held = async () => (await balances(world))[`hold:${sessionId}`] ?? 0;
const payment = () =>
  world.db
    .selectFrom("payments")
    .selectAll()
    .where("session_id", "=", sessionId)
    .executeTakeFirstOrThrow();
const send = (body: string, signature = "genuine", gateway = "sandbox") =>
  receiveBookingNotice(world.services, gateway, body, new Headers({ "x-signature": signature }));
async function recheckNow() {
  let asked = 0;
  for (const step of askingSteps) asked += await step.run(world.services);
  return asked;
}

describe("a notification that proves nothing", () => {
  const claim = () => JSON.stringify({ eventId: "e", type: "payment.succeeded", providerRef: ref });

  test.each([
    ["a forged signature", () => send(claim(), "forged")],
    ["no signature", () => receiveBookingNotice(world.services, "sandbox", claim(), new Headers())],
    ["an unknown gateway", () => send(claim(), "genuine", "nobody")],
    ["a gateway named like an object's own", () => send(claim(), "genuine", "__proto__")],
  ])("%s: refused, and nothing is written", async (_what, act) => {
    world.gateway.settle(ref, "succeeded");
    const before = await everythingIn(world);
    expect(await act()).toBe(false);
    expect(await everythingIn(world)).toEqual(before);
  });

  test("a genuine one for a payment that nobody knows moves nothing, however often", async () => {
    const unknown = JSON.stringify({
      eventId: "e",
      type: "payment.succeeded",
      providerRef: "none",
    });
    const { gateway_events: _, ...before } = await everythingIn(world);
    for (let i = 0; i < 3; i++) expect(await send(unknown)).toBe(true);
    const { gateway_events: events, ...after } = await everythingIn(world);
    expect(after).toEqual(before);
    expect(events).toHaveLength(1);
  });

  test.each([
    ["another amount", { amountCents: 34_999 }, "payment_of_another_amount"],
    ["another currency", { currency: "USD" }, "payment_of_another_amount"],
    [
      "another payment's id",
      { paymentId: "019b0b3e-5c00-7000-8000-000000000001" },
      "payment_of_nothing_here",
    ],
  ])("a provider that tells of %s is not our payment, and a person is told", async (_what, lie, action) => {
    Object.assign(world.gateway.payments.get(ref) ?? {}, lie);
    await settle(world, sessionId, "succeeded");
    await notify(world, ref, "again");
    const audit = await world.db.selectFrom("audit_log").selectAll().execute();
    expect(audit.map((row) => row.action)).toEqual([action]);
    expect(await payment()).toMatchObject({ status: "created", version: 2 });
    expect(await held()).toBe(0);
  });
});

describe("in any order and number", () => {
  test("the same event thrice, two of them at once, captures once", async () => {
    world.gateway.settle(ref, "succeeded");
    await Promise.all([notify(world, ref, "one"), notify(world, ref, "one")]);
    await notify(world, ref, "one");
    expect(await held()).toBe(35_000);
    expect(await payment()).toMatchObject({ status: "succeeded", version: 3 });
  });

  test("pending, then success, then the first one again", async () => {
    await settle(world, sessionId, "pending");
    expect(await statusOf(world, sessionId)).toBe("awaiting_payment");
    await settle(world, sessionId, "succeeded");
    await send(JSON.stringify({ eventId: "old", type: "payment.pending", providerRef: ref }));
    expect(await payment()).toMatchObject({ status: "succeeded" });
    expect(await held()).toBe(35_000);
  });

  test("a provider that takes back a success without a dispute is not followed", async () => {
    await settle(world, sessionId, "succeeded");
    for (const status of ["pending", "failed", "abandoned"] as const)
      await settle(world, sessionId, status);
    expect(await payment()).toMatchObject({ status: "succeeded" });
    expect(await held()).toBe(35_000);
  });

  test("a dispute heard of before the success it disputes is captured and frozen", async () => {
    await settle(world, sessionId, "disputed");
    expect(await payment()).toMatchObject({ status: "disputed" });
    expect(await held()).toBe(35_000);
    await settle(world, sessionId, "succeeded");
    expect(await payment()).toMatchObject({ status: "succeeded" });
    expect(await held()).toBe(35_000);
  });

  test("an answer from before a dispute, which comes after it, does not undo it", async () => {
    await settle(world, sessionId, "succeeded");
    const { payment: truth } = world.gateway;
    let asked = 0;
    world.gateway.payment = async (providerRef) => {
      const seen = structuredClone({ ...(await truth(providerRef)), checkout: null }) as never;
      if (++asked > 1) return seen;
      // While this answer is under way.
      world.gateway.settle(ref, "disputed");
      await notify(world, ref);
      expect(await payment()).toMatchObject({ status: "disputed" });
      return seen;
    };
    await notify(world, ref);
    expect(await payment()).toMatchObject({ status: "disputed" });
    expect(asked).toBe(3);
  });

  test("a payment that moves at every answer is asked about later", async () => {
    const { payment: truth } = world.gateway;
    world.gateway.settle(ref, "succeeded");
    world.gateway.payment = async (providerRef) => {
      const { id } = await payment();
      const moving = world.db
        .updateTable("payments")
        .set((eb) => ({ version: eb("version", "+", 1) }));
      await moving.where("id", "=", id).execute();
      return truth(providerRef);
    };
    await expect(notify(world, ref)).rejects.toThrow("moved");
    expect(await payment()).toMatchObject({ status: "created" });
    world.gateway.payment = truth;
    world.clock.advance(3 * MINUTE);
    await recheckNow();
    expect(await payment()).toMatchObject({ status: "succeeded" });
  });

  test.each([
    ["for us: it is given back by the provider", "succeeded", 1],
    ["for the payer: it is not given back again", "charged_back", 0],
  ] as const)("a refund waits weeks for the bank, which finds %s", async (_what, found, asked) => {
    await settle(world, sessionId, "succeeded");
    const api = await world.as(mentee);
    await api.bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    await settle(world, sessionId, "disputed");
    for (let hours = 0; hours < 24 * 14; hours += 8) {
      await world.outbox.drain();
      world.clock.advance(8 * HOUR);
    }
    expect(world.gateway.refunds.size).toBe(0);
    await settle(world, sessionId, found);
    await world.outbox.drain();
    expect(world.gateway.refunds.size).toBe(asked);
    expect(await world.db.selectFrom("refunds").select("status").execute()).toEqual([
      { status: "succeeded" },
    ]);
    expect(await balances(world)).toEqual({ [`hold:${sessionId}`]: 0, "gateway:sandbox": 0 });
  });

  test("a chargeback is final and booked once", async () => {
    await settle(world, sessionId, "succeeded");
    for (const status of ["charged_back", "succeeded", "disputed", "charged_back"] as const)
      await settle(world, sessionId, status);
    expect(await payment()).toMatchObject({ status: "charged_back" });
    expect(await balances(world)).toEqual({ [`hold:${sessionId}`]: 0, "gateway:sandbox": 0 });
  });
});

describe("a notification that never comes", () => {
  test("is not missed: the provider is asked after two quiet minutes, not before", async () => {
    world.gateway.settle(ref, "succeeded");
    world.clock.advance(2 * MINUTE - 1);
    expect(await recheckNow()).toBe(0);
    world.clock.advance(1);
    expect(await recheckNow()).toBe(1);
    expect(await statusOf(world, sessionId)).toBe("confirmed");
    expect(await recheckNow()).toBe(0);
  });

  test("of a decline is asked for too, and of nothing after a week", async () => {
    world.gateway.settle(ref, "failed");
    world.clock.advance(7 * DAY);
    expect(await recheckNow()).toBe(0);
    world.clock.advance(-1);
    await recheckNow();
    expect(await payment()).toMatchObject({ status: "failed" });
  });

  test("an event that a crash left unapplied is applied afterwards, once", async () => {
    const asked = world.gateway.payment;
    world.gateway.settle(ref, "succeeded");
    world.gateway.payment = async () => {
      throw new Error("The provider cannot be reached");
    };
    await expect(notify(world, ref, "crashed")).rejects.toThrow("cannot be reached");
    world.gateway.payment = asked;
    expect(await held()).toBe(0);
    world.clock.advance(2 * MINUTE);
    await Promise.all([recheckNow(), recheckNow()]);
    expect(await held()).toBe(35_000);
    const left = world.db.selectFrom("gateway_events").selectAll().where("applied_at", "is", null);
    expect(await left.execute()).toEqual([]);
  });

  test("one provider that is away does not keep the others' money back", async () => {
    const other = await book(world, await world.mentee(), await world.mentor());
    const [, second = ""] = [...world.gateway.payments.keys()];
    const asked = world.gateway.payment;
    world.gateway.settle(second, "succeeded");
    world.gateway.payment = (one) =>
      one === ref ? Promise.reject(new Error("away")) : asked.call(world.gateway, one);
    world.clock.advance(3 * MINUTE);
    await expect(recheckNow()).rejects.toThrow("Some rows failed");
    expect(await statusOf(world, other.sessionId)).toBe("confirmed");
  });

  test("of a success after a decline is asked for as well", async () => {
    await settle(world, sessionId, "failed");
    world.gateway.settle(ref, "succeeded");
    world.clock.advance(HOUR);
    await recheckNow();
    expect(await payment()).toMatchObject({ status: "succeeded" });
  });

  test("of a dispute that we won does not freeze the money for good", async () => {
    await settle(world, sessionId, "succeeded");
    await settle(world, sessionId, "disputed");
    world.gateway.settle(ref, "succeeded");
    world.clock.advance(30 * DAY);
    await recheckNow();
    expect(await payment()).toMatchObject({ status: "succeeded" });
  });
});
