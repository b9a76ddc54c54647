import { Kysely } from "kysely";
import { sqliteDialect } from "./dialects/sqlite.ts";
import { type Db, type Dialect, isLostRace, type Trx } from "./portable.ts";
import type { Database } from "./schema.ts";
import { type Watcher, watched } from "./watched.ts";

export type { Db, Reader, Trx } from "./portable.ts";

/**
 * `file:<path>` (or `file::memory:`). Other kinds are refused before anything is opened. `watcher` is
 * told of every statement.
 */
export function openDatabase(url: string, watcher: Watcher = {}): { db: Db; dialect: Dialect } {
  if (url.startsWith("file:"))
    return {
      db: new Kysely<Database>({ dialect: watched(sqliteDialect(url.slice(5)), watcher) }),
      dialect: "sqlite",
    };
  throw new Error("DATABASE_URL must start with file:");
}

/** Thrown when a guarded update touched no row: somebody else moved it. The transaction runs again. */
export class VersionLost extends Error {
  constructor(what: string) {
    super(`${what} was changed by somebody else`);
    this.name = "VersionLost";
  }
}

const ATTEMPTS = 5;

/**
 * The one way to write. Runs `work` in a transaction and runs the whole again, with jitter, when it
 * lost a deadlock, a lock or a version; at most five times. `work` must not touch the network, the
 * outer database, or anything that a second run would double.
 */
export async function transact<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const again = error instanceof VersionLost || isLostRace(error);
      if (!again || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, jitter(attempt)));
    }
  }
}

/** Full jitter: between 0 and 5, 10, 20, 40 ms. Spread matters here, unpredictability does not. */
function jitter(attempt: number): number {
  return (performance.now() % 1) * 5 * 2 ** (attempt - 1);
}

/** Law 2: a transition that names the version must touch exactly one row. */
export function oneRow(result: { numUpdatedRows: bigint }, what: string): void {
  if (result.numUpdatedRows !== 1n) throw new VersionLost(what);
}
