/** The weekly batch: each released cent leaves once, to somewhere, or waits. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { transact } from "../../db/client.ts";
import { post } from "../../db/queries/ledger.ts";
import { payoutAccount } from "../../tests/support/payouts.ts";
import { balances, letters, paidSession, SLOT, sessionRow } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { releaseMoney } from "../bookings/release-money.ts";
import { DAY, HOUR } from "../clock.ts";
import { nextPayoutAt, orderOf } from "./payout-rule.ts";
import { followPayouts, performPayout, settlePayout } from "./perform-payout.ts";
import { schedulePayouts } from "./schedule-payouts.ts";

const NET = 24_500;

let world: World;
let mentor: string;
let mentee: string;
beforeEach(async () => {
  world = await makeWorld();
  mentor = await world.mentor();
  mentee = await world.mentee();
});
afterEach(() => world.close());

/** An hour that has happened and whose money is the mentor's. */
async function earned(hour = 0, over: { mentor?: string } = {}): Promise<string> {
  const id = await paidSession(world, mentee, over.mentor ?? mentor, SLOT + hour * 2 * HOUR);
  await world.db
    .updateTable("sessions")
    .set({ status: "completed", release_at: world.clock.now() })
    .where("id", "=", id)
    .execute();
  expect(await releaseMoney(world.services, id)).toBe(true);
  return id;
}
const friday = () => world.clock.set(nextPayoutAt(world.clock.now() + HOUR));
const batch = () => schedulePayouts.run(world.services);
const payouts = () =>
  world.db.selectFrom("payouts").selectAll().orderBy("created_at").orderBy("id").execute();
const mine = async () => (await balances(world))[`mentor:${mentor}`] ?? 0;

test("one payout for all that was released, once, told once", async () => {
  await payoutAccount(world, mentor);
  await earned(0);
  await earned(1);
  expect(await batch(), "before Friday nothing leaves").toBe(0);
  friday();
  expect(await batch()).toBe(1);
  expect(await batch()).toBe(0);
  await world.outbox.drain();
  expect(await payouts()).toMatchObject([{ status: "paid", amount_cents: 2 * NET }]);
  expect(await balances(world)).toMatchObject({ [`mentor:${mentor}`]: 0, "rail:sandbox": 2 * NET });
  expect(world.rail.orders.size).toBe(1);
  const told = (await letters(world)).filter(({ template }) => template === "paid_out");
  expect(told).toMatchObject([
    { amountCents: 2 * NET, sessions: 2, destination: "FNB ending 1131" },
  ]);
});

test("a database set back to before the payout, or the release, pays nobody twice", async () => {
  await payoutAccount(world, mentor);
  await earned(0);
  await earned(1);
  friday();
  await batch();
  await world.outbox.drain();
  for (const table of ["payout_items", "payouts", "outbox"] as const)
    await world.db.deleteFrom(table).execute();
  const back = { from: "rail:sandbox", to: `mentor:${mentor}`, cents: 2 * NET };
  await transact(world.db, (trx) =>
    post(trx, {
      id: world.services.ids.uuid(),
      cause: "the payout was not",
      kind: "payout_returned",
      sessionId: null,
      currency: "ZAR",
      movements: [back],
      now: world.clock.now(),
    }),
  );
  // What is released again is released later than it was.
  world.clock.advance(DAY);
  await world.db.updateTable("sessions").set({ released_at: world.clock.now() }).execute();
  expect(await batch()).toBe(1);
  await world.outbox.drain();
  expect([...world.rail.orders.values()]).toMatchObject([{ amountCents: 2 * NET }]);
});

