/**
 * Proves that tests notice: takes every guard away, one at a time, in a copy of the source, and runs
 * those that must fail then. A removal that no test notices is printed, exit 1.
 */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { guards } from "./find.mjs";
import { noticedBy } from "./tests.mjs";

const run = promisify(execFile);
const AT_ONCE = 2;

/** What is built and tested; the rest is words. */
const COPIED = [
  "app",
  "server",
  "db",
  "party",
  "tests",
  "scripts",
  "public",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "vitest.config.ts",
  "remix.config.js",
  "partykit.json",
  "wrangler.toml",
];

function copyOfSource() {
  const copy = mkdtempSync(join(tmpdir(), "guards-"));
  for (const part of COPIED) cpSync(part, join(copy, part), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Whether its tests fail with the guard away. */
async function isNoticed(copy, guard) {
  const { file, what, edit } = guard;
  const noticing = noticedBy(guard);
  if (!noticing) throw new Error(`scripts/guards/tests.mjs names no test of ${file}: ${what}`);
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, edit(text));
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const { tests, name } = noticing;
  // One failure is enough, and the others would only cost time.
  const how = ["--bail=1", "--reporter=json", `--outputFile=${report}`];
  const which = ["--project", "sqlite", tests, ...(name ? ["-t", name] : [])];
  const { stderr } = await run(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", ...how, ...which],
    { cwd: copy },
  ).catch((failed) => failed);
  writeFileSync(path, text);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  // A copy in which no test runs has noticed nothing.
  if (numPassedTests + numFailedTests === 0)
    throw new Error(`${file}: ${what} could not run:\n${stderr}`);
  return numFailedTests > 0;
}

/** `--only TEXT`: those whose file or words have it. */
const at = process.argv.indexOf("--only");
const only = at > 0 ? process.argv[at + 1] : "";
const queue = guards().filter(({ file, what }) => `${file} ${what}`.includes(only));
const count = queue.length;
const unnoticed = [];
async function work() {
  const copy = copyOfSource();
  for (let guard = queue.shift(); guard; guard = queue.shift())
    if (!(await isNoticed(copy, guard))) unnoticed.push(`${guard.file}: ${guard.what}`);
  rmSync(copy, { recursive: true });
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
for (const one of unnoticed) console.log(`nobody notices when this guard is gone: ${one}`);
console.log(`${count} guards taken away, ${unnoticed.length} unnoticed`);
process.exit(unnoticed.length > 0 ? 1 : 0);
