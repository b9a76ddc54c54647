/**
 * Proves that the authorisation matrix notices: takes every guard away, one at a time, in a copy of
 * the source, and runs the rows or tests that guard it. A removal that no test notices is printed, exit 1.
 */
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const AT_ONCE = 2;

/** Guards that are no procedure's own: what to take away, and a row that must notice. */
const SHARED = [
  ["server/trpc.ts", "if (!viewer) throw", "if (false) throw", "bookings.list"],
  ["server/trpc.ts", "if (viewer.suspended)", "if (false)", "bookings.list"],
  ["server/trpc.ts", "if (!ctx.viewer.isMentee)", "if (false)", "bookings.book"],
  ["server/trpc.ts", "if (!ctx.viewer.isMentor)", "if (false)", "earnings.summary"],
  ["server/trpc.ts", "if (!viewer.isAdmin)", "if (false)", "admin.overview"],
  ["server/bookings/reach.ts", "if (reached.role !== role)", "if (false)", "bookings.accept"],
  [
    "db/queries/bookings.ts",
    'eb("mentee_id", "=", userId),\n          eb.and',
    'eb("mentee_id", "!=", ""),\n          eb.and',
    "bookings.byId",
  ],
  [
    "db/queries/bookings.ts",
    'eb("mentor_id", "=", userId),\n            eb("status"',
    'eb("mentor_id", "!=", ""),\n            eb("status"',
    "bookings.byId",
  ],
];

/** Guards that the matrix cannot see: what to take away, and the tests that must notice. */
const ELSEWHERE = [
  ["server/trpc.ts", "if (viewer.provenAt === null)", "server/second-factor"],
  ["server/sandbox/router.ts", "if (ctx.services.settings.production)", "server/sandbox"],
  ["server/accounts/reauthenticate.ts", "if (!viewer.hasFactor)", "server/second-factor"],
  [
    "server/accounts/reauthenticate.ts",
    'if (standingOf(services, viewer, 2 * PROOF_LASTS) === "stale")',
    "server/second-factor",
  ],
  [
    "server/accounts/reauthenticate.ts",
    "if (!user || !(await matchesHash(ctx, password, user.password_hash)))",
    "server/second-factor",
  ],
  [
    "server/second-factor/prove.ts",
    'if (!(await takeToken(trx, hash, "sign_in", services.clock.now())))',
    "server/second-factor",
  ],
  ["server/second-factor/prove.ts", "if (!(await use(trx)))", "server/second-factor"],
  ["server/second-factor/totp.ts", "off === null", "server/second-factor", "false"],
  [
    "server/http.ts",
    "if (!ignoresCookies && isCrossSite(c.req.raw, settings))",
    "tests/http.test.ts",
  ],
  [
    "server/http.ts",
    "if (location !== null && !mayRedirectTo(location, c.req.raw, services))",
    "tests/http.test.ts",
  ],
].map(([file, guard, tests, gone = "if (false)"]) => ({
  file,
  tests,
  row: guard,
  edit: (text) => replaced(text, guard, gone),
}));

const removals = [
  ...ELSEWHERE,
  ...SHARED.map(([file, from, to, row]) => ({
    file,
    row,
    edit: (text) => replaced(text, from, to),
  })),
  ...readdirSync("server").flatMap(ofDomain),
];

/** Every procedure that asks for somebody, asking for nobody. */
function ofDomain(domain) {
  const file = `server/${domain}/router.ts`;
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  const router = domain.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  const guarded = [...text.matchAll(/^ {2}(\w+): (signedIn|asMentee|asMentor|asAdmin)\b/gm)];
  return guarded.map(([line, name, guard]) => ({
    file,
    row: `${router}.${name}`,
    edit: (source) =>
      replaced(
        source,
        line,
        line.replace(guard, guard === "signedIn" ? "anyone" : "signedIn"),
      ).replace(
        /import \{[^}]*\} from "\.\.\/trpc\.ts";/,
        'import { anyone, asAdmin, asMentee, asMentor, router, signedIn } from "../trpc.ts";',
      ),
  }));
}

function replaced(text, from, to) {
  if (!text.includes(from)) throw new Error(`The guard has moved: ${from}`);
  return text.replace(from, to);
}

function copyOfSource() {
  const copy = mkdtempSync(join(tmpdir(), "guards-"));
  for (const part of ["app", "server", "db", "party", "tests", "scripts"])
    cpSync(part, join(copy, part), { recursive: true });
  for (const file of [
    "package.json",
    "tsconfig.json",
    "vite.config.ts",
    "vitest.config.ts",
    "remix.config.js",
  ])
    cpSync(file, join(copy, file));
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Whether its tests fail with the guard away. */
async function isNoticed(copy, { file, row, edit, tests }) {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, edit(text));
  const which = tests ? [tests] : ["tests/authorisation.test.ts", "-t", ` ${row}$`];
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=json", `--outputFile=${report}`];
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", "sqlite", ...reporters];
  const { stderr } = await run(process.execPath, [...vitest, ...which], { cwd: copy }).catch(
    (failed) => failed,
  );
  writeFileSync(path, text);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
  // A copy in which no test runs has noticed nothing.
  if (numPassedTests + numFailedTests === 0) throw new Error(`${row} could not run:\n${stderr}`);
  return numFailedTests > 0;
}

/** `--only TEXT`: those whose file or row has it. */
const only = process.argv[process.argv.indexOf("--only") + 1];
const queue = removals.filter(
  ({ file, row }) => !process.argv.includes("--only") || `${file} ${row}`.includes(only),
);
const count = queue.length;
const unnoticed = [];
async function work() {
  const copy = copyOfSource();
  for (let removal = queue.shift(); removal; removal = queue.shift())
    if (!(await isNoticed(copy, removal))) unnoticed.push(`${removal.file}: ${removal.row}`);
  rmSync(copy, { recursive: true });
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
for (const one of unnoticed) console.log(`nobody notices when this guard is gone: ${one}`);
console.log(`${count} guards taken away, ${unnoticed.length} unnoticed`);
process.exit(unnoticed.length > 0 ? 1 : 0);
