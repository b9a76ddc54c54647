/** How many bookings a second one database file takes, each with its locks, caps, ledger and letters. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HOUR } from "../../server/clock.ts";
import { SLOT } from "../../tests/support/sessions.ts";
import { makeWorld } from "../../tests/support/world.ts";
import { atLeast, median, perSecond, type Row } from "../row.ts";

const PAIRS = 100;
/** Hours apart, so that nobody is in two places; the first warms up. A mentee has no more free hours. */
const ROUNDS = 3;
const AT_ONCE = 8;
/** 10,000 hours under way at any time need about 3 bookings a second. */
const GOAL = 30;

export async function* ceiling(): AsyncGenerator<Row> {
  const folder = await mkdtemp(join(tmpdir(), "mentorlink-ceiling-"));
  let statements = 0;
  const world = await makeWorld({
    database: { url: `file:${join(folder, "mentorlink.db")}` },
    watcher: { after: () => void statements++ },
  });
  try {
    const mentors: string[] = [];
    const mentees: string[] = [];
    for (let n = 0; n < PAIRS; n++) {
      mentors.push(await world.mentor({ price_cents: 0 }));
      mentees.push(await world.mentee());
    }
    const callers = await Promise.all(mentees.map((id) => world.as(id)));
    const rates: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      statements = 0;
      const rate = await perSecond(PAIRS, AT_ONCE, async (n) => {
        await callers[n]?.bookings.book({
          mentorId: mentors[n] ?? "",
          startsAt: SLOT + 2 * round * HOUR,
          goals: "An hour, please.",
          questions: [],
          idempotencyKey: crypto.randomUUID(),
        });
      });
      if (round > 0) rates.push(rate);
    }
    console.error(`${statements / PAIRS} statements a booking, BEGIN and COMMIT included`);
    yield atLeast(
      "bookings a second over one SQLite file, one process",
      median(rates),
      "a second",
      GOAL,
    );
  } finally {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
}
