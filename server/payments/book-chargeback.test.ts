/** What the books say that a provider has of ours, against what the provider says. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { transact } from "../../db/client.ts";
import { sessionById } from "../../db/queries/bookings.ts";
import { unbalanced } from "../../db/queries/ledger.ts";
import { withSandbox } from "../../tests/support/sandbox.ts";
import { balances, book, SLOT } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { giveBack } from "../bookings/give-back.ts";
import { DAY, HOUR } from "../clock.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import { actOnPayment } from "../sandbox/act-on-payment.ts";
import type { PaymentAct } from "../sandbox/schemas.ts";

let world: World;
let mentee: string;
let sessionId: string;
let ref: string;
beforeEach(async () => {
  world = withSandbox(await makeWorld());
  mentee = await world.mentee();
  ({ sessionId } = await book(world, mentee, await world.mentor(), SLOT));
  const { provider_ref } = await world.db
    .selectFrom("payments")
    .select("provider_ref")
    .executeTakeFirstOrThrow();
  ref = provider_ref;
  await bank("succeed");
});
afterEach(() => world.close());

const bank = async (...acts: PaymentAct[]) => {
  for (const act of acts) await actOnPayment(world.services, { ref, act });
};
const cancel = async () =>
  (await world.as(mentee)).bookings.cancel({ sessionId, expectedRefundCents: 35_000 });

/** Collected, less what was sent back and what the bank took. */
async function providerHas(): Promise<number> {
  const checkout = await world.services.sandboxProvider?.checkout(ref);
  if (!checkout) throw new Error("no payment");
  const { amountCents, refundedCents, status } = checkout;
  return amountCents - refundedCents - (status === "charged_back" ? amountCents : 0);
}

/** Of what was lost, the platform's part. */
async function lost(): Promise<number> {
  expect(await unbalanced(world.db)).toEqual([]);
  const now = await balances(world);
  expect(0 - (now["gateway:sandbox"] ?? 0)).toBe(await providerHas());
  expect(now[`hold:${sessionId}`]).toBe(0);
  return 0 - (now.chargebacks ?? 0);
}

test("what was sent back before the bank took all is the platform's loss", async () => {
  await cancel();
  await world.outbox.drain();
  await bank("dispute", "lose_dispute");
  await world.outbox.drain();
  expect(await lost()).toBe(35_000);
});

test("what was sent back in part is, and the rest was held", async () => {
  await transact(world.db, async (trx) => {
    const session = await sessionById(trx, sessionId);
    if (session) await giveBack(world.services, trx, session, 10_000, "a_part");
  });
  await world.outbox.drain();
  await bank("dispute", "lose_dispute");
  expect(await lost()).toBe(10_000);
});

test("what was not sent yet is not: the bank sends it in our place", async () => {
  await cancel();
  await bank("dispute", "lose_dispute");
  await world.outbox.drain();
  expect(await lost()).toBe(0);
});

test("what was sent before, and whose answer was lost, is the platform's loss", async () => {
  await cancel();
  const gateway = world.services.gateways.sandbox;
  if (!gateway) throw new Error("no gateway");
  const lossy = async (order: Parameters<typeof gateway.refund>[0]) => {
    await gateway.refund(order);
    throw new Error("The answer is lost");
  };
  world.services.gateways = { sandbox: { ...gateway, refund: lossy } };
  await world.outbox.drain();
  await bank("dispute", "lose_dispute");
  world.services.gateways = { sandbox: gateway };
  world.clock.advance(HOUR);
  await world.outbox.drain();
  expect(await lost()).toBe(35_000);
});

test("what was pending when the bank took it, and is sent after all, is the platform's loss", async () => {
  await cancel();
  const gateway = world.services.gateways.sandbox;
  if (!gateway) throw new Error("no gateway");
  let refundId = "";
  const slow = async (order: Parameters<typeof gateway.refund>[0]) => {
    refundId = order.refundId;
    return { refundId, status: "pending" as const };
  };
  world.services.gateways = { sandbox: { ...gateway, refund: slow } };
  await world.outbox.drain();
  await bank("dispute", "lose_dispute");
  world.clock.advance(HOUR);
  await world.outbox.drain();
  const account = z.record(z.string(), z.unknown());
  const kind = "payment";
  const found = account.parse(await world.services.records.get(kind, ref));
  await world.services.records.put(kind, ref, { ...found, refunds: { [refundId]: 35_000 } });
  for (let days = 0; days < 3; days++) {
    world.clock.advance(DAY);
    await runClockwork(world.services);
  }
  expect(await lost()).toBe(35_000);
});

test("of which every notice was lost is found out by the refund that it keeps from being sent", async () => {
  await cancel();
  const account = z.record(z.string(), z.unknown());
  const unheard = async (status: string) => {
    const found = account.parse(await world.services.records.get("payment", ref));
    await world.services.records.put("payment", ref, { ...found, status });
  };
  await unheard("disputed");
  for (let hours = 0; hours < 40; hours++) {
    await world.outbox.drain();
    world.clock.advance(HOUR);
  }
  await unheard("charged_back");
  world.clock.advance(DAY);
  await runClockwork(world.services);
  await world.outbox.drain();
  expect(await lost()).toBe(0);
  const of = async (table: "payments" | "refunds") =>
    (await world.db.selectFrom(table).select("status").execute()).map(({ status }) => status);
  expect([await of("payments"), await of("refunds")]).toEqual([["charged_back"], ["succeeded"]]);
});

test("what is sent after the bank was heard, and before we hear, is counted once", async () => {
  await cancel();
  const gateway = world.services.gateways.sandbox;
  if (!gateway) throw new Error("no gateway");
  let said: Awaited<ReturnType<typeof gateway.payment>> = null;
  world.services.gateways = {
    sandbox: {
      ...gateway,
      payment: async (providerRef) => said ?? gateway.payment(providerRef),
      async refund(order) {
        const before = await gateway.payment(order.providerRef);
        const answer = await gateway.refund(order);
        said = before && { ...before, status: "charged_back" };
        await bank("dispute", "lose_dispute");
        said = null;
        return answer;
      },
    },
  };
  for (let hours = 0; hours < 3; hours++) {
    await world.outbox.drain();
    world.clock.advance(HOUR);
  }
  expect(await lost()).toBe(35_000);
});

test("what is sent while the bank takes it is counted, too", async () => {
  await cancel();
  const gateway = world.services.gateways.sandbox;
  if (!gateway) throw new Error("no gateway");
  world.services.gateways = {
    sandbox: {
      ...gateway,
      async refund(order) {
        const answer = await gateway.refund(order);
        await bank("dispute", "lose_dispute");
        return answer;
      },
    },
  };
  await world.outbox.drain();
  expect(await lost()).toBe(35_000);
});
