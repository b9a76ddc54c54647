/** What `npm run deploy` uploads, and what it refuses to. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { faultsOf } from "../scripts/deploy.mjs";
import { readSettings } from "../server/env.ts";
import { buildOnce } from "./support/build.ts";
import { startupAgainstEmpty } from "./support/startup.ts";

const run = promisify(execFile);
const WORKER = "build/worker/index.js";
const MOST_GZIP_BYTES = 700_000;
/** Times as long as an empty Worker; it was 4 to 6 on all machines seen. */
const MOST_STARTUP = 8;

const random = (seed: string) =>
  `k1:${Buffer.from(seed.repeat(8)).toString("base64url").slice(0, 43)}`;
const GOOD = {
  DATABASE_URL: "https://user:password@host.example",
  APP_KEYS: random("app-keys.0192837465"),
  ROOM_KEYS: random("room-keys.5647382910"),
  PUBLIC_URL: "https://mentorlink.example",
  SANDBOX: "1",
};

beforeAll(buildOnce, 180_000);

describe("the environment of a deployment", () => {
  test("in order has no fault", () => {
    expect(faultsOf(GOOD, readSettings)).toEqual([]);
  });

  test.each([
    ["a missing secret", { APP_KEYS: undefined }, /APP_KEYS is not set/],
    ["a missing database", { DATABASE_URL: "" }, /DATABASE_URL is not set/],
    ["a file for a database", { DATABASE_URL: "file:x.db" }, /DATABASE_URL/],
    ["an unknown kind of database", { DATABASE_URL: "postgres://x" }, /DATABASE_URL/],
    ["a site without https", { PUBLIC_URL: "http://mentorlink.example" }, /PUBLIC_URL/],
    ["one secret for both", { ROOM_KEYS: GOOD.APP_KEYS }, /share/],
    ["a secret out of an example", { APP_KEYS: `k1:${"abc1".repeat(10)}` }, /no random one/],
    ["a secret that is too short", { ROOM_KEYS: "k1:short" }, /ROOM_KEYS/],
    ["play money by accident", { SANDBOX: undefined }, /SANDBOX=1/],
  ])("with %s is refused in one line", (_what, over, words) => {
    const faults = faultsOf({ ...GOOD, ...over }, readSettings);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
    expect(faults[0]).not.toContain("\n");
  });

  test("a refused deployment touches nothing", async () => {
    const env = { ...process.env, ...GOOD, APP_KEYS: "" };
    const failed = run(process.execPath, ["scripts/deploy.mjs"], { env });
    await expect(failed).rejects.toMatchObject({ code: 1, stderr: "APP_KEYS is not set.\n" });
  });
});

describe("the Worker", () => {
  test("is what wrangler would upload, with its assets, rooms and cron", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mentorlink-upload-"));
    const env: NodeJS.ProcessEnv = { ...process.env, ...GOOD, CI: "1", NO_COLOR: "1" };
    delete env.VITEST;
    const { stdout } = await run(
      process.execPath,
      ["scripts/deploy.mjs", "--dry-run", "--outdir", folder],
      { env },
    );
    expect(stdout).toContain("SessionRoom");
    expect(stdout).not.toContain(GOOD.APP_KEYS);
    expect((await stat(join(folder, "index.js"))).size).toBe((await stat(WORKER)).size);
    await rm(folder, { recursive: true });
  }, 120_000);

  test(`weighs at most ${MOST_GZIP_BYTES / 1000} kB`, async () => {
    expect(gzipSync(await readFile(WORKER)).byteLength).toBeLessThanOrEqual(MOST_GZIP_BYTES);
  });

  test(`is there within ${MOST_STARTUP} times what an empty one takes`, async () => {
    const worker = await readFile(WORKER, "utf8");
    let ratio = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 4 && ratio > MOST_STARTUP; tries++)
      ratio = await startupAgainstEmpty(worker, 5);
    expect(ratio).toBeLessThanOrEqual(MOST_STARTUP);
  }, 180_000);
});
