/** Beside db/open.ts, because Workers know nothing of files and of what opens them. */
import { Kysely } from "kysely";
import { type PlanetscaleOptions, planetscaleDialect } from "./dialects/planetscale.ts";
import type { Db, Dialect } from "./portable.ts";
import type { Database } from "./schema.ts";
import { type Watcher, watched } from "./watched.ts";

export interface Opened {
  db: Db;
  dialect: Dialect;
}

/** Opens no connection: each statement, or each transaction, has its own. */
export function openPlanetscale(
  url: URL,
  watcher: Watcher = {},
  options: PlanetscaleOptions = {},
): Opened {
  const dialect = watched(planetscaleDialect(url, options), watcher);
  return { db: new Kysely<Database>({ dialect }), dialect: "mysql" };
}
