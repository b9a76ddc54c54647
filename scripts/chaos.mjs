/** `npm run chaos [-- --only NAME]`: every race, kill and history at full size. Seeds are printed. */
import { spawnSync } from "node:child_process";
import { buildWhenNeeded } from "./build.mjs";

const vitest = (...files) => ["node_modules/vitest/vitest.mjs", "run", ...files];

/** What `npm test` runs a sample of. */
const PARTS = {
  guards: { args: ["scripts/guards/prove.mjs"] },
  fuzz: { args: vitest("tests/fuzz"), env: { FUZZ: "5000" } },
  "who-is-registered": { args: vitest("tests/attacks/who-is-registered"), env: { TRIES: "500" } },
  histories: { args: vitest("server/bookings/histories.test.ts"), env: { HISTORIES: "2000" } },
  money: { args: vitest("server/payments/money-flow.test.ts"), env: { MONEY: "2000" } },
  "room-kills": { args: vitest("tests/rooms/faults.test.ts"), env: { CHAOS: "200" } },
  "statement-kills": {
    args: vitest("tests/faults/kill-at-statement.test.ts"),
    env: { STATEMENT_KILLS: "1000" },
  },
  "clock-jumps": {
    args: vitest("tests/faults/clock-jumps.test.ts"),
    env: { CLOCK_JUMPS_EVERY: "1" },
  },
  "one-slot": { args: vitest("tests/races/one-slot.test.ts"), env: { RACE_CLIENTS: "200" } },
  deadlocks: { args: vitest("tests/faults/deadlocks.test.ts"), env: { DEADLOCK_BOOKINGS: "500" } },
  "database-away": {
    args: vitest("tests/faults/database-away.mysql.test.ts", "tests/process.mysql.test.ts"),
    env: { AWAY_MS: "60000" },
  },
  "app-kills": { args: vitest("tests/faults/app-kill.test.ts"), env: { APP_KILLS: "50" } },
};

const at = process.argv.indexOf("--only");
const only = at > 0 ? process.argv[at + 1] : null;
if (only && !(only in PARTS)) {
  console.error(`There is no part ${only}. There are: ${Object.keys(PARTS).join(", ")}`);
  process.exit(2);
}

// Once, before several test files at a time want what it makes.
await buildWhenNeeded();
const failed = [];
for (const [name, { args, env }] of Object.entries(PARTS)) {
  if (only && name !== only) continue;
  const from = performance.now();
  const { status } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) failed.push(name);
  console.log(
    `${name}: ${status === 0 ? "passed" : "FAILED"} in ${Math.round((performance.now() - from) / 1000)} s`,
  );
}
console.log(failed.length === 0 ? "All held." : `Failed: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
