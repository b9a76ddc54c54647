/** Databases on the shared MariaDB: one for each world, emptied in a few milliseconds. */
import { type Connection, createConnection } from "mysql2/promise";
import type { PlanetscaleOptions } from "../../db/dialects/planetscale.ts";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open.ts";
import type { OneDatabase } from "./databases.ts";
import { type StandIn, startStandIn } from "./planetscale.ts";

/** Where globalSetup (tests/support/shared-mariadb.ts) has it listening. */
const SOCKET = "MARIADB_SOCKET";

interface Server {
  root: Connection;
  standIn: StandIn;
}
let server: Promise<Server> | null = null;

/** This process's own stand-in, whose faults are nobody else's. */
export function mariadbHere(): Promise<Server> {
  server ??= connect();
  return server;
}

async function connect(): Promise<Server> {
  const socketPath = process.env[SOCKET];
  if (!socketPath) throw new Error(`${SOCKET} is not set: there is no shared MariaDB`);
  const root = await createConnection({ socketPath, user: "root", multipleStatements: true });
  return { root, standIn: await startStandIn({ socketPath, abandonedAfterMs: 300_000 }) };
}

/** Migrated and empty. Names are shared by all test processes; a lock goes with whoever dies. */
export async function freshMysql(): Promise<OneDatabase> {
  const { root, standIn } = await mariadbHere();
  const name = await claim(root);
  const url = standIn.url(name);
  await root.query(`create database if not exists ${name}`);
  const opened = openDatabase(url, {}, optionsHere(standIn));
  await migrate(opened, { clock: { now: () => 0 }, owner: "tests" });
  await opened.db.destroy();
  await empty(root, name);
  return { url, options: optionsHere(standIn), release: () => release(root, name) };
}

/** Without a wire in between; and a slow machine is no fault. */
const optionsHere = ({ fetch }: StandIn): PlanetscaleOptions => ({ fetch, timeoutMs: 120_000 });

export async function copyOfMysql(original: OneDatabase): Promise<OneDatabase> {
  const { root } = await mariadbHere();
  const copy = await freshMysql();
  const [from, to] = [nameOf(original), nameOf(copy)];
  const inserts = (await tablesOf(root, from)).map(
    (table) => `insert into ${to}.${table} select * from ${from}.${table};`,
  );
  await root.query(`set foreign_key_checks = 0; ${inserts.join(" ")} set foreign_key_checks = 1;`);
  return copy;
}

/** Its processes are dead, and what they had begun is rolled back, as after a while it would be. */
export async function abandonedBy({ url }: OneDatabase): Promise<void> {
  (await mariadbHere()).standIn.abandon(url);
}

const nameOf = ({ url }: OneDatabase) => new URL(url).username;

/** Nothing in it, not even tables. Dropped on release. */
export async function bareMysql(): Promise<OneDatabase> {
  const { root, standIn } = await mariadbHere();
  const name = `bare_${process.pid}_${++bare}`;
  await root.query(`create database ${name}`);
  return {
    url: standIn.url(name),
    options: optionsHere(standIn),
    release: async () => void (await root.query(`drop database ${name}`)),
  };
}
let bare = 0;

const mine = new Set<string>();

async function claim(root: Connection): Promise<string> {
  for (let n = 1; ; n++) {
    const name = `world_${n}`;
    // To who has it already, the server would give it again.
    if (mine.has(name)) continue;
    mine.add(name);
    const [rows] = await root.query("select get_lock(?, 0) as got", [name]);
    if ((rows as { got: number }[])[0]?.got === 1) return name;
    mine.delete(name);
  }
}

async function release(root: Connection, name: string): Promise<void> {
  if (!mine.has(name)) return;
  await root.query("select release_lock(?)", [name]);
  mine.delete(name);
}

async function empty(root: Connection, name: string): Promise<void> {
  const deletes = (await tablesOf(root, name)).map((table) => `delete from ${name}.${table};`);
  await root.query(`set foreign_key_checks = 0; ${deletes.join(" ")} set foreign_key_checks = 1;`);
}

/** All but the one that says which migrations were applied. */
async function tablesOf(root: Connection, database: string): Promise<string[]> {
  const [rows] = await root.query(
    "select table_name as name from information_schema.tables where table_schema = ?",
    [database],
  );
  return (rows as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== "schema_migrations");
}
