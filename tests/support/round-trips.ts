/** How often a page asks the database, counted over the whole site in this process. */
import { paidSession, SLOT } from "./sessions.ts";
import { type Site, siteOf, tokenOf } from "./site.ts";
import { makeWorld, type World } from "./world.ts";

/** For each costs 5 to 20 ms where the database is another machine. */
export const MOST_ROUND_TRIPS = {
  search: 3,
  mentor: 3,
  "a mentee's dashboard": 4,
  "a mentor's dashboard": 4,
  "booking, pro bono": 12,
  "booking, to be paid": 12,
} as const;

type Counted = { [what in keyof typeof MOST_ROUND_TRIPS]: string[] };

/**
 * The statements of each, BEGIN and COMMIT included. The sandbox's clock apart, which real sites do not
 * have; of bookings the second of an hour, since the first makes its counters.
 */
export async function statementsOfPages(): Promise<Counted> {
  let statements: string[] = [];
  const world = await makeWorld({ watcher: { before: (text) => void statements.push(text) } });
  try {
    const site = await siteOf(world);
    const during = async (status: number, ask: () => Promise<Response>) => {
      statements = [];
      const answer = await ask();
      const asked = [...statements];
      if (answer.status !== status) throw new Error(`${answer.status}: ${await answer.text()}`);
      return asked;
    };
    return await count(world, site, during);
  } finally {
    await world.close();
  }
}

async function count(
  world: World,
  site: Site,
  during: (status: number, ask: () => Promise<Response>) => Promise<string[]>,
): Promise<Counted> {
  const mentee = await world.mentee();
  const mentor = await world.mentor({ mode: "request" });
  const free = await world.mentor({ price_cents: 0 });
  for (let i = 0; i < 30; i++) await world.mentor();
  await paidSession(world, mentee, mentor);
  const [asMentee, asMentor] = [await tokenOf(world, mentee), await tokenOf(world, mentor)];
  const booking = async (mentorId: string, day: number) => {
    const person = await tokenOf(world, await world.mentee());
    const book = (startsAt: number) => () => {
      const path = `/book/${mentorId}?slot=${startsAt}`;
      const idempotencyKey = `a-key-of-its-own-${startsAt}`;
      const form = { startsAt: String(startsAt), goals: "An hour, please.", idempotencyKey };
      return site.submit(path, form, person);
    };
    await during(302, book(SLOT + day * DAY_MS));
    return during(302, book(SLOT + (day + 1) * DAY_MS));
  };
  return {
    search: await during(200, () => site.get("/mentors?q=engineer&sort=soonest")),
    mentor: await during(200, () => site.get(`/mentors/${mentor}`)),
    "a mentee's dashboard": await during(200, () => site.get("/dashboard", asMentee)),
    "a mentor's dashboard": await during(200, () => site.get("/dashboard", asMentor)),
    "booking, pro bono": await booking(free, 1),
    "booking, to be paid": await booking(mentor, 3),
  };
}

const DAY_MS = 24 * 3_600_000;
