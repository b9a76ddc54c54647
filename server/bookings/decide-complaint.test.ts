/** An ended hour that was not right: what an operator can do, until the money has left. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { transact } from "../../db/client.ts";
import { sessionById } from "../../db/queries/bookings.ts";
import { expectSound } from "../../tests/support/invariants.ts";
import { payoutAccount } from "../../tests/support/payouts.ts";
import {
  balances,
  endedHour,
  letters,
  paidSession,
  SLOT,
  settle,
} from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { DAY, HOUR } from "../clock.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import { nextPayoutAt } from "../payments/payout-rule.ts";
import { schedulePayouts } from "../payments/schedule-payouts.ts";
import { COMPLAINT_VERBS } from "./decide-complaint.ts";

let world: World;
let mentor: string;
let mentee: string;
let sessionId: string;
beforeEach(async () => {
  world = await makeWorld();
  [mentor, mentee] = [await world.mentor(), await world.mentee()];
  sessionId = await endedHour(world, mentee, mentor);
});
afterEach(async () => {
  await expectSound(world.db, world.clock.now());
  await world.close();
});

const say = (verb: "hold" | "release" | "refund", id = sessionId) =>
  transact(world.db, async (trx) => {
    const session = await sessionById(trx, id);
    if (session) await COMPLAINT_VERBS[verb]?.run(world.services, trx, session);
  });
const pass = async (to: number) => {
  world.clock.set(to);
  await runClockwork(world.services);
  await runClockwork(world.services);
};
const RELEASE = SLOT + HOUR + 2 * DAY;
const mentors = async () => (await balances(world))[`mentor:${mentor}`] ?? 0;
const held = async () => (await balances(world))[`hold:${sessionId}`] ?? 0;
const next = async (userId: string) =>
  (await (await world.as(userId)).bookings.byId({ sessionId })).whatNext;
const told = async () =>
  (await letters(world))
    .filter(({ template }) => template === "complaint")
    .map(({ decision, role, amountCents }) => [decision, role, amountCents]);

test("held back it waits, however long, and both are told so", async () => {
  await say("hold");
  await pass(RELEASE + 30 * DAY);
  expect([await held(), await mentors()]).toEqual([35_000, 0]);
  expect(await told()).toEqual([
    ["held", "mentee", 35_000],
    ["held", "mentor", 24_500],
  ]);
  expect(await next(mentee)).toEqual({ kind: "held_back", at: null, amountCents: 35_000 });
  expect(await next(mentor)).toEqual({ kind: "held_back", at: null, amountCents: 24_500 });
});

test("let go it is released when it would have been, or at once when that is over", async () => {
  await say("hold");
  await say("release");
  await pass(RELEASE - 1);
  expect(await mentors()).toBe(0);
  await say("hold");
  await pass(RELEASE + DAY);
  await say("release");
  await pass(RELEASE + DAY);
  expect([await held(), await mentors()]).toEqual([0, 24_500]);
  expect((await told()).map(([decision]) => decision)).toEqual(
    ["held", "released", "held", "released"].flatMap((one) => [one, one]),
  );
});

test("paid back it is the mentee's, and nothing of it the mentor's", async () => {
  await say("refund");
  await world.outbox.drain();
  await pass(RELEASE + DAY);
  expect([await held(), await mentors()]).toEqual([0, 0]);
  expect([...world.gateway.refunds.values()]).toMatchObject([{ amountCents: 35_000 }]);
  expect(await told()).toEqual([
    ["refunded", "mentee", 35_000],
    ["refunded", "mentor", 24_500],
  ]);
  for (const person of [mentee, mentor])
    expect(await next(person)).toEqual({ kind: "refunded", at: null, amountCents: 35_000 });
  await expect(say("refund")).rejects.toThrow("No money is held");
});

/** The next Friday's payouts, for whoever has an account. */
const payOut = async () => {
  await pass(nextPayoutAt(world.clock.now() + HOUR));
  await world.outbox.drain();
};
const paidOut = async () => (await balances(world))["rail:sandbox"] ?? 0;

test("released and not paid out yet, it is still held back, let go and released again, and paid out once", async () => {
  await payoutAccount(world, mentor);
  await pass(RELEASE);
  await say("hold");
  expect([await held(), await mentors()]).toEqual([35_000, 0]);
  expect(await next(mentor)).toEqual({ kind: "held_back", at: null, amountCents: 24_500 });
  await payOut();
  expect(await paidOut()).toBe(0);
  await say("release");
  await payOut();
  expect([await held(), await mentors(), await paidOut()]).toEqual([0, 0, 24_500]);
});

