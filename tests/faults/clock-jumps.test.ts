/**
 * The clock set back or forward by five minutes in the middle of an act: what comes of it is the same
 * money, the same letters, the same session.
 */
import { expect, test } from "vitest";
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
import { copyOf, type OneDatabase, sharedDatabase } from "../support/databases.ts";
import { expectSound } from "../support/invariants.ts";
import type { World } from "../support/world.ts";

/** Every one is tried in a full run. */
const EVERY = Number(process.env.CLOCK_JUMPS_EVERY ?? 12);

/** `jumpMs` at the `at`-th statement of the act. Answers how many there were, and the outcome. */
async function perform(
  name: ActName,
  original: OneDatabase,
  stage: Stage,
  at: number,
  jumpMs: number,
) {
  const database = await copyOf(original);
  let statements: number | null = null;
  let world: World | null = null;
  world = await worldOf(stage, {
    database,
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
    await database.release();
  }
}

test.each(Object.keys(ACTS) as ActName[])("%s", async (name) => {
  const original = await sharedDatabase();
  const stage = await staged(name, original);
  const undisturbed = await perform(name, original, stage, -1, 0);
  const first = Math.floor(Math.random() * EVERY);
  for (let at = first; at < undisturbed.statements; at += EVERY)
    for (const minutes of [5, -5]) {
      const { outcome } = await perform(name, original, stage, at, minutes * MINUTE);
      expect(outcome, `${minutes} minutes at statement ${at}`).toEqual(undisturbed.outcome);
    }
  await original.release();
}, 600_000);
