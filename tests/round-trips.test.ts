/**
 * How often a page asks the database: each costs 5 to 20 ms where the database is another machine's. The
 * sandbox's clock apart, which real sites do not have.
 */
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildOnce } from "./support/build.ts";
import { paidSession, SLOT } from "./support/sessions.ts";
import { type Site, siteOf, tokenOf } from "./support/site.ts";
import { makeWorld, type World } from "./support/world.ts";

let world: World;
let site: Site;
let statements: string[] = [];
beforeAll(buildOnce, 180_000);
beforeEach(async () => {
  world = await makeWorld({ watcher: { before: (statement) => void statements.push(statement) } });
  site = await siteOf(world);
});
afterEach(() => world.close());

/** The statements that an answer took. */
async function asked(ask: () => Promise<Response>, status = 200): Promise<string[]> {
  statements = [];
  const answer = await ask();
  const during = statements;
  expect(answer.status, await answer.text()).toBe(status);
  return during;
}

const MOST = { search: 3, mentor: 3, dashboard: 4, booking: 12 };

const expectAtMost = (most: number, statements: string[]) =>
  expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(most);

test("search", async () => {
  for (let i = 0; i < 30; i++) await world.mentor();
  const path = "/mentors?q=engineer&sort=soonest";
  expectAtMost(MOST.search, await asked(() => site.get(path)));
});

test("mentor", async () => {
  const mentor = await world.mentor();
  expectAtMost(MOST.mentor, await asked(() => site.get(`/mentors/${mentor}`)));
});

test("dashboard, with something in every part of it", async () => {
  const mentee = await world.mentee();
  const mentor = await world.mentor({ mode: "request" });
  await paidSession(world, mentee, mentor);
  await paidSession(world, mentee, await world.mentor(), SLOT + 2 * 3_600_000);
  for (const person of [mentee, mentor]) {
    const token = await tokenOf(world, person);
    expectAtMost(MOST.dashboard, await asked(() => site.get("/dashboard", token)));
  }
});

/** BEGIN and COMMIT included; the first booking of an hour and of a person's life makes two more rows. */
test.each([0, 35_000])("booking for %i cents", async (price_cents) => {
  const mentor = await world.mentor({ price_cents });
  const token = await tokenOf(world, await world.mentee());
  const book = (startsAt: number) => {
    const form = {
      startsAt: String(startsAt),
      goals: "An hour, please.",
      idempotencyKey: `key-of-this-booking-${startsAt}`,
    };
    return site.submit(`/book/${mentor}?slot=${startsAt}`, form, token);
  };
  await book(SLOT);
  expectAtMost(MOST.booking, await asked(() => book(SLOT + 24 * 3_600_000), 302));
});
