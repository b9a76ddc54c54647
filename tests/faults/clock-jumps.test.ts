/**
 * The clock set back or forward by five minutes in the middle of an act: what comes of it is the same
 * money, the same letters, the same session.
 */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MINUTE } from "../../server/clock.ts";
import {
  ACTS,
  type ActName,
  outcomeOf,
  type Stage,
  settled,
  staged,
  worldOf,
} from "../support/acts.ts";
import { expectSound } from "../support/invariants.ts";
import type { World } from "../support/world.ts";

/** Every one is tried in a full run. */
const EVERY = Number(process.env.CLOCK_JUMPS_EVERY ?? 12);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mentorlink-clock-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** `jumpMs` at the `at`-th statement of the act. Answers how many there were, and the outcome. */
async function perform(name: ActName, original: string, stage: Stage, at: number, jumpMs: number) {
  const file = join(folder, "run.db");
  await rm(file, { force: true });
  await copyFile(original, file);
  let statements: number | null = null;
  let world: World | null = null;
  world = await worldOf(stage, {
    databaseUrl: `file:${file}`,
    watcher: {
      before() {
        if (statements === at) world?.clock.advance(jumpMs);
        if (statements !== null) statements++;
      },
    },
  });
  try {
    statements = 0;
    await ACTS[name].perform(world, stage);
    const count = statements;
    statements = null;
    await settled(world);
    await expectSound(world.db, world.clock.now());
    return { statements: count, outcome: await outcomeOf(world) };
  } finally {
    await world.close();
  }
}

test.each(Object.keys(ACTS) as ActName[])("%s", async (name) => {
  const original = join(folder, `${name}.db`);
  const stage = await staged(name, `file:${original}`);
  const undisturbed = await perform(name, original, stage, -1, 0);
  const first = Math.floor(Math.random() * EVERY);
  for (let at = first; at < undisturbed.statements; at += EVERY)
    for (const minutes of [5, -5]) {
      const { outcome } = await perform(name, original, stage, at, minutes * MINUTE);
      expect(outcome, `${minutes} minutes at statement ${at}`).toEqual(undisturbed.outcome);
    }
}, 600_000);
