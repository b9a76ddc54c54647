/** Many people want one hour, over real HTTP, at once. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildOnce } from "../support/build.ts";
import { type Copy, startCopy } from "../support/copy.ts";
import { ON_MYSQL } from "../support/databases.ts";
import { databaseOf, mentees, mutate, noonIn, type Person, submit } from "../support/outside.ts";
import type { World } from "../support/world.ts";

/** On MariaDB the two hundred are for a full run; server/bookings/book.test.ts has as many without a wire. */
const CLIENTS = Number(process.env.RACE_CLIENTS ?? (ON_MYSQL ? 50 : 200));
/** So many of them use a form instead of the API. */
const FORMS = CLIENTS / 10;

let copy: Copy;
let world: World;
beforeAll(async () => {
  await buildOnce();
  copy = await startCopy();
  world = await databaseOf(copy);
}, 180_000);
afterAll(async () => {
  await world.close();
  await copy.dispose();
});

test(`${CLIENTS} clients for one slot: one wins, all others are told so with three alternatives`, async () => {
  const mentorId = await world.mentor();
  const people = await mentees(world, CLIENTS);
  const startsAt = noonIn(2);
  const wish = { mentorId, startsAt, goals: "One hour, please.", questions: [] };

  const outcomes = await Promise.all(
    people.map((person, i) =>
      i % (CLIENTS / FORMS) === 0 ? byForm(person, wish) : byApi(person, wish),
    ),
  );

  expect(outcomes.filter(({ won }) => won)).toHaveLength(1);
  const lost = outcomes.filter(({ won }) => !won);
  expect(lost).toHaveLength(CLIENTS - 1);
  for (const { alternatives } of lost) {
    expect(alternatives).toHaveLength(3);
    expect(alternatives).not.toContain(startsAt);
  }
  const sessions = await world.db.selectFrom("sessions").select(["id", "mentee_id"]).execute();
  expect(sessions).toHaveLength(1);
  const locks = await world.db.selectFrom("slot_locks").select(["user_id"]).execute();
  const keepers = [mentorId, sessions[0]?.mentee_id];
  expect(locks.map(({ user_id }) => user_id).sort()).toEqual(
    keepers.flatMap((id) => Array(4).fill(id)).sort(),
  );
}, 120_000);

interface Wish {
  mentorId: string;
  startsAt: number;
  goals: string;
  questions: string[];
}

async function byApi(person: Person, wish: Wish) {
  const input = { ...wish, idempotencyKey: randomUUID() };
  const { status, body } = await mutate(copy, person, "bookings.book", input);
  const problem = body.error?.data.problem;
  if (problem) expect(problem).toMatchObject({ code: "slot_taken" });
  expect(status).toBe(problem ? 409 : 200);
  return { won: status === 200, alternatives: problem?.extra?.alternatives ?? [] };
}

async function byForm(person: Person, { mentorId, startsAt, goals }: Wish) {
  const answer = await submit(copy, person, `/book/${mentorId}?slot=${startsAt}`, {
    startsAt: String(startsAt),
    goals,
    idempotencyKey: randomUUID(),
  });
  const page = await answer.text();
  if (answer.status === 302) return { won: true, alternatives: [] };
  expect(answer.status).toBe(409);
  expect(page).toContain(goals);
  const offered = page.matchAll(/<input[^>]*type="radio"[^>]*name="startsAt"[^>]*value="(\d+)"/g);
  return { won: false, alternatives: [...offered].map(([, value]) => Number(value)) };
}
