/** The way past one machine stays open: docs/scale.md says how, db/vschema.json where each table goes. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { KeyspaceBreach, shardKeyOf, tablesOfKeyspaces } from "../tests/support/keyspaces.ts";
import { type Statement, statementsIn } from "../tests/support/statements.ts";
import { makeWorld, type World } from "../tests/support/world.ts";
import { transact } from "./client.ts";

/** Statements that ask every shard, as "file:line", each with its reason. None does. */
const SCATTER: Record<string, string> = {};

const QUERIES = "db/queries";
let statements: Statement[];
beforeAll(async () => {
  const names = (await readdir(QUERIES)).filter((name) => !name.endsWith(".test.ts"));
  statements = statementsIn(names.map((name) => join(QUERIES, name)));
});

/** Statements that would go to every shard. An INSERT names its key: its column has no default. */
function keyless(all: readonly Statement[]): string[] {
  return all
    .filter(({ verb }) => verb !== "insertInto")
    .filter(({ tables, equated }) =>
      tables.some((table) => {
        const key = shardKeyOf(table);
        return key !== undefined && !equated.includes(key);
      }),
    )
    .map(({ where }) => where);
}

describe("every statement of db/queries", () => {
  test("is over tables that stand in one keyspace", () => {
    const known = new Set(tablesOfKeyspaces());
    const tables = new Set(statements.flatMap((one) => one.tables));
    expect([...tables].filter((table) => !known.has(table))).toEqual([]);
    // Nearly all tables: whoever reads the source has not gone blind.
    expect(tables.size).toBeGreaterThan(known.size - 3);
  });

  test("names its shard key, or is listed as one that asks every shard", () => {
    expect(keyless(statements)).toEqual(Object.keys(SCATTER));
    const sharded = statements.filter(({ tables }) => tables.some(shardKeyOf));
    expect(sharded.length).toBeGreaterThan(4);
  });
});

test("every table of the database is in exactly one keyspace", async () => {
  const world = await makeWorld();
  const tables = await world.db.introspection.getTables();
  await world.close();
  expect(tablesOfKeyspaces().sort()).toEqual(tables.map(({ name }) => name).sort());
});

describe("the reader of statements", () => {
  const BAD = {
    "no key": `db.selectFrom("messages").where("seq", ">", 1).execute()`,
    "a key compared otherwise": `db.deleteFrom("messages").where("room_id", ">", "a").execute()`,
    "another's key": `db.selectFrom("messages").execute(); other.where("room_id", "=", 1)`,
    joined: `db.selectFrom("sessions as s").innerJoin("messages as m", "m.room_id", "s.id")`,
    inside: `db.selectFrom("users").where((eb) => eb.selectFrom("messages").select("seq"))`,
  };
  const GOOD = {
    alias: `db.selectFrom("messages as m").where("m.room_id", "=", "r").execute()`,
    several: `db.updateTable("messages").set({}).where("seq", "=", 1).where("room_id", "in", ["r"])`,
    insert: `db.insertInto("messages").values({}).execute()`,
  };
  const UNREADABLE = {
    text: "sql`delete from messages`.execute(db)",
    unknown: `(table: string) => db.deleteFrom(table).execute()`,
  };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "mentorlink-"));
    for (const [name, code] of Object.entries({ ...BAD, ...GOOD, ...UNREADABLE }))
      await writeFile(file(name), `declare const db: any, sql: any, other: any;\n${code}`);
  });
  afterAll(() => rm(folder, { recursive: true }));
  const file = (name: string) => join(folder, `${name}.ts`);
  const files = (code: object) => Object.keys(code).map(file);

  test("finds every statement without its key, and only those", () => {
    const found = keyless(statementsIn([...files(BAD), ...files(GOOD)]));
    expect(found).toEqual(files(BAD).map((name) => `${name}:2`));
  });

  test.each(Object.keys(UNREADABLE))("refuses what it cannot read: %s", (name) => {
    expect(() => statementsIn([file(name)])).toThrow(`${file(name)}:2`);
  });
});

describe("a transaction over two keyspaces is stopped in every test", () => {
  let world: World;
  afterEach(() => world.close());
  const session = (db: Pick<World["db"], "selectFrom">) =>
    db.selectFrom("sessions").select("id").where("id", "=", "x").execute();
  const words = (db: Pick<World["db"], "selectFrom">) =>
    db.selectFrom("messages").select("seq").where("room_id", "=", "x").execute();

  test("which is what this test is for", async () => {
    world = await makeWorld();
    const both = transact(world.db, async (trx) => [await session(trx), await words(trx)]);
    await expect(both).rejects.toThrow(KeyspaceBreach);
  });

  test("one after the other is allowed, and so is what went before", async () => {
    world = await makeWorld();
    await transact(world.db, session);
    await transact(world.db, words);
    await Promise.all([session(world.db), words(world.db)]);
  });

  test("one statement over both is not", async () => {
    world = await makeWorld();
    const joined = world.db
      .selectFrom("sessions as s")
      .innerJoin("messages as m", "m.room_id", "s.id")
      .select("m.seq")
      .where("m.room_id", "=", "x")
      .execute();
    await expect(joined).rejects.toThrow(KeyspaceBreach);
  });
});
