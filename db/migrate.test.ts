import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bareDatabase, ON_MYSQL, type OneDatabase } from "../tests/support/databases.ts";
import {
  MigrationsMissing,
  type Migrator,
  migrate,
  requireMigrated,
  UnknownMigration,
} from "./migrate.ts";
import { openDatabase } from "./open.ts";
import type { Db } from "./portable.ts";
import { takeLease } from "./queries/leases.ts";
import type { Watcher } from "./watched.ts";

let database: OneDatabase;
let now: number;
beforeEach(async () => {
  database = await bareDatabase();
  now = 0;
});
afterEach(() => database.release());

const open = (watcher?: Watcher, { url, options } = database) =>
  openDatabase(url, watcher, options);

/** Waiting for another process takes no time here. */
const migrator = (owner = "one"): Migrator => ({
  clock: { now: () => now },
  owner,
  pause: async (ms) => {
    now += ms;
  },
});

/** Everything that a migration makes, in words. */
async function shapeOf(db: Db): Promise<unknown> {
  if (!ON_MYSQL)
    return (
      await sql`select type, name, sql from sqlite_master where sql is not null order by name`.execute(
        db,
      )
    ).rows;
  const about = async (table: string, columns: string) =>
    (
      await sql`select ${sql.raw(columns)} from information_schema.${sql.raw(table)} where table_schema = database() order by ${sql.raw(columns)}`.execute(
        db,
      )
    ).rows;
  return {
    columns: await about(
      "columns",
      "table_name, column_name, column_type, is_nullable, column_default, collation_name",
    ),
    indexes: await about(
      "statistics",
      "table_name, index_name, seq_in_index, column_name, non_unique",
    ),
    foreignKeys: await about(
      "key_column_usage",
      "table_name, constraint_name, column_name, referenced_table_name",
    ),
  };
}

test("killed after every one of its statements, and run again, it makes the same in the end", async () => {
  const undisturbed = await bareDatabase();
  const whole = open({}, undisturbed);
  await migrate(whole, migrator());

  let kills = 0;
  for (let died = true; died; kills++) {
    let left = kills + 1;
    const dying = open({
      // Nothing that the dead would still say reaches the database.
      before() {
        if (left === 0) throw new Error("killed");
        left--;
      },
    });
    // What it held runs out.
    now += 60_000;
    died = await migrate(dying, migrator(`process ${kills}`)).then(
      () => false,
      (error: Error) => {
        expect(error.message).toBe("killed");
        return true;
      },
    );
    await dying.db.destroy();
  }

  expect(kills).toBeGreaterThan(60);
  const { db } = open();
  expect(await shapeOf(db)).toEqual(await shapeOf(whole.db));
  await requireMigrated(db);
  await db.destroy();
  await whole.db.destroy();
  await undisturbed.release();
}, 300_000);

test("several processes at once migrate once, one after the other", async () => {
  const processes = ["one", "two", "three"].map((owner) => ({ owner, opened: open() }));
  const applied = await Promise.all(
    processes.map(({ owner, opened }) =>
      // Others go on meanwhile; how long that takes is nobody's business here.
      migrate(opened, { clock: { now: Date.now }, owner, pause: () => setImmediate() }),
    ),
  );
  expect(applied.filter(({ length }) => length > 0)).toHaveLength(1);
  for (const { opened } of processes) await opened.db.destroy();
});

test("waits for another process, and takes over where that one has died", async () => {
  const { db, dialect } = open();
  await migrate({ db, dialect }, migrator());
  await sql`delete from schema_migrations where name = '0003_moved_hours'`.execute(db);
  await takeLease(db, { name: "migrations", owner: "other", now: 0, until: 30_000 });
  expect(await migrate({ db, dialect }, migrator())).toEqual(["0003_moved_hours"]);
  expect(now).toBeGreaterThanOrEqual(30_000);
  expect(await db.selectFrom("leases").selectAll().execute()).toEqual([]);
  await db.destroy();
});

test("a process that does not migrate says what is missing", async () => {
  const { db } = open();
  await expect(requireMigrated(db)).rejects.toThrow(MigrationsMissing);
  await expect(requireMigrated(db)).rejects.toThrow(/lacks 0001_core, .*npm run db:migrate/);
  expect(await db.introspection.getTables()).toEqual([]);
  await db.destroy();
});

test("a database that a newer version has migrated is refused in one line, and not touched", async () => {
  const { db, dialect } = open();
  await migrate({ db, dialect }, migrator());
  await sql`insert into schema_migrations (name, applied_at) values ('9999_future', 1)`.execute(db);
  await sql`delete from schema_migrations where name = '0003_moved_hours'`.execute(db);
  const statements: string[] = [];
  const watched = open({ before: (statement) => void statements.push(statement) });
  await expect(migrate(watched, migrator())).rejects.toThrow(UnknownMigration);
  await expect(migrate(watched, migrator())).rejects.toThrow(/^[^\n]*9999_future[^\n]*$/);
  expect(statements.filter((statement) => !statement.startsWith("select"))).toEqual([]);
  await watched.db.destroy();
  await db.destroy();
});
