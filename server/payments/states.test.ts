/** Every edge of the payment, payout and refund graphs, walked through the real operations. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { transact } from "../../db/client.ts";
import { insertRefund, paymentById, refundById } from "../../db/queries/payments.ts";
import { insertPayout } from "../../db/queries/payouts.ts";
import type { PaymentStatus, PayoutStatus, RefundStatus } from "../../db/schema.ts";
import { everythingIn } from "../../tests/support/cast.ts";
import { notify, sessionRow } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { applying } from "../bookings/apply-payment.ts";
import { HOUR } from "../clock.ts";
import { queue } from "../effects.ts";
import { deliverDue } from "../jobs/outbox.ts";
import type { ProviderPaymentStatus } from "../ports.ts";
import { mayPaymentMove, PAYMENT_STATES } from "./payment-states.ts";
import { mayPayoutMove, PAYOUT_STATES } from "./payout-states.ts";
import { settlePayout } from "./perform-payout.ts";
import { performRefund } from "./perform-refund.ts";
import { refundKey } from "./refund-hold.ts";

/** Written out a second time on purpose. */
const PAYMENT_EDGES = [
  "created>pending",
  "created>succeeded",
  "created>failed",
  "created>abandoned",
  "pending>succeeded",
  "pending>failed",
  "pending>abandoned",
  "failed>pending",
  "failed>succeeded",
  "abandoned>pending",
  "abandoned>succeeded",
  "succeeded>disputed",
  "succeeded>charged_back",
  "disputed>succeeded",
  "disputed>charged_back",
];
const PAYOUT_EDGES = [
  "scheduled>sent",
  "scheduled>paid",
  "scheduled>returned",
  "sent>paid",
  "sent>returned",
  "paid>returned",
];
const PROVIDER: ProviderPaymentStatus[] = [
  "pending",
  "succeeded",
  "failed",
  "abandoned",
  "disputed",
  "charged_back",
];

let world: World;
let people: { mentor: string; mentee: string };
beforeAll(async () => {
  world = await makeWorld();
  people = { mentor: await world.mentor(), mentee: await world.mentee() };
});
afterAll(() => world.close());

const crossed = <A extends string, B extends string>(from: A[], to: B[]) =>
  from.flatMap((a) => to.map((b) => [a, b] as const));
const paymentStates = Object.keys(PAYMENT_STATES) as PaymentStatus[];
const payoutStates = Object.keys(PAYOUT_STATES) as PayoutStatus[];

test("the graphs have exactly the edges that the design draws", () => {
  const payments = crossed(paymentStates, paymentStates).filter(([a, b]) => mayPaymentMove(a, b));
  expect(payments.map((edge) => edge.join(">")).sort()).toEqual([...PAYMENT_EDGES].sort());
  const payouts = crossed(payoutStates, payoutStates).filter(([a, b]) => mayPayoutMove(a, b));
  expect(payouts.map((edge) => edge.join(">")).sort()).toEqual([...PAYOUT_EDGES].sort());
});

/** A payment of R 350 in that state, which the provider knows as `pending`. */
async function payment(status: PaymentStatus): Promise<{ id: string; ref: string }> {
  const id = world.services.ids.uuid();
  const session_id = await sessionRow(world, people);
  const money = { amountCents: 35_000, currency: "ZAR" };
  const { providerRef } = await world.gateway.open({
    paymentId: id,
    sessionId: session_id,
    ...money,
    description: "",
    payerEmail: "",
    returnUrl: "",
    cancelUrl: "",
    notifyUrl: "",
  });
  await world.db
    .insertInto("payments")
    .values({
      id,
      session_id,
      user_id: people.mentee,
      gateway: "sandbox",
      provider_ref: providerRef,
      status,
      version: 1,
      amount_cents: money.amountCents,
      refunded_cents: 0,
      currency: money.currency,
      checkout_url: "/pay",
      asked_at: world.clock.now(),
      created_at: world.clock.now(),
      updated_at: world.clock.now(),
    })
    .execute();
  return { id, ref: providerRef };
}

describe("what a provider says of a payment", () => {
  /** Through a success that we had not heard of: the dispute proves it. */
  const throughSuccess = (from: string, to: string) =>
    PAYMENT_EDGES.includes(`${from}>succeeded`) && PAYMENT_EDGES.includes(`succeeded>${to}`);
  const cases = crossed(paymentStates, PROVIDER);
  const legal = ([from, to]: (typeof cases)[number]) =>
    PAYMENT_EDGES.includes(`${from}>${to}`) || (from !== to && throughSuccess(from, to));

  test.each(
    cases.filter((edge) => !legal(edge)),
  )("%s → %s is no edge: nothing moves", async (from, to) => {
    const { id, ref } = await payment(from);
    world.gateway.settle(ref, to);
    const before = await everythingIn(world);
    await notify(world, ref);
    const { gateway_events: _, ...after } = await everythingIn(world);
    const { gateway_events: __, ...was } = before;
    expect(after).toEqual(was);
    expect(await paymentById(world.db, id)).toMatchObject({ status: from, version: 1 });
  });

  test.each(cases.filter(legal))("%s → %s is taken once", async (from, to) => {
    // What was captured before must be in the ledger, as it would be.
    const { id, ref } = await payment(
      PAYMENT_EDGES.includes(`${from}>succeeded`) ? from : "created",
    );
    if (from === "succeeded") {
      world.gateway.settle(ref, "succeeded");
      await notify(world, ref);
    }
    world.gateway.settle(ref, to);
    await notify(world, ref);
    const once = await paymentById(world.db, id);
    expect(once?.status).toBe(to);
    await notify(world, ref);
    expect(await paymentById(world.db, id)).toEqual(once);
  });
});

