/**
 * kill -9 before and after any statement of booking, paying, cancelling, completing and paying out: no
 * half state, nothing that was acknowledged is lost, and what the restart makes of it is what would
 * have come of it without the kill: the same money, the same letters, each once.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ACTS,
  type ActName,
  outcomeOf,
  type Stage,
  settled,
  staged,
  worldOf,
} from "../support/acts.ts";
import { copyOf, ON_MYSQL, type OneDatabase, sharedDatabase } from "../support/databases.ts";
import { expectSound } from "../support/invariants.ts";
import type { Fate } from "../support/mortal.ts";
import { abandonedBy } from "../support/mysql-databases.ts";

/** At as many of all points as this; in a full run at each, and then again. */
const KILLS = Number(process.env.STATEMENT_KILLS ?? 15);
const AT_ONCE = 2;
const NAMES = Object.keys(ACTS) as ActName[];
const MORTAL = resolve("build/under-test", `mortal-${process.pid}.js`);

interface Prepared {
  original: OneDatabase;
  stage: Stage;
  statements: number;
  outcome: Awaited<ReturnType<typeof outcomeOf>>;
}

const prepared = new Map<ActName, Prepared>();

beforeAll(async () => {
  await build({
    entryPoints: ["tests/support/mortal.ts"],
    outfile: MORTAL,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
  });
  for (const name of NAMES) prepared.set(name, await prepare(name));
}, 60_000);
afterAll(async () => {
  for (const { original } of prepared.values()) await original.release();
  await rm(MORTAL, { force: true });
});

/** Performed once without harm, to know how many statements it takes and what comes of it. */
async function prepare(name: ActName): Promise<Prepared> {
  const original = await sharedDatabase();
  const stage = await staged(name, original);
  const undisturbed = await copyOf(original);
  let statements = 0;
  let counting = false;
  const world = await worldOf(stage, {
    database: undisturbed,
    watcher: { after: () => void (counting && statements++) },
  });
  counting = true;
  await ACTS[name].perform(world, stage);
  counting = false;
  await settled(world);
  const outcome = await outcomeOf(world);
  await world.close();
  await undisturbed.release();
  return { original, stage, statements, outcome };
}

/** Every point of every act, shuffled by a seed, as often as it takes. */
function fates(count: number, seed: number) {
  const points = NAMES.flatMap((act) =>
    Array.from({ length: prepared.get(act)?.statements ?? 0 }, (_, at) =>
      (["before", "after"] as const).map((when) => ({ act, at, when })),
    ).flat(),
  );
  const shuffled = points
    .map((point, i) => ({ point, key: Math.imul(i + 1 + seed, 2_654_435_761) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ point }) => point);
  return Array.from({ length: count }, (_, i) => shuffled[i % shuffled.length] ?? raise());
}

function raise(): never {
  throw new Error("There is no statement to die at");
}

test("what nobody kills comes out as it should", () => {
  const {
    book,
    pay,
    cancel,
    complete,
    "pay out": paidOut,
  } = Object.fromEntries([...prepared].map(([name, { outcome }]) => [name, outcome]));
  expect(book).toMatchObject({
    sessions: ["awaiting_payment"],
    payments: ["pending"],
    balances: [],
  });
  expect(pay).toMatchObject({
    sessions: ["confirmed"],
    payments: ["succeeded"],
    balances: ["gateway -35000", "hold 35000"],
    letters: ["Booked", "Booked"],
  });
  expect(cancel).toMatchObject({
    sessions: ["cancelled_by_mentee"],
    givenBack: [[35_000]],
    balances: ["gateway 0", "hold 0"],
    locks: 0,
  });
  expect(complete).toMatchObject({ sessions: ["completed"], transfers: [] });
  expect(paidOut).toMatchObject({
    payouts: ["paid"],
    transfers: [24_500],
    balances: ["commission 10500", "gateway -35000", "hold 0", "mentor 0", "rail 24500"],
  });
  for (const { outcome } of prepared.values()) expect(outcome.undone).toEqual([]);
});

const SEED = Number(process.env.SEED ?? Date.now() % 100_000);

test(
  `${KILLS} kills at a statement (SEED=${SEED})`,
  async () => {
    const queue = fates(KILLS, SEED).values();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const fate of queue) await dieAndRecover(fate);
      }),
    );
    // Ends what hangs; a busy machine is no failure.
  },
  60_000 + KILLS * 12_000,
);

async function dieAndRecover({ act, at, when }: Pick<Fate, "act" | "at" | "when">) {
  const { stage, outcome, original } = prepared.get(act) ?? raise();
  const where = `${act}, killed ${when} statement ${at}`;
  const database = await copyOf(original);
  const fate: Fate = { act, stage, databaseUrl: database.url, at, when };
  const { signal, told } = await live(fate);
  expect(signal, `${where}: it died`).toBe("SIGKILL");

  if (ON_MYSQL) await abandonedBy(database);
  const world = await worldOf(stage, { database });
  try {
    await expectSound(world.db, stage.now);
    const again = await ACTS[act].perform(world, stage);
    if (told) expect(again, `${where}: what was acknowledged stands`).toBe(told);
    await settled(world);
    await expectSound(world.db, world.clock.now());
    expect(await outcomeOf(world), where).toEqual(outcome);
  } finally {
    await world.close();
    await database.release();
  }
}

async function live(fate: Fate) {
  const child = spawn(process.execPath, [MORTAL, JSON.stringify(fate)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let told = "";
  child.stdout.on("data", (chunk) => {
    told += chunk;
  });
  const [, signal] = await once(child, "close");
  return { signal, told };
}
