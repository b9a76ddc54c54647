/** Databases for tests, of the kind that TEST_DATABASE names: SQLite, or "mysql". */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlanetscaleOptions } from "../../db/dialects/planetscale.ts";
import { bareMysql, copyOfMysql, freshMysql } from "./mysql-databases.ts";

export interface OneDatabase {
  url: string;
  options?: PlanetscaleOptions;
  /** Another test may have it, or nobody. */
  release(): Promise<void>;
}

export const ON_MYSQL = process.env.TEST_DATABASE === "mysql";

/** For one world, gone with it. */
export function ownDatabase(): Promise<OneDatabase> {
  return ON_MYSQL ? freshMysql() : Promise.resolve(IN_MEMORY);
}

const IN_MEMORY: OneDatabase = { url: "file::memory:", release: async () => {} };

/** For several connections, one after the other or at once, also from other processes. */
export function sharedDatabase(): Promise<OneDatabase> {
  return ON_MYSQL ? freshMysql() : newFile();
}

/** Nothing in it, not even tables. */
export function bareDatabase(): Promise<OneDatabase> {
  return ON_MYSQL ? bareMysql() : newFile();
}

/** Of one that nobody has open. */
export async function copyOf(original: OneDatabase): Promise<OneDatabase> {
  if (ON_MYSQL) return copyOfMysql(original);
  const copy = await newFile();
  await copyFile(pathOf(original), pathOf(copy));
  return copy;
}

async function newFile(): Promise<OneDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "mentorlink-db-"));
  return { url: `file:${folder}/db`, release: () => rm(folder, { recursive: true, force: true }) };
}

const pathOf = ({ url }: OneDatabase) => url.slice("file:".length);
