import { type Db, isLostRace, type Trx } from "./portable.ts";
import { retried } from "./retry.ts";

export type { Db, Reader, Trx } from "./portable.ts";

/** Thrown when a guarded update touched no row: somebody else moved it. The transaction runs again. */
export class VersionLost extends Error {
  constructor(what: string) {
    super(`${what} was changed by somebody else`);
    this.name = "VersionLost";
  }
}

/**
 * The one way to write. Runs `work` in a transaction and runs the whole again, with jitter, when it
 * lost a deadlock, a lock, a version or the connection; at most five times. `work` must not touch the
 * network, the outer database, or anything that a second run would double. Where the answer to the
 * commit itself was lost, it throws (DatabaseAway with `mayBeDone`): only a key can tell what became
 * of it.
 */
export function transact<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  return retried(
    () => db.transaction().execute(work),
    (error) => error instanceof VersionLost || isLostRace(error),
  );
}

/** Law 2: a transition that names the version must touch exactly one row. */
export function oneRow(result: { numUpdatedRows: bigint }, what: string): void {
  if (result.numUpdatedRows !== 1n) throw new VersionLost(what);
}
