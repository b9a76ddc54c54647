import { afterEach, beforeEach, expect, test } from "vitest";
import {
  balances,
  book,
  letters,
  paidSession,
  SLOT,
  settle,
  statusOf,
} from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { HOUR } from "../clock.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import { callOffSuspended } from "./call-off.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

async function shutOut(userId: string) {
  const suspended_at = world.clock.now();
  await world.db.updateTable("users").set({ suspended_at }).where("id", "=", userId).execute();
}

test.each([
  "mentor",
  "mentee",
] as const)("of a %s who is shut out no hour to come stands, and all that was paid goes back", async (side) => {
  const people = {
    mentor: await world.mentor({ mode: "request" }),
    mentee: await world.mentee(),
  };
  const asked = await paidSession(world, people.mentee, people.mentor, SLOT + HOUR);
  await world.db
    .updateTable("mentor_profiles")
    .set({ mode: "instant" })
    .where("user_id", "=", people.mentor)
    .execute();
  const paid = await paidSession(world, people.mentee, people.mentor);
  const { sessionId: kept } = await book(world, people.mentee, people.mentor, SLOT + 2 * HOUR);
  await shutOut(people[side]);
  const run = () => callOffSuspended.run(world.services);
  expect(await Promise.all([run(), run()]).then(([a, b]) => a + b)).toBe(3);
  expect(await run()).toBe(0);
  await settle(world, kept, "succeeded");
  for (const id of [asked, paid, kept]) expect(await statusOf(world, id)).toBe("called_off");
  await world.db.updateTable("users").set({ suspended_at: null }).execute();
  const { total } = await (await world.as(people.mentor)).bookings.list({ when: "past" });
  expect(total, "what was never paid is not the mentor's business").toBe(2);
  const held = await balances(world);
  for (const id of [asked, paid, kept]) expect(held[`hold:${id}`]).toBe(0);
  const told = (await letters(world)).filter(
    (letter) => letter.template === "cancelled" && letter.sessionUrl.endsWith(paid),
  );
  expect(told).toMatchObject([
    { role: "mentee", why: "called_off", amountCents: 35_000 },
    { role: "mentor", why: "called_off", amountCents: 0 },
  ]);
  expect(await world.db.selectFrom("strikes").selectAll().execute()).toEqual([]);
});

test("a bank that looks into it changes nothing: what it leaves goes back", async () => {
  const [mentor, mentee] = [await world.mentor(), await world.mentee()];
  const sessionId = await paidSession(world, mentee, mentor);
  await settle(world, sessionId, "disputed");
  world.clock.set(SLOT - HOUR);
  await shutOut(mentee);
  await callOffSuspended.run(world.services);
  expect((await balances(world))[`hold:${sessionId}`]).toBe(35_000);
  await settle(world, sessionId, "succeeded");
  await world.outbox.drain();
  expect((await balances(world))[`hold:${sessionId}`]).toBe(0);
  expect([...world.gateway.refunds.values()]).toMatchObject([{ amountCents: 35_000 }]);
});

test("who is shut out has no hour of a payment that comes too late", async () => {
  const [mentor, mentee] = [await world.mentor(), await world.mentee()];
  const { sessionId } = await book(world, mentee, mentor);
  world.clock.advance(HOUR);
  await runClockwork(world.services);
  await shutOut(mentee);
  await settle(world, sessionId, "succeeded");
  expect(await statusOf(world, sessionId)).toBe("expired");
  expect((await balances(world))[`hold:${sessionId}`]).toBe(0);
});

test("whose hour has begun is judged as ever", async () => {
  const [mentor, mentee] = [await world.mentor(), await world.mentee()];
  const sessionId = await paidSession(world, mentee, mentor);
  world.clock.set(SLOT);
  await shutOut(mentee);
  expect(await callOffSuspended.run(world.services)).toBe(0);
  expect(await statusOf(world, sessionId)).toBe("confirmed");
});