test("several clockworks and outbox workers at once pay once", async () => {
  const others = [await world.mentor(), await world.mentor()];
  for (const id of [mentor, ...others]) await payoutAccount(world, id);
  await earned(0);
  for (const [i, id] of others.entries()) await earned(i + 1, { mentor: id });
  friday();
  const sent: string[] = [];
  const { send } = world.rail;
  world.rail.send = (order) => {
    sent.push(order.payoutId);
    return send.call(world.rail, order);
  };
  await Promise.all([batch(), batch(), batch(), batch()]);
  const rows = await payouts();
  expect(rows).toHaveLength(3);
  await Promise.all([world.outbox.drain(), world.outbox.drain()]);
  expect(sent.sort()).toEqual(rows.map((row) => orderOf(row)).sort());
  expect((await balances(world))["rail:sandbox"]).toBe(3 * NET);
});

test("a crash between sending and writing sends again under the same key, and counts once", async () => {
  await payoutAccount(world, mentor);
  await earned();
  friday();
  await batch();
  const { send } = world.rail;
  const keys: string[] = [];
  world.rail.send = async (order) => {
    keys.push(order.payoutId);
    const answer = await send.call(world.rail, order);
    if (keys.length === 1) throw new Error("The process died");
    return answer;
  };
  const [row] = await payouts();
  await expect(performPayout(world.services, row?.id ?? "")).rejects.toThrow("died");
  await Promise.all([1, 2].map(() => performPayout(world.services, row?.id ?? "")));
  expect(new Set(keys).size).toBe(1);
  expect(await payouts()).toMatchObject([{ status: "paid", version: 2 }]);
  expect((await balances(world))["rail:sandbox"]).toBe(NET);
});

test("without an account it waits, and is paid on the first Friday after there is one", async () => {
  await earned();
  friday();
  expect(await batch()).toBe(0);
  expect(await mine()).toBe(NET);
  await payoutAccount(world, mentor);
  friday();
  expect(await batch()).toBe(1);
});

test("nothing earned is no payout", async () => {
  await payoutAccount(world, mentor);
  friday();
  expect(await batch()).toBe(0);
  expect(await payouts()).toEqual([]);
});

test("a balance below what was earned waits for a person", async () => {
  await payoutAccount(world, mentor);
  await earned();
  await world.db
    .updateTable("account_balances")
    .set({ balance_cents: NET - 1 })
    .where("account", "=", `mentor:${mentor}`)
    .execute();
  friday();
  expect(await batch()).toBe(0);
  expect(await payouts()).toEqual([]);
});

test("hundreds whose money waits for a person do not keep the others from theirs", async () => {
  const releasedAt = world.clock.now();
  for (let i = 0; i < 210; i++) {
    const waiting = await world.mentor({}, { hours: [] });
    await payoutAccount(world, waiting);
    // Released without a cent: nothing can be paid for it.
    const over = { status: "completed" as const, released_at: releasedAt };
    await sessionRow(world, { mentor: waiting, mentee, ...over });
  }
  const last = await world.mentor();
  await payoutAccount(world, last);
  await earned(0, { mentor: last });
  friday();
  expect(await batch()).toBe(1);
  expect(await payouts()).toMatchObject([{ mentor_id: last }]);
});

test("whose mentor is suspended waits for a person", async () => {
  await payoutAccount(world, mentor);
  await earned();
  const suspend = (suspended_at: number | null) =>
    world.db.updateTable("users").set({ suspended_at }).where("id", "=", mentor).execute();
  await suspend(world.clock.now());
  friday();
  expect(await batch()).toBe(0);
  await suspend(null);
  expect(await batch()).toBe(1);
});

test("whose mentor is suspended before it is sent waits for a person, and goes when it may", async () => {
  await payoutAccount(world, mentor);
  await earned();
  const suspend = (suspended_at: number | null) =>
    world.db.updateTable("users").set({ suspended_at }).where("id", "=", mentor).execute();
  friday();
  expect(await batch()).toBe(1);
  await suspend(world.clock.now());
  const [payout] = await payouts();
  await expect(performPayout(world.services, payout?.id ?? "")).rejects.toThrow(/suspended/);
  expect(await payouts()).toMatchObject([{ status: "scheduled" }]);
  await suspend(null);
  await performPayout(world.services, payout?.id ?? "");
  expect(await payouts()).toMatchObject([{ status: "paid" }]);
});

