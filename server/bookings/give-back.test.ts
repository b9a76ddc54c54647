/** How often giving back, and paying, asks what is held: that is seven questions in one. */
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  balances,
  paidSession,
  presence,
  roomsThatSaw,
  SLOT,
  statusOf,
} from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { runClockwork } from "../jobs/clockwork.ts";

let world: World;
let mentor: string;
let mentee: string;
let sessionId: string;
let asked: string[];
beforeEach(async () => {
  asked = [];
  world = await makeWorld({ watcher: { before: (text) => void asked.push(text) } });
  mentor = await world.mentor();
  mentee = await world.mentee();
  sessionId = await paidSession(world, mentee, mentor);
});
afterEach(() => world.close());

async function timesAskedFor(act: () => Promise<unknown>): Promise<number> {
  asked = [];
  await act();
  return asked.filter((text) => text.includes("given_back_cents")).length;
}

test.each([
  ["in time", SLOT - DAY, 35_000, 0],
  ["too late", SLOT - HOUR, 0, 1],
])("cancelling %s", async (_when, now, expectedRefundCents, times) => {
  world.clock.set(now);
  const { bookings } = await world.as(mentee);
  const cancel = () => bookings.cancel({ sessionId, expectedRefundCents });
  expect(await timesAskedFor(cancel)).toBe(times);
  expect((await balances(world))[`hold:${sessionId}`]).toBe(35_000 - expectedRefundCents);
});

test.each([
  ["completed", ["mentor", "mentee"], 1],
  ["no_show_mentor", ["mentee"], 0],
])("judging an hour %s", async (status, came, times) => {
  roomsThatSaw(world, () =>
    [mentor, mentee]
      .filter((id) => came.includes(id === mentor ? "mentor" : "mentee"))
      .map((id) => presence(id, SLOT)),
  );
  const judge = async () => {
    for (const minute of [...Array(11).keys(), 60]) {
      world.clock.set(SLOT + minute * MINUTE);
      await runClockwork(world.services);
    }
  };
  expect(await timesAskedFor(judge)).toBe(times);
  expect(await statusOf(world, sessionId)).toBe(status);
});