describe("what a rail says of a payout", () => {
  async function payout(status: PayoutStatus): Promise<string> {
    const id = world.services.ids.uuid();
    const row = {
      id,
      mentor_id: people.mentor,
      batch: id,
      rail: "sandbox",
      rail_ref: "",
      amount_cents: 24_500,
      currency: "ZAR",
      destination: "FNB ending 1131",
      status,
      version: 1,
      created_at: world.clock.now(),
      paid_at: null,
    };
    const item = { amount_cents: 24_500, currency: "ZAR" };
    const released = { ...people, released_at: world.clock.now() };
    const session_id = await sessionRow(world, released);
    await transact(world.db, (trx) => insertPayout(trx, row, [{ ...item, session_id }]));
    return id;
  }
  const cases = crossed(payoutStates, ["sent", "paid", "returned"]);
  const legal = ([from, to]: (typeof cases)[number]) => PAYOUT_EDGES.includes(`${from}>${to}`);

  test.each(
    cases.filter((edge) => !legal(edge)),
  )("%s → %s is no edge: nothing moves", async (from, to) => {
    const id = await payout(from);
    const before = await everythingIn(world);
    expect(await settlePayout(world.services, id, to, "rail")).toBe(false);
    expect(await everythingIn(world)).toEqual(before);
  });

  test.each(cases.filter(legal))("%s → %s is taken once", async (from, to) => {
    const id = await payout(from);
    expect(await settlePayout(world.services, id, to, "rail")).toBe(true);
    expect(await settlePayout(world.services, id, to, "rail")).toBe(false);
  });

  test("nothing settles a payout that does not exist", async () => {
    expect(await settlePayout(world.services, world.services.ids.uuid(), "paid", "")).toBe(false);
  });
});

describe("what a provider says of a refund", () => {
  const perform = (id: string) => performRefund(world.services, id, applying(world.services));

  async function refund(status: RefundStatus): Promise<string> {
    const { id: paymentId } = await payment("succeeded");
    const row = await paymentById(world.db, paymentId);
    if (!row) throw new Error("no payment");
    const id = world.services.ids.uuid();
    await transact(world.db, (trx) =>
      insertRefund(trx, row, {
        id,
        payment_id: row.id,
        session_id: row.session_id,
        cause: `test:${id}`,
        reason: "test",
        amount_cents: 1_000,
        currency: "ZAR",
        status,
        version: 1,
        created_at: world.clock.now(),
        settled_at: null,
      }),
    );
    return id;
  }

  test("one that succeeded is not asked for again", async () => {
    const id = await refund("succeeded");
    const before = await everythingIn(world);
    await perform(id);
    expect(await everythingIn(world)).toEqual(before);
    expect(world.gateway.refunds.has(id)).toBe(false);
  });

  test("one of a payment that the bank looks into waits: it could go back twice", async () => {
    const id = await refund("requested");
    const { payment_id } = await world.db
      .selectFrom("refunds")
      .select("payment_id")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const setPayment = (status: PaymentStatus) =>
      world.db.updateTable("payments").set({ status }).where("id", "=", payment_id).execute();
    await setPayment("disputed");
    await expect(perform(id)).rejects.toThrow("looks into");
    expect(world.gateway.refunds.has(id)).toBe(false);
    await setPayment("charged_back");
    await perform(id);
    expect(world.gateway.refunds.has(id), "the bank has given it back").toBe(false);
    await setPayment("succeeded");
    await perform(id);
    expect(world.gateway.refunds.has(id)).toBe(false);
  });

  test("one that the provider refused stays owed: it is asked for again", async () => {
    const id = await refund("requested");
    world.gateway.refundStatus = "failed";
    for (const _again of [1, 2]) await expect(perform(id)).rejects.toThrow("refused");
    const statusNow = async () =>
      (await world.db.selectFrom("refunds").select("status").where("id", "=", id).execute())[0];
    expect(await statusNow()).toEqual({ status: "failed" });
    world.gateway.refundStatus = "succeeded";
    await perform(id);
    expect(await statusNow()).toEqual({ status: "succeeded" });
  });

  test("a pending one is not given up, however long a bank takes", async () => {
    const id = await refund("requested");
    const key = refundKey(id);
    await transact(world.db, (trx) =>
      queue(world.services, trx, key, { kind: "refund", refundId: id }),
    );
    world.gateway.refundStatus = "pending";
    for (let hours = 0; hours < 40; hours++) {
      await deliverDue(world.services);
      world.clock.advance(HOUR);
    }
    const { refund: ask } = world.gateway;
    world.gateway.refund = async () => {
      throw new Error("away");
    };
    await deliverDue(world.services);
    world.gateway.refund = ask;
    world.clock.advance(HOUR);
    world.gateway.refundStatus = "succeeded";
    await deliverDue(world.services);
    expect((await refundById(world.db, id))?.status).toBe("succeeded");
  });

  test("a pending one is asked for again, under the same id", async () => {
    const id = await refund("requested");
    world.gateway.refundStatus = "pending";
    await expect(perform(id)).rejects.toThrow("not decided");
    world.gateway.refundStatus = "succeeded";
    await Promise.all([perform(id), perform(id)]);
    const { status, version } = await world.db
      .selectFrom("refunds")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect({ status, version }).toEqual({ status: "succeeded", version: 2 });
  });
});
