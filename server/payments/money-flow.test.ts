/**
 * Any order of captures, partial refunds, releases, payouts, returned payouts and chargebacks over
 * several sessions, by the real operations; after each step every cent is somewhere, once.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { transact } from "../../db/client.ts";
import { sessionById, updateSession } from "../../db/queries/bookings.ts";
import { trialBalance, unbalanced } from "../../db/queries/ledger.ts";
import { payoutAccount } from "../../tests/support/payouts.ts";
import { book, notify, SLOT } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { COMPLAINT_VERBS } from "../bookings/decide-complaint.ts";
import { policyOf } from "../bookings/policy.ts";
import { releaseMoney } from "../bookings/release-money.ts";
import { DAY, HOUR } from "../clock.ts";
import type { Problem } from "../errors.ts";
import type { ProviderPaymentStatus } from "../ports.ts";
import { splitCommission } from "./money.ts";
import { nextPayoutAt } from "./payout-rule.ts";
import { followPayouts, settlePayout } from "./perform-payout.ts";
import { refundHold } from "./refund-hold.ts";
import { schedulePayouts } from "./schedule-payouts.ts";

const SESSIONS = 4;
const which = fc.nat({ max: SESSIONS - 1 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("bank_says" as const),
      session: which,
      status: fc.constantFrom<ProviderPaymentStatus>(
        "succeeded",
        "succeeded",
        "succeeded",
        "pending",
        "failed",
        "disputed",
        "charged_back",
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("refund" as const),
      session: which,
      cents: fc.integer({ min: 1, max: 1_000_000 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("release" as const), session: which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("complaint" as const),
      session: which,
      verb: fc.constantFrom("hold" as const, "release" as const, "refund" as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("payday" as const),
      rail: fc.constantFrom("sent" as const, "paid" as const, "returned" as const),
      newAccount: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("payout_bounces" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("mentor_rises" as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

interface Stage {
  world: World;
  mentors: string[];
  sessions: { id: string; ref: string; bps: number }[];
}

async function stage(prices: number[], vatRegistered: boolean): Promise<Stage> {
  const world = await makeWorld({ env: { VAT_REGISTERED: vatRegistered ? "1" : "0" } });
  const mentors = [
    await world.mentor({ paid_sessions: 0 }),
    await world.mentor({ paid_sessions: 10 }),
  ];
  for (const mentor of mentors) await payoutAccount(world, mentor);
  const sessions = [];
  for (const [i, price_cents] of prices.entries()) {
    const mentor = mentors[i % mentors.length] ?? "";
    await world.db
      .updateTable("mentor_profiles")
      .set({ price_cents })
      .where("user_id", "=", mentor)
      .execute();
    const { sessionId } = await book(world, await world.mentee(), mentor, SLOT + i * 2 * HOUR);
    const { provider_ref: ref } = await world.db
      .selectFrom("payments")
      .select("provider_ref")
      .where("session_id", "=", sessionId)
      .executeTakeFirstOrThrow();
    sessions.push({ id: sessionId, ref, bps: i % mentors.length === 0 ? 3000 : 2500 });
  }
  return { world, mentors, sessions };
}

let refunds = 0;
async function take({ world, mentors, sessions }: Stage, one: Step): Promise<void> {
  const { services, db, clock } = world;
  const session = sessions["session" in one ? one.session : 0];
  if (!session) throw new Error("no session");
  switch (one.do) {
    case "bank_says":
      world.gateway.settle(session.ref, one.status);
      await notify(world, session.ref);
      return;
    case "refund":
      await transact(db, (trx) =>
        refundHold(services, trx, {
          session: { id: session.id, currency: "ZAR" },
          amountCents: one.cents,
          cause: `test:${++refunds}`,
          reason: "test",
        }),
      ).catch((error: Error) => {
        // More than is still held: the whole transaction fails, and that is the point.
        expect(error.message).toBe("hold would go below zero");
      });
      await world.outbox.drain();
      return;
    case "release":
      await transact(db, async (trx) => {
        const row = await sessionById(trx, session.id);
        if (row?.status === "confirmed")
          await updateSession(trx, row, { status: "completed", release_at: clock.now() });
      });
      await releaseMoney(services, session.id);
      return;
    case "complaint":
      await transact(db, async (trx) => {
        const row = await sessionById(trx, session.id);
        if (row) await COMPLAINT_VERBS[one.verb]?.run(services, trx, row);
      }).catch((error: Problem) => expect(error.problem).toBe("wrong_state"));
      await world.outbox.drain();
      return;
    case "payday":
      clock.set(nextPayoutAt(clock.now() + DAY));
      if (one.newAccount) for (const mentor of mentors) await payoutAccount(world, mentor);
      world.rail.answer = one.rail;
      await Promise.all([schedulePayouts.run(services), schedulePayouts.run(services)]);
      await world.outbox.drain();
      await followPayouts.run(services);
      return;
    case "payout_bounces": {
      const payout = await db.selectFrom("payouts").selectAll().orderBy("id").executeTakeFirst();
      if (payout) await settlePayout(services, payout.id, "returned", payout.rail_ref);
      return;
    }
    case "mentor_rises":
      await db.updateTable("mentor_profiles").set({ paid_sessions: 50 }).execute();
  }
}

async function check({ world: { db, gateway }, mentors, sessions }: Stage): Promise<void> {
  expect(await unbalanced(db)).toEqual([]);
  const entries = await db
    .selectFrom("ledger_entries as e")
    .innerJoin("ledger_transactions as t", "t.id", "e.transaction_id")
    .select(["t.id", "t.kind", "t.session_id", "e.account", "e.amount_cents", "e.currency"])
    .execute();
  const sum = (wanted: Partial<(typeof entries)[number]>) =>
    entries
      .filter((e) => Object.entries(wanted).every(([k, v]) => e[k as keyof typeof e] === v))
      .reduce((cents, e) => cents + e.amount_cents, 0);
  /** A release may have been taken back, and come again. */
  const earned = (wanted: Partial<(typeof entries)[number]>) =>
    sum({ ...wanted, kind: "release" }) + sum({ ...wanted, kind: "release_undone" });
  const by = new Map((await trialBalance(db)).map(({ account, cents }) => [account, cents]));
  const at = (account: string) => by.get(account) ?? 0;

  for (const { id, bps } of sessions) {
    const hold = `hold:${id}`;
    const captured = sum({ kind: "capture", account: hold });
    const refunded = -sum({ kind: "refund", account: hold });
    const takenBack = -sum({ kind: "chargeback", account: hold });
    const mine = (account: string) => earned({ session_id: id, account });
    const commission = mine("commission");
    const vat = mine("vat");
    const mentor = mentors.reduce((c, m) => c + mine(`mentor:${m}`), 0);
    expect(at(hold) + commission + vat + mentor + refunded + takenBack).toBe(captured);
    const released = commission + vat + mentor;
    const { policy, released_at } = await db
      .selectFrom("sessions")
      .select(["policy", "released_at"])
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    if (released_at === null) expect(released, "what was taken back").toBe(0);
    expect(policyOf({ policy }).commissionBps, "frozen when booked").toBe(bps);
    const { vatBps } = policyOf({ policy });
    expect({ commissionCents: commission + vat, vatCents: vat, netCents: mentor }).toEqual(
      splitCommission(released, bps, vatBps > 0),
    );
  }
  expect(at("gateway:sandbox"), "what the provider has").toBe(0 - (await collected(db, gateway)));
  for (const [account, cents] of by) {
    if (account === "chargebacks") expect(cents, account).toBeLessThanOrEqual(0);
    else if (account !== "gateway:sandbox") expect(cents, account).toBeGreaterThanOrEqual(0);
  }
  const live = await db.selectFrom("account_balances").selectAll().execute();
  for (const { account, balance_cents } of live) expect(balance_cents, account).toBe(at(account));
  await nothingIsPaidTwice({ db, at, earned: (account) => earned({ account }) }, mentors);
}