describe("a payout that comes back", () => {
  beforeEach(async () => {
    await payoutAccount(world, mentor);
    await earned();
    friday();
    world.rail.answer = "returned";
    await batch();
    await world.outbox.drain();
  });

  test("is the mentor's money again, told to them, and promised for no day until they name an account", async () => {
    expect(await payouts()).toMatchObject([{ status: "returned" }]);
    expect(await balances(world)).toMatchObject({ [`mentor:${mentor}`]: NET, "rail:sandbox": 0 });
    expect((await letters(world)).filter(({ template }) => template === "paid_out")).toEqual([]);
    const summary = await (await world.as(mentor)).earnings.summary();
    expect(summary).toMatchObject({
      due: { cents: NET },
      returned: { cents: NET },
      lastPayout: null,
    });
    const told = (await letters(world)).filter(({ template }) => template === "payout_returned");
    expect(told).toMatchObject([{ amountCents: NET, destination: "FNB ending 1131" }]);
    const seen = async () => {
      const me = await world.as(mentor);
      const { rows } = await me.earnings.list({});
      return { row: rows[0], account: (await me.accounts.dashboard()).mentor?.earnings.account };
    };
    world.clock.advance(8 * DAY);
    expect(await seen()).toMatchObject({
      row: { state: "released", at: null },
      account: "returned",
    });
    await payoutAccount(world, mentor);
    const at = nextPayoutAt(world.clock.now());
    expect(await seen()).toMatchObject({ row: { state: "released", at }, account: "known" });
    expect((await (await world.as(mentor)).earnings.summary()).returned).toBeNull();
  });

  test("does not go to the same account again, and does to a new one, in the next batch", async () => {
    world.rail.answer = "paid";
    world.clock.advance(7 * DAY);
    expect(await batch()).toBe(0);
    world.clock.advance(1);
    await payoutAccount(world, mentor);
    expect(await batch()).toBe(1);
    await world.outbox.drain();
    expect(await payouts()).toMatchObject([{ status: "returned" }, { status: "paid" }]);
    expect(await balances(world)).toMatchObject({ [`mentor:${mentor}`]: 0, "rail:sandbox": NET });
  });

  test("is taken back once, whoever says so", async () => {
    const [row] = await payouts();
    const again = () => settlePayout(world.services, row?.id ?? "", "returned", "rail");
    expect(await Promise.all([again(), again()])).toEqual([false, false]);
    expect(await mine()).toBe(NET);
  });
});

test("a bank that needs days is asked until it says paid, or sends it back", async () => {
  await payoutAccount(world, mentor);
  await earned();
  friday();
  world.rail.answer = "sent";
  await batch();
  await world.outbox.drain();
  expect(await followPayouts.run(world.services)).toBe(0);
  expect(await payouts()).toMatchObject([{ status: "sent", paid_at: null }]);
  world.rail.answer = "paid";
  await Promise.all([followPayouts.run(world.services), followPayouts.run(world.services)]);
  expect(await payouts()).toMatchObject([{ status: "paid", paid_at: world.clock.now() }]);
  const [row] = await payouts();
  expect(await settlePayout(world.services, row?.id ?? "", "returned", "rail")).toBe(true);
  expect(await mine()).toBe(NET);
});

test("the money goes to the account that the payout names, whatever is changed meanwhile", async () => {
  await payoutAccount(world, mentor, "62004471131");
  await earned();
  friday();
  await batch();
  await payoutAccount(world, mentor, "62009990099");
  await world.outbox.drain();
  const [order] = [...world.rail.orders.values()];
  const [row] = await payouts();
  expect(row?.destination).toBe(`FNB ending ${order?.accountNumber.slice(-4)}`);
});
