/** A process that performs one act and dies before or after its n-th statement: argv[2] says which. */
import { writeSync } from "node:fs";
import { ACTS, type ActName, type Stage, worldOf } from "./acts.ts";

export interface Fate {
  act: ActName;
  stage: Stage;
  databaseUrl: string;
  /** Counted from the act's first statement, 0. */
  at: number;
  when: "before" | "after";
}

const { act, stage, databaseUrl, at, when }: Fate = JSON.parse(process.argv[2] ?? "");

let statements: number | null = null;
const dieAt = (moment: Fate["when"]) => {
  if (statements === at && when === moment) process.kill(process.pid, "SIGKILL");
};
const world = await worldOf(stage, {
  database: { url: databaseUrl },
  watcher: {
    before: () => dieAt("before"),
    after: () => {
      dieAt("after");
      if (statements !== null) statements++;
    },
  },
});
// Getting ready is not part of the act.
statements = 0;
const told = await ACTS[act].perform(world, stage);
writeSync(1, told);
await world.close();
