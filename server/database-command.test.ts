import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../db/open.ts";
import { bareDatabase, ON_MYSQL, type OneDatabase } from "../tests/support/databases.ts";
import { freePort } from "../tests/support/free-port.ts";

let folder: string;
let database: OneDatabase;
beforeAll(async () => {
  // Beside node_modules, where the packages that stay outside the bundle are found.
  folder = await mkdtemp(join(import.meta.dirname, "../node_modules/.db-"));
  await build({
    entryPoints: ["server/database-command.ts"],
    outfile: join(folder, "db.mjs"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
});
beforeEach(async () => {
  database = await bareDatabase();
  return () => database.release();
});
afterAll(() => rm(folder, { recursive: true }));

function run(verb: string, url = database.url): Promise<{ code: number; lines: string[] }> {
  const env = { ...process.env, DATABASE_URL: url, DATA_DIR: tmpdir() };
  return new Promise((resolve) =>
    execFile(process.execPath, [join(folder, "db.mjs"), verb], { env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), lines: (out + err).trim().split("\n") }),
    ),
  );
}

test("status says what is missing, migrate applies it, and again there is nothing to do", async () => {
  const before = await run("status");
  expect(before.code).toBe(0);
  expect(before.lines[0]).toBe("0001_core missing");
  const { code, lines } = await run("migrate");
  expect(code).toBe(0);
  expect(lines[0]).toBe("Applied 0001_core");
  expect(lines).toHaveLength(before.lines.length);
  expect((await run("migrate")).lines).toEqual(["Nothing to do: the database is up to date."]);
  expect((await run("status")).lines[0]).toMatch(/^0001_core applied 20\d\d-/);
});

test("a database of a newer version is refused in one line", async () => {
  await run("migrate");
  const { db } = openDatabase(database.url);
  await sql`insert into schema_migrations (name, applied_at) values ('9999_future', 1)`.execute(db);
  await db.destroy();
  for (const verb of ["migrate", "status"]) {
    const { code, lines } = await run(verb);
    expect(code).toBe(1);
    expect(lines).toEqual([
      "The database has migration 9999_future, which this version does not know. Run a newer version.",
    ]);
  }
});

test("another verb is refused in one line", async () => {
  expect(await run("drop")).toEqual({
    code: 1,
    lines: ["Usage: npm run db:migrate, or npm run db:status"],
  });
});

// A file has no password.
if (ON_MYSQL)
  test("nobody there, and a wrong password, are told apart, each in one line", async () => {
    const url = new URL(database.url);
    url.password = "wrong-and-secret";
    expect(await run("migrate", url.href)).toEqual({
      code: 1,
      lines: ["The database refuses the name or the password in DATABASE_URL."],
    });
    url.port = String(await freePort());
    expect(await run("migrate", url.href)).toEqual({
      code: 1,
      lines: ["The database does not answer: ECONNREFUSED"],
    });
  });
