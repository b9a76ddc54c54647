/** Bookings over the API, against inserting the very rows that a booking leaves. */
import { rm } from "node:fs/promises";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open.ts";
import { makeCounter } from "../../db/queries/bookings.ts";
import { FREE_HOURS } from "../../server/bookings/caps.ts";
import { MOST_FREE_HOURS } from "../../server/bookings/policy.ts";
import { startCopy } from "../../tests/support/copy.ts";
import { databaseOf, mentees, mutate, noonIn } from "../../tests/support/outside.ts";
import { atLeast, perSecond, type Row } from "../row.ts";

const PER_ROUND = 100;
const AT_ONCE = 8;
/** A server that has been up for days has compiled its code; one that just started has not. */
const WARM_UP = 10;
const ROUNDS = 9;
/** What one booking writes; foreign keys apply on both sides. */
const TABLES = ["sessions", "slot_locks", "idempotency_keys", "outbox"] as const;

export async function* bookings(): AsyncGenerator<Row> {
  const copy = await startCopy();
  const world = await databaseOf(copy);
  const rawFile = `${copy.dataDir}/raw.db`;
  const raw = openDatabase(`file:${rawFile}`);
  try {
    const mentors = await Promise.all(
      Array.from({ length: PER_ROUND }, () => world.mentor({ price_cents: 0 })),
    );
    // Nobody may have more free hours before them; who has booked before has the counter of that.
    const people = await mentees(
      world,
      PER_ROUND * Math.ceil((WARM_UP + ROUNDS) / MOST_FREE_HOURS),
    );
    for (const { id } of people) await makeCounter(world.db, { user_id: id, name: FREE_HOURS });
    await migrate(raw, { clock: Date, owner: "bench" });
    for (const table of ["users", "mentor_profiles", "mentee_profiles"] as const) {
      const rows = await world.db.selectFrom(table).selectAll().execute();
      for (let at = 0; at < rows.length; at += 50)
        await raw.db
          .insertInto(table)
          .values(rows.slice(at, at + 50))
          .execute();
    }
    let day = 2;
    const made: string[][] = [];
    const booked = async () => {
      const startsAt = noonIn(day++);
      const first = Math.floor(made.length / MOST_FREE_HOURS) * PER_ROUND;
      const ids: string[] = [];
      made.push(ids);
      return perSecond(PER_ROUND, AT_ONCE, async (n) => {
        const input = {
          mentorId: mentors[n],
          startsAt,
          goals: "An hour, please.",
          questions: [],
          idempotencyKey: crypto.randomUUID(),
        };
        const { body } = await mutate(
          copy,
          people[first + n] ?? { id: "", token: "" },
          "bookings.book",
          input,
        );
        ids.push(String(body.result?.data.sessionId));
      });
    };
    let copied = 0;
    const inserted = async () => {
      const rows = await rowsOf(world, made[copied++] ?? []);
      return perSecond(PER_ROUND, AT_ONCE, (n) =>
        raw.db.transaction().execute(async (trx) => {
          for (const table of TABLES) {
            const values = rows[n]?.[table] ?? [];
            if (values.length > 0)
              await trx
                .insertInto(table)
                .values(values as never)
                .execute();
          }
        }),
      );
    };
    // Rows are copied from the round before, so bookings always go first.
    const value = await inOrder(booked, inserted);
    yield atLeast(
      "bookings a second over the API against raw inserts of the same rows",
      value,
      "×",
      0.2,
    );
  } finally {
    await raw.db.destroy();
    await world.close();
    await copy.dispose();
    await rm(rawFile, { force: true });
  }
}

async function inOrder(first: () => Promise<number>, second: () => Promise<number>) {
  const rates: [number, number][] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    rates.push([await first(), await second()]);
  const sorted = rates
    .slice(WARM_UP)
    .map(([a, b]) => a / b)
    .sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function rowsOf({ db }: Awaited<ReturnType<typeof databaseOf>>, ids: readonly string[]) {
  return Promise.all(
    ids.map(async (id) => {
      const sessions = await db.selectFrom("sessions").selectAll().where("id", "=", id).execute();
      const slot_locks = await db
        .selectFrom("slot_locks")
        .selectAll()
        .where("session_id", "=", id)
        .execute();
      const outbox = await db
        .selectFrom("outbox")
        .selectAll()
        .where("key", "like", `%${id}%`)
        .execute();
      const user = sessions[0]?.mentee_id ?? "";
      const idempotency_keys = await db
        .selectFrom("idempotency_keys")
        .selectAll()
        .where("user_id", "=", user)
        .orderBy("created_at", "desc")
        .limit(1)
        .execute();
      return { sessions, slot_locks, idempotency_keys, outbox };
    }),
  );
}
