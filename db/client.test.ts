import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OneDatabase, ownDatabase } from "../tests/support/databases.ts";
import { oneRow, transact, VersionLost } from "./client.ts";
import { migrate } from "./migrate.ts";
import { openDatabase } from "./open.ts";
import { type Db, insertOnce, likeContains } from "./portable.ts";

let database: OneDatabase;
let db: Db;
const MIGRATOR = { clock: { now: () => 1 }, owner: "test" };

beforeAll(async () => {
  database = await ownDatabase();
  const opened = openDatabase(database.url, {}, database.options);
  db = opened.db;
  await migrate(opened, MIGRATOR);
});
afterAll(async () => {
  await db.destroy();
  await database.release();
});

const category = (slug: string, name = slug) => ({
  slug,
  name,
  description: "",
  icon: "book",
  position: 1,
  version: 1,
});

describe("transact", () => {
  test("a transaction that ended by itself is not rolled back again, and the next one is", async () => {
    const boom = new Error("why it failed");
    const byItself = () =>
      transact(db, async (trx) => {
        await sql`rollback`.execute(trx);
        throw boom;
      });
    const byUs = () =>
      transact(db, async (trx) => {
        await trx.insertInto("categories").values(category("rolled-back")).execute();
        throw boom;
      });
    // In either order: what was prepared for the one must fit the other.
    for (const fails of [byUs, byItself, byItself, byUs]) await expect(fails()).rejects.toBe(boom);
    const left = db.selectFrom("categories").select("slug").where("slug", "=", "rolled-back");
    expect(await left.execute()).toEqual([]);
  });

  test("runs the whole again after a lost version, at most five times", async () => {
    let runs = 0;
    const stubborn = transact(db, async () => {
      runs++;
      throw new VersionLost("it");
    });
    await expect(stubborn).rejects.toThrow(VersionLost);
    expect(runs).toBe(5);
  });

  test("leaves nothing of a run that was lost", async () => {
    let runs = 0;
    await transact(db, async (trx) => {
      await trx
        .insertInto("categories")
        .values(category(`run-${++runs}`))
        .execute();
      if (runs < 3) throw new VersionLost("it");
    });
    const slugs = await db
      .selectFrom("categories")
      .select("slug")
      .where("slug", "like", "run-%")
      .execute();
    expect(slugs).toEqual([{ slug: "run-3" }]);
  });

  test("does not repeat what failed for another reason", async () => {
    let runs = 0;
    const failing = transact(db, async () => {
      runs++;
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(runs).toBe(1);
  });
});

test("a transition that touches no row is a lost version", async () => {
  const none = await db
    .updateTable("categories")
    .set({ version: 2 })
    .where("slug", "=", "absent")
    .executeTakeFirstOrThrow();
  expect(() => oneRow(none, "the category")).toThrow(VersionLost);
});

test("a duplicate key is an answer, any other failure is an error", async () => {
  const insert = () => db.insertInto("categories").values(category("law")).execute();
  expect(await insertOnce(insert)).toBe(true);
  expect(await insertOnce(insert)).toBe(false);
  const bad = insertOnce(() =>
    db.insertInto("user_categories").values({ user_id: "nobody", category_slug: "law" }).execute(),
  );
  await expect(bad).rejects.toThrow(/FOREIGN KEY|errno 1452/);
});

test("LIKE syntax in what somebody typed stands for itself", async () => {
  await db
    .insertInto("categories")
    .values([category("pct", "100% sure"), category("plain", "100 sure")])
    .execute();
  const { sql } = await import("kysely");
  const found = await db
    .selectFrom("categories")
    .select("slug")
    .where(sql<boolean>`name like ${likeContains("0% s")} escape '!'`)
    .execute();
  expect(found).toEqual([{ slug: "pct" }]);
});

test("undefined and NUL are refused before they reach the file", async () => {
  const insert = (name: string) =>
    db.insertInto("categories").values(category("nul", name)).execute();
  await expect(insert("a\0b")).rejects.toThrow(/NUL/);
});
