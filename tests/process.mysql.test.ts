/** `npm start` on a database server: what it refuses, and how it lives through an outage. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildOnce } from "./support/build.ts";
import { type Copy, refused, startCopy } from "./support/copy.ts";
import { bareDatabase, type OneDatabase, sharedDatabase } from "./support/databases.ts";
import { type StandIn, startStandIn } from "./support/planetscale.ts";

/** After this long of it being back, nobody may notice anything. */
const WELL_WITHIN_MS = 5000;
/** A minute in a full run. */
const AWAY_MS = Number(process.env.AWAY_MS ?? 2000);

beforeAll(buildOnce, 180_000);

test("a wrong password, and a schema that nobody has migrated: one line each, and exit 1", async () => {
  const bare = await bareDatabase();
  const wrong = new URL(bare.url);
  wrong.password = "wrong";
  expect(await refused({ DATABASE_URL: wrong.href })).toEqual({
    code: 1,
    lines: [expect.stringContaining("refuses the name or the password")],
  });
  expect(await refused({ DATABASE_URL: bare.url })).toEqual({
    code: 1,
    lines: [expect.stringMatching(/lacks 0001_core.*npm run db:migrate/)],
  });
  await bare.release();
});

let standIn: StandIn;
let database: OneDatabase;
let copy: Copy;
beforeAll(async () => {
  standIn = await startStandIn({ socketPath: process.env.MARIADB_SOCKET ?? "" });
  database = await sharedDatabase();
  const url = standIn.url(new URL(database.url).username);
  copy = await startCopy({ database: { ...database, url } });
}, 120_000);
afterAll(async () => {
  await copy.dispose();
  await standIn.stop();
});

const statusOf = async (path: string) => (await fetch(`${copy.url}${path}`)).status;

test(`the database away for ${AWAY_MS} ms: 503, the process lives, and all is well soon after`, async () => {
  for (const path of ["/", "/mentors", "/readyz"]) expect(await statusOf(path), path).toBe(200);
  await standIn.away();
  const answer = await fetch(`${copy.url}/mentors`);
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await statusOf("/healthz")).toBe(200);
  expect(await statusOf("/readyz")).toBe(503);
  const over = performance.now() + AWAY_MS;
  while (performance.now() < over) expect(await statusOf("/mentors")).toBe(503);
  await standIn.back();
  await expect
    .poll(() => Promise.all(["/", "/mentors", "/readyz"].map(statusOf)), {
      timeout: WELL_WITHIN_MS,
    })
    .toEqual([200, 200, 200]);
  expect(copy.process.exitCode).toBeNull();
}, 120_000);