test("released and not paid out yet, it is still paid back", async () => {
  await payoutAccount(world, mentor);
  await pass(RELEASE);
  await say("refund");
  await payOut();
  expect([await held(), await mentors(), await paidOut()]).toEqual([0, 0, 0]);
  expect([...world.gateway.refunds.values()]).toMatchObject([{ amountCents: 35_000 }]);
  expect(await next(mentee)).toEqual({ kind: "refunded", at: null, amountCents: 35_000 });
});

test("once it was paid out, nothing of it is held or sent back", async () => {
  await payoutAccount(world, mentor);
  await pass(RELEASE);
  await payOut();
  for (const verb of ["hold", "refund"] as const)
    await expect(say(verb)).rejects.toThrow("on its way to the mentor");
  await expect(say("release")).rejects.toThrow("No money is held");
  expect([await paidOut(), await told()]).toEqual([24_500, []]);
});

test("released, and then taken back by a bank, it stays the mentor's", async () => {
  await pass(RELEASE);
  await settle(world, sessionId, "charged_back");
  const before = await balances(world);
  for (const verb of ["hold", "refund"] as const)
    await expect(say(verb)).rejects.toThrow("stays the mentor's");
  expect(await balances(world)).toEqual(before);
});

test("held back while it is paid out: one of the two happened", async () => {
  await payoutAccount(world, mentor);
  await pass(RELEASE);
  world.clock.set(nextPayoutAt(world.clock.now() + HOUR));
  const [one] = await Promise.allSettled([say("hold"), schedulePayouts.run(world.services)]);
  await payOut();
  expect([await held(), await paidOut()]).toEqual(
    one.status === "fulfilled" ? [35_000, 0] : [0, 24_500],
  );
});

test("held back while it is released: one of the two happened", async () => {
  world.clock.set(RELEASE);
  const [one] = await Promise.allSettled([say("hold"), runClockwork(world.services)]);
  await pass(RELEASE + DAY);
  expect(await mentors()).toBe(one.status === "fulfilled" ? 0 : 24_500);
});

test("a bank that finds for us does not release what a person holds back", async () => {
  await say("hold");
  await settle(world, sessionId, "disputed");
  await expect(say("refund")).rejects.toThrow("A bank looks into its payment");
  await settle(world, sessionId, "succeeded");
  await pass(RELEASE + DAY);
  expect(await mentors()).toBe(0);
  await say("release");
  await pass(RELEASE + DAY);
  expect(await mentors()).toBe(24_500);
});

test("let go while a bank looks into it, it waits for the bank", async () => {
  await say("hold");
  await settle(world, sessionId, "disputed");
  await say("release");
  await pass(RELEASE + DAY);
  expect(await mentors()).toBe(0);
  // Nobody reads that it was paid.
  const decided = (await letters(world)).filter(({ decision }) => decision === "released");
  expect(decided).toMatchObject([{ waitsForBank: true }, { waitsForBank: true }]);
  expect(await next(mentee)).toEqual({ kind: "disputed", at: null, amountCents: 35_000 });
  expect(await next(mentor)).toEqual({ kind: "disputed", at: null, amountCents: 24_500 });
  await settle(world, sessionId, "succeeded");
  await pass(RELEASE + DAY);
  expect(await mentors()).toBe(24_500);
});

test("an hour cancelled late can be paid back too; one to come is cancelled, not held back", async () => {
  const late = await paidSession(world, mentee, mentor, SLOT + DAY);
  await expect(say("hold", late)).rejects.toThrow("it is confirmed");
  world.clock.set(SLOT + DAY - HOUR);
  await (await world.as(mentee)).bookings.cancel({ sessionId: late, expectedRefundCents: 0 });
  await say("hold", late);
  await say("release", late);
  await say("hold", late);
  await pass(RELEASE + 3 * DAY);
  await say("refund", late);
  expect((await balances(world))[`hold:${late}`]).toBe(0);
  // Somebody else could have used the freed hour: then the mentor is paid for theirs.
  const complaints = (await letters(world)).filter(({ template }) => template === "complaint");
  for (const { decision, unlessUsed } of complaints)
    expect([decision, unlessUsed]).toEqual([decision, decision === "released"]);
  expect(complaints).toHaveLength(8);
});
