import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgettable } from "../portable.ts";
import { sqliteDialect } from "./sqlite.ts";

const FULL = 2;
const NORMAL = 1;

interface Tables {
  tries: { id: number; count: number };
  /** What `pragma synchronous` was while a row was written. */
  seen: { synchronous: number };
}

let folder: string;
let db: Kysely<Tables>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mentorlink-sqlite-"));
  db = new Kysely<Tables>({ dialect: sqliteDialect(join(folder, "a.db")) });
  await sql`create table tries (id integer primary key, count integer check (count < 3))`.execute(
    db,
  );
  await sql`create table seen (synchronous integer)`.execute(db);
  await sql`create trigger watch after insert on tries begin
    insert into seen select synchronous from pragma_synchronous; end`.execute(db);
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

const insert = (count: number) => db.insertInto("tries").values({ id: count, count });
const seen = async () =>
  (await db.selectFrom("seen").selectAll().execute()).map((row) => row.synchronous);
const now = async () =>
  (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows[0]?.synchronous;

test("every commit waits for the disk but that of a forgettable statement", async () => {
  await insert(0).execute();
  await insert(1).modifyEnd(forgettable).execute();
  await insert(2).execute();
  expect(await seen()).toEqual([FULL, NORMAL, FULL]);
});

test("a forgettable statement that fails leaves the next commit waiting", async () => {
  await expect(insert(9).modifyEnd(forgettable).execute()).rejects.toThrow(/CHECK/);
  expect(await now()).toBe(FULL);
});

test("in a transaction it waits with the rest", async () => {
  await db.transaction().execute(async (trx) => {
    await trx.insertInto("tries").values({ id: 1, count: 1 }).modifyEnd(forgettable).execute();
    await trx.insertInto("tries").values({ id: 2, count: 2 }).execute();
  });
  expect(await seen()).toEqual([FULL, FULL]);
});
