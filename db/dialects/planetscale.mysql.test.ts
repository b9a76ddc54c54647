/** PlanetScale's driver as we use it, over HTTP to the stand-in, and what is made of its failures. */
import { inspect } from "node:util";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type OneDatabase, sharedDatabase } from "../../tests/support/databases.ts";
import { type StandIn, startStandIn } from "../../tests/support/planetscale.ts";
import { transact } from "../client.ts";
import { CredentialsRefused, DatabaseAway, QueryRefused } from "../failures.ts";
import { openDatabase } from "../open.ts";
import { type Db, isDuplicateKey, isLostRace, isUnavailable, mayBeDone } from "../portable.ts";
import { toNumber } from "./planetscale.ts";

const CANARY = "canary@example.test";
const category = (slug: string, name = slug) => ({
  slug,
  name,
  description: "",
  icon: "book",
  position: 1,
  version: 1,
});

describe("over HTTP", () => {
  let standIn: StandIn;
  let database: OneDatabase;
  let url: string;
  let db: Db;
  beforeAll(async () => {
    const socketPath = process.env.MARIADB_SOCKET ?? "";
    standIn = await startStandIn({ socketPath, abandonedAfterMs: 300 });
  });
  afterAll(() => standIn.stop());
  beforeEach(async () => {
    database = await sharedDatabase();
    url = standIn.url(new URL(database.url).username);
    db = openDatabase(url, {}, { timeoutMs: 30_000 }).db;
  });
  afterEach(async () => {
    standIn.faults.reset();
    await db.destroy();
    await database.release();
  });

  const insert = (slug: string, name?: string) =>
    db.insertInto("categories").values(category(slug, name)).execute();
  const slugs = async () =>
    (await db.selectFrom("categories").select("slug").orderBy("slug").execute()).map(
      ({ slug }) => slug,
    );
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  test.each([
    ["a duplicate key", () => insert(CANARY)],
    ["a broken statement", () => sql`select * frm ${CANARY}`.execute(db)],
    [
      "an unknown column",
      () => sql`select nothing from categories where slug = ${CANARY}`.execute(db),
    ],
    ["too long a text", () => insert(CANARY.repeat(10))],
    [
      "a missing parent",
      () =>
        db
          .insertInto("user_categories")
          .values({ user_id: CANARY, category_slug: "law" })
          .execute(),
    ],
  ])("%s tells its number and nothing of what was asked", async (_, ask) => {
    await insert(CANARY);
    const error = await failureOf(ask());
    expect(error).toBeInstanceOf(QueryRefused);
    expect((error as QueryRefused).errno).toBeGreaterThan(1000);
    const everything = inspect(error, { depth: 10, showHidden: true }) + JSON.stringify(error);
    expect(everything).not.toContain(CANARY);
    expect(everything).not.toMatch(/insert into|select |categories/i);
  });

  test("a value that looks like an error's number is not taken for it", async () => {
    const name = "(errno 1213) (sqlstate 40001)";
    await insert(name);
    const error = await failureOf(insert(name));
    expect(isDuplicateKey(error)).toBe(true);
    expect(isLostRace(error)).toBe(false);
  });

  test("text comes back as it went in, whatever is in it", async () => {
    const texts = ["'\"`\\ \n\r\t\u001a%_?:x", "日本語 é 🎓", "null", "x".repeat(100_000), ""];
    for (const [i, text] of texts.entries()) {
      const row = { kind: "text", id: String(i), body: text, created_at: 0 };
      await db.insertInto("sandbox_records").values(row).execute();
    }
    const rows = await db.selectFrom("sandbox_records").select("body").orderBy("id").execute();
    expect(rows.map(({ body }) => body)).toEqual(texts);
  });

  test("keys that differ by case or an accent are two", async () => {
    for (const slug of ["a", "A", "á", "ä"]) await insert(slug);
    expect(await slugs()).toEqual(["A", "a", "á", "ä"]);
    const found = await db
      .selectFrom("categories")
      .select("slug")
      .where("slug", "=", "¡")
      .execute();
    expect(found).toEqual([]);
  });

  test("counts, sums, times and cents are numbers, and one beyond 2^53 is refused", async () => {
    const body = "";
    const row = (id: string, created_at: number) => ({ kind: "n", id, body, created_at });
    await db
      .insertInto("sandbox_records")
      .values([row("a", 1_795_000_000_000), row("b", -2)])
      .execute();
    const sums = await db
      .selectFrom("sandbox_records")
      .select((eb) => [
        eb.fn.countAll<number>().as("count"),
        eb.fn.sum<number>("created_at").as("sum"),
        eb.fn.max("created_at").as("max"),
      ])
      .executeTakeFirstOrThrow();
    expect(sums).toEqual({ count: 2, sum: 1_794_999_999_998, max: 1_795_000_000_000 });
    await expect(sql`select 9007199254740993 as n`.execute(db)).rejects.toThrow(RangeError);
    await expect(sql`select 9007199254740993.0 as n`.execute(db)).rejects.toThrow(RangeError);
  });

  test.each([
    [undefined],
    [true],
    [["a"]],
    [{ a: 1 }],
    [new Date(0)],
    ["a\0b"],
  ])("%j is refused before it is sent", (value) =>
    expect(sql`select ${value} as x`.execute(db)).rejects.toThrow(TypeError));

  test("a transaction is seen by others when it is committed, and not before", async () => {
    await transact(db, async (trx) => {
      await trx.insertInto("categories").values(category("law")).execute();
      expect(await slugs()).toEqual([]);
    });
    expect(await slugs()).toEqual(["law"]);
    const undone = transact(db, async (trx) => {
      await trx.insertInto("categories").values(category("health")).execute();
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
    expect(await slugs()).toEqual(["law"]);
    expect(standIn.pinned()).toBe(0);
  });

  test("a transaction whose process has died is rolled back, and lets go of its locks", async () => {
    const dying = db.startTransaction().execute();
    await (await dying).insertInto("categories").values(category("law")).execute();
    // Waits for the dead one's lock, which goes after a moment.
    await insert("law", "The living one");
    expect(await db.selectFrom("categories").select("name").execute()).toEqual([
      { name: "The living one" },
    ]);
    const late = failureOf((await dying).commit().execute());
    expect(isLostRace(await late)).toBe(true);
  });

  test.each([
    ["refused", (u: URL) => Object.assign(u, { password: "wrong" })],
    ["of nobody", (u: URL) => Object.assign(u, { username: "a-b" })],
  ])("credentials that are %s are said to be", async (_, change) => {
    const wrong = openDatabase(change(new URL(url)).href);
    await expect(wrong.db.selectFrom("users").selectAll().execute()).rejects.toThrow(
      CredentialsRefused,
    );
  });

  test("an answer lost on the way: the transaction runs again and is done once", async () => {
    let runs = 0;
    await transact(db, async (trx) => {
      runs++;
      if (runs === 1) standIn.faults.lostAnswers = 1;
      await trx
        .insertInto("categories")
        .values(category(`run-${runs}`))
        .execute();
    });
    expect(runs).toBe(2);
    expect(await slugs()).toEqual(["run-2"]);
  });

  test("the answer to a commit lost: it is not run again, and may be done", async () => {
    let runs = 0;
    standIn.faults.lostCommits = 1;
    const error = await failureOf(
      transact(db, async (trx) => {
        runs++;
        await trx.insertInto("categories").values(category("law")).execute();
      }),
    );
    expect(runs).toBe(1);
    expect(error).toBeInstanceOf(DatabaseAway);
    expect([isUnavailable(error), mayBeDone(error), isLostRace(error)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await slugs()).toEqual(["law"]);
  });

  test("a lone statement: a reading one is asked again, a writing one may be done", async () => {
    standIn.faults.lostAnswers = 1;
    expect(await slugs()).toEqual([]);
    standIn.faults.lostAnswers = 1;
    expect(mayBeDone(await failureOf(insert("law")))).toBe(true);
    expect(await slugs()).toEqual(["law"]);
  });

  test("an answer that does not come in time is no answer", async () => {
    const impatient = openDatabase(url, {}, { timeoutMs: 50 });
    standIn.faults.delayMs = 200;
    const error = await failureOf(impatient.db.selectFrom("users").selectAll().execute());
    expect(isUnavailable(error)).toBe(true);
    expect(String(error)).toContain("no answer in time");
  });

  test("nobody there: unavailable at once, and well again when it is back", async () => {
    await standIn.away();
    const error = await failureOf(transact(db, (trx) => trx.selectFrom("users").execute()));
    expect([isUnavailable(error), mayBeDone(error)]).toEqual([true, false]);
    await standIn.back();
    expect(await slugs()).toEqual([]);
  });

  test("deadlocks run again; one that never ends is unavailable, and leaves nothing", async () => {
    let runs = 0;
    standIn.faults.loses = () => true;
    const work = (slug: string) =>
      transact(db, async (trx) => {
        runs++;
        await trx.insertInto("categories").values(category(slug)).execute();
      });
    await work("law");
    expect(runs).toBe(4);
    expect(await slugs()).toEqual(["law"]);
    standIn.faults.reset();
    const stubborn = transact(db, async () => {
      throw new QueryRefused(1213, "40001", "ABORTED");
    });
    expect(isUnavailable(await failureOf(stubborn))).toBe(true);
  });
});

test("a number of the database is a number here, or refused", () => {
  const field = (type: string) => ({ name: "n", type });
  expect(toNumber(field("INT64"), "-9007199254740991")).toBe(Number.MIN_SAFE_INTEGER);
  expect(toNumber(field("DECIMAL"), "12.50")).toBe(12.5);
  expect(toNumber(field("INT64"), null)).toBeNull();
  expect(toNumber(field("INT16"), "1")).toBe(1);
  expect(() => toNumber(field("UINT64"), "9007199254740992")).toThrow(/column n .* 2\^53/);
});
