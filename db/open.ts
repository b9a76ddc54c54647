import { Kysely } from "kysely";
import { parseDatabaseUrl } from "./database-url.ts";
import type { PlanetscaleOptions } from "./dialects/planetscale.ts";
import { sqliteDialect } from "./dialects/sqlite.ts";
import { type Opened, openPlanetscale } from "./open-planetscale.ts";
import type { Database } from "./schema.ts";
import { type Watcher, watched } from "./watched.ts";

/**
 * Chosen by the kind of URL (see parseDatabaseUrl); an unknown kind is refused before anything is
 * opened. `watcher` is told of every statement.
 */
export function openDatabase(
  url: string,
  watcher: Watcher = {},
  options: PlanetscaleOptions = {},
): Opened {
  const parsed = parseDatabaseUrl(url);
  if (parsed.kind === "planetscale") return openPlanetscale(parsed.url, watcher, options);
  const dialect = watched(sqliteDialect(parsed.path), watcher);
  return { db: new Kysely<Database>({ dialect }), dialect: "sqlite" };
}
