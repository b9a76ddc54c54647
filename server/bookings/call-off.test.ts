import { afterEach, beforeEach, expect, test } from "vitest";
import { transact } from "../../db/client.ts";
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
import { callOffHoursOf } from "./call-off.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

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
  const off = await transact(world.db, (trx) => callOffHoursOf(world.services, trx, people[side]));
  expect(off).toBe(3);
  await settle(world, kept, "succeeded");
  const ends = { mentor: "declined", mentee: "expired" };
  expect(await Promise.all([asked, paid, kept].map((id) => statusOf(world, id)))).toEqual([
    ends[side],
    `cancelled_by_${side}`,
    "expired",
  ]);
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