/** Below zero where a bank took what the provider had sent back before. */
async function collected(db: World["db"], gateway: World["gateway"]): Promise<number> {
  const payments = await db.selectFrom("payments").select(["status", "amount_cents"]).execute();
  const taken = payments
    .filter(({ status }) => ["succeeded", "disputed"].includes(status))
    .reduce((cents, { amount_cents }) => cents + amount_cents, 0);
  return [...gateway.refunds.values()].reduce((cents, one) => cents - one.amountCents, taken);
}

async function nothingIsPaidTwice(
  tools: { db: World["db"]; at(account: string): number; earned(account: string): number },
  mentors: string[],
) {
  const payouts = await tools.db
    .selectFrom("payouts")
    .selectAll()
    .where("status", "!=", "returned")
    .execute();
  for (const mentor of mentors) {
    const paid = payouts
      .filter(({ mentor_id }) => mentor_id === mentor)
      .reduce((cents, { amount_cents }) => cents + amount_cents, 0);
    const account = `mentor:${mentor}`;
    expect(tools.at(account), "earned, less what was paid out").toBe(tools.earned(account) - paid);
  }
  const payments = await tools.db.selectFrom("payments").selectAll().execute();
  for (const { refunded_cents, amount_cents } of payments)
    expect(refunded_cents).toBeLessThanOrEqual(amount_cents);
}

test("any sequence of money's movements keeps every cent in exactly one place", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 5_000, max: 1_000_000 }), {
        minLength: SESSIONS,
        maxLength: SESSIONS,
      }),
      fc.boolean(),
      fc.array(step, { minLength: 5, maxLength: 30 }),
      async (prices, vatRegistered, steps) => {
        const made = await stage(prices, vatRegistered);
        try {
          for (const one of steps) {
            await take(made, one);
            await check(made);
          }
        } finally {
          await made.world.close();
        }
      },
    ),
    { numRuns: Number(process.env.MONEY ?? 30) },
  );
}, 7_200_000);
