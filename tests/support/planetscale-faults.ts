import type { VitessError } from "./planetscale-rows.ts";

/** No transaction is given more deadlocks than this, one after the other. */
const MOST_DEADLOCKS_IN_A_ROW = 3;

export interface Faults {
  /** Every statement waits so long before it is looked at. */
  delayMs: number;
  /** So many commits to come are done, and nobody is told. */
  lostCommits: number;
  /** So many other statements to come are done, and nobody is told. */
  lostAnswers: number;
  /** Whether the next transaction ends in a deadlock, at a statement by `random()`. Null: none does. */
  loses: (() => boolean) | null;
  random(): number;
  /** How many deadlocks there were. */
  readonly deadlocked: number;
  reset(): void;

  beforeExecute(): Promise<void>;
  losesAnswer(query: string, error: VitessError | undefined): boolean;
  deadlocks(sessionId: string, query: string): boolean;
}

export function noFaults(): Faults {
  let deadlocked = 0;
  /** By its first statement, a transaction that runs again is known for the same. */
  const inARow = new Map<string, number>();
  /** After how many more statements each open transaction is to end. */
  const doomed = new Map<string, number>();
  const seen = new Set<string>();
  const faults: Faults = {
    delayMs: 0,
    lostCommits: 0,
    lostAnswers: 0,
    loses: null,
    random: Math.random,
    get deadlocked() {
      return deadlocked;
    },
    reset() {
      Object.assign(faults, { delayMs: 0, lostCommits: 0, lostAnswers: 0, loses: null });
    },

    async beforeExecute() {
      if (faults.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.delayMs));
    },
    losesAnswer(query, error) {
      if (error) return false;
      if (/^\s*commit\b/i.test(query)) return faults.lostCommits > 0 && faults.lostCommits-- > 0;
      return faults.lostAnswers > 0 && faults.lostAnswers-- > 0;
    },
    deadlocks(sessionId, query) {
      if (!faults.loses || /^\s*rollback\b/i.test(query)) return false;
      if (!seen.has(sessionId)) {
        seen.add(sessionId);
        const before = inARow.get(query) ?? 0;
        const hit = before < MOST_DEADLOCKS_IN_A_ROW && faults.loses();
        inARow.set(query, hit ? before + 1 : 0);
        if (hit) doomed.set(sessionId, Math.floor(faults.random() * 12));
      }
      const left = doomed.get(sessionId);
      if (left === undefined) return false;
      // A commit is its last chance.
      if (left > 0 && !/^\s*commit\b/i.test(query)) {
        doomed.set(sessionId, left - 1);
        return false;
      }
      doomed.delete(sessionId);
      deadlocked++;
      return true;
    },
  };
  return faults;
}
