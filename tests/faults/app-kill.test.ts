/** kill -9 of the app in mid-booking: nothing acknowledged is lost or doubled, a restart goes on. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { buildOnce } from "../support/build.ts";
import { type Copy, startCopy } from "../support/copy.ts";
import { expectSound } from "../support/invariants.ts";
import { databaseOf, mentees, mutate, noonIn, type Person } from "../support/outside.ts";

const CLIENTS = 8;
const KILLS = Number(process.env.APP_KILLS ?? 2);

beforeAll(buildOnce, 180_000);

test(
  `the app killed ${KILLS} times while ${CLIENTS} people book`,
  async () => {
    let copy = await startCopy();
    const { dataDir, database } = copy;
    const world = await databaseOf(copy);
    const acknowledged = new Map<string, string>();

    for (let kill = 0; kill < KILLS; kill++) {
      const mentors = await Promise.all(Array.from({ length: CLIENTS }, () => world.mentor()));
      const people = await mentees(world, CLIENTS);
      const wishes = people.flatMap((person, i) =>
        [0, 1, 2].map((n) => ({
          person,
          input: {
            mentorId: mentors[(i + n) % CLIENTS] ?? "",
            startsAt: noonIn(2 + n),
            goals: "An hour, please.",
            questions: [],
            idempotencyKey: randomUUID(),
          },
        })),
      );
      // Dies after an answer whose number differs from round to round.
      let answers = 0;
      const dead = once(copy.process, "exit");
      const app = await appOf(dataDir);
      const before = new Map<Wish, string>();
      const inTurn = people.map(async (person) => {
        for (const wish of wishes.filter((one) => one.person === person)) {
          before.set(wish, await book(copy, wish));
          if (++answers === 3 + (kill % 18)) process.kill(app, "SIGKILL");
        }
      });
      const ends = await Promise.allSettled(inTurn);
      await dead;
      expect(
        ends.some(({ status }) => status === "rejected"),
        "it died in the middle",
      ).toBe(true);

      copy = await startCopy({ dataDir, database });
      for (const wish of wishes) {
        const sessionId = await book(copy, wish);
        // The first answer, if there was one; in any case the same one from now on.
        if (before.has(wish)) expect(sessionId).toBe(before.get(wish));
        expect(await book(copy, wish)).toBe(sessionId);
        acknowledged.set(wish.input.idempotencyKey, sessionId);
      }
    }

    const sessions = await world.db.selectFrom("sessions").select("id").execute();
    expect(sessions.map(({ id }) => id).sort()).toEqual([...acknowledged.values()].sort());
    await expect
      .poll(() => undelivered(world.db), { timeout: 20_000, message: "the outbox is empty" })
      .toBe(0);
    await expectSound(world.db, Date.now());
    await world.close();
    await copy.dispose();
  },
  // Ends what hangs; a busy machine is no failure.
  60_000 + KILLS * 40_000,
);

interface Wish {
  person: Person;
  input: Record<string, unknown> & { idempotencyKey: string };
}

async function book(copy: Copy, { person, input }: Wish): Promise<string> {
  const { body } = await mutate(copy, person, "bookings.book", input);
  const sessionId = body.result?.data.sessionId;
  if (typeof sessionId !== "string") throw new Error(JSON.stringify(body.error));
  return sessionId;
}

/** The process id of the app, which is not the supervisor's. */
async function appOf(dataDir: string): Promise<number> {
  for (const pid of await readdir("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
    const [environment, command] = await Promise.all([read("environ"), read("cmdline")]);
    if (environment.includes(`DATA_DIR=${dataDir}\0`) && command.includes("build/node.js"))
      return Number(pid);
  }
  throw new Error("The app does not run");
}

async function undelivered(db: Awaited<ReturnType<typeof databaseOf>>["db"]): Promise<number> {
  const waiting = await db
    .selectFrom("outbox")
    .select("id")
    .where("done_at", "is", null)
    .where("due_at", "<=", Date.now())
    .execute();
  return waiting.length;
}
