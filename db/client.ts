import { type Db, isLostRace, type Trx } from "./portable.ts";

export type { Db, Reader, Trx } from "./portable.ts";

/** Thrown when a guarded update touched no row: somebody else moved it. The transaction runs again. */
export class VersionLost extends Error {
  constructor(what: string) {
    super(`${what} was changed by somebody else`);
    this.name = "VersionLost";
  }
}

const ATTEMPTS = 5;
/** Nobody waits longer than this and one more try: an answer that does not come costs seconds each time. */
const PATIENCE_MS = 10_000;

/**
 * The one way to write. Runs `work` in a transaction and runs the whole again, with jitter, when it
 * lost a deadlock, a lock, a version or the connection; at most five times. `work` must not touch the
 * network, the outer database, or anything that a second run would double. Where the answer to the
 * commit itself was lost, it throws (DatabaseAway with `mayBeDone`): only a key can tell what became
 * of it.
 */
export async function transact<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  const from = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      const again = error instanceof VersionLost || isLostRace(error);
      const late = performance.now() - from > PATIENCE_MS;
      if (!again || late || attempt === ATTEMPTS) throw error;
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
