/**
 * `npm test`: types, style and lint, unit and integration tests, then the browser journeys. What this
 * machine lacks is named as skipped; with CI=true nothing may be missing. The last line counts from
 * the runners' own reports.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { chromiumPath } from "./chromium.mjs";
import { hasMariadb } from "./mariadb.mjs";

const REPORTS = "reports";
const total = { passed: 0, failed: 0, skipped: 0 };
const notes = [];
const only = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const wants = (part) => only.length === 0 || only.includes(part);

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const started = performance.now();

if (wants("types")) await check("types", ["node_modules/typescript/bin/tsc", "--noEmit"]);
if (wants("lint")) await check("lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."]);
// Once, before several test files at a time want what it makes.
if (wants("unit") || wants("browser")) await check("build", ["scripts/build.mjs", "--when-needed"]);
if (wants("unit")) await vitest();
if (wants("browser")) await browser();

const seconds = Math.round((performance.now() - started) / 1000);
for (const note of notes) console.log(note);
console.log(`(${seconds} s)`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);

/** A part that passes or fails as one. */
async function check(name, args) {
  const code = await node(args);
  if (code === 0) total.passed++;
  else fail(`${name} failed`);
}

async function vitest() {
  if (!hasMariadb())
    skip("everything on MariaDB: there is none here (apt-get install mariadb-server)");
  const report = `${REPORTS}/vitest.json`;
  const code = await node([
    "node_modules/vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return fail("vitest wrote no report");
  const counts = JSON.parse(readFileSync(report, "utf8"));
  total.passed += counts.numPassedTests;
  total.failed += counts.numFailedTests;
  total.skipped += counts.numPendingTests + counts.numTodoTests;
  // A file that could not even be read fails the run but no test in it.
  if (code !== 0 && counts.numFailedTests === 0) fail("vitest failed outside any test");
}

async function browser() {
  if (!chromiumPath()) return skip("browser journeys: no Chromium here (apt-get install chromium)");
  const report = resolve(REPORTS, "playwright.json");
  const code = await node(
    ["node_modules/@playwright/test/cli.js", "test", "-c", "tests/e2e/playwright.config.ts"],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
  if (!existsSync(report)) return fail("playwright wrote no report");
  const { stats, errors } = JSON.parse(readFileSync(report, "utf8"));
  total.passed += stats.expected;
  // A test that passes only when tried again is a bug of the product or of the test.
  total.failed += stats.unexpected + stats.flaky;
  total.skipped += stats.skipped;
  if (code !== 0 && stats.unexpected === 0)
    fail(`playwright failed: ${errors?.[0]?.message ?? ""}`);
}

function skip(missing) {
  if (process.env.CI === "true") return fail(`missing with CI=true: ${missing}`);
  total.skipped++;
  notes.push(`skipped: ${missing}`);
}

function fail(note) {
  total.failed++;
  notes.push(note);
}

function node(args, env = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      stdio: "inherit",
      env: { ...process.env, ...env },
    });
    child.on("exit", (code) => done(code ?? 1));
  });
}
