/** Deadlocks, or on SQLite races lost to another process, in the midst of bookings: nobody notices. */
import { expect, test } from "vitest";
import { DAY, HOUR } from "../../server/clock.ts";
import { ON_MYSQL, sharedDatabase } from "../support/databases.ts";
import { expectSound } from "../support/invariants.ts";
import { oneInFive } from "../support/one-in-five.ts";
import { startStandIn } from "../support/planetscale.ts";
import { SLOT, wish } from "../support/sessions.ts";
import { makeWorld } from "../support/world.ts";

/** 500 in a full run. */
const BOOKINGS = Number(process.env.DEADLOCK_BOOKINGS ?? 60);
const AT_ONCE = 8;
const MOST_IN_A_ROW = 3;
const SEED = Number(process.env.SEED ?? Date.now() % 100_000);

/** Repeatable; the seed stands in the test's name. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Every fifth transaction loses a race at one of its statements, never four times in a row. */
async function deadlocking() {
  const random = randomFrom(SEED);
  const loses = oneInFive(random);
  if (ON_MYSQL) {
    const database = await sharedDatabase();
    const standIn = await startStandIn({ socketPath: process.env.MARIADB_SOCKET ?? "" });
    Object.assign(standIn.faults, { random });
    const url = standIn.url(new URL(database.url).username);
    const { fetch } = standIn;
    const world = await makeWorld({ database: { url, options: { fetch, timeoutMs: 120_000 } } });
    return {
      world,
      begin() {
        standIn.faults.loses = loses;
      },
      count: () => standIn.faults.deadlocked,
      async end() {
        await world.close();
        await standIn.stop();
        await database.release();
      },
    };
  }
  let on = false;
  let count = 0;
  /** By its first statement, a transaction that runs again is known for the same. */
  const inARow = new Map<string, number>();
  let begun = false;
  /** After so many more statements the transaction loses; -1: it does not. */
  let left = -1;
  const world = await makeWorld({
    watcher: {
      before(statement, query) {
        if (statement === "begin" || statement === "rollback") {
          begun = statement === "begin";
          left = -1;
          return;
        }
        if (begun) {
          begun = false;
          const first = `${statement} ${JSON.stringify(query?.parameters)}`;
          const before = inARow.get(first) ?? 0;
          const hit = on && before < MOST_IN_A_ROW && loses();
          inARow.set(first, hit ? before + 1 : 0);
          if (hit) left = Math.floor(random() * 12);
        }
        if (left < 0 || (left-- > 0 && statement !== "commit")) return;
        left = -1;
        count++;
        throw Object.assign(new Error("database is locked"), { errcode: 5 });
      },
    },
  });
  return {
    world,
    begin() {
      on = true;
    },
    count: () => count,
    end: () => world.close(),
  };
}

test(`deadlocks in a fifth of all transactions during ${BOOKINGS} bookings (SEED=${SEED})`, async () => {
  const { world, begin, count, end } = await deadlocking();
  const mentors = await Promise.all(Array.from({ length: AT_ONCE }, () => world.mentor()));
  const people = await Promise.all(
    Array.from({ length: BOOKINGS }, async () => world.as(await world.mentee())),
  );
  begin();
  const queue = people.values();
  const booked: string[] = [];
  await Promise.all(
    mentors.map(async (mentorId) => {
      // Each mentor's hours one after the other, all mentors at once.
      let hour = 0;
      for (const person of queue) {
        const startsAt = SLOT + (hour % 9) * HOUR + Math.floor(hour / 9) * DAY;
        hour++;
        booked.push((await person.bookings.book(wish(mentorId, startsAt))).sessionId);
      }
    }),
  );
  expect(count()).toBeGreaterThan(BOOKINGS / 10);
  const sessions = await world.db.selectFrom("sessions").select("id").execute();
  expect(sessions.map(({ id }) => id).sort()).toEqual(booked.sort());
  expect(booked).toHaveLength(BOOKINGS);
  await expectSound(world.db, world.clock.now());
  await end();
}, 600_000);
