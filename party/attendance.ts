import type { Interval } from "./room-state.ts";

/** A drop shorter than this is no absence: the interval goes on. */
export const SHORT_DROP_MS = 15_000;
/** A person who comes and goes more often than this is written down as having stayed. */
export const MOST_INTERVALS = 250;

/** Someone arrived at `now` (room time). Intervals stay in order and apart. */
export function arrive(intervals: Interval[], now: number, via: Interval["via"]): void {
  const last = intervals.at(-1);
  if (last && last.leftAt === null) return;
  if (last && (now - (last.leftAt ?? 0) < SHORT_DROP_MS || intervals.length >= MOST_INTERVALS)) {
    // Also true when the sandbox clock went back: time that was lived through is not lived twice.
    last.leftAt = null;
    return;
  }
  intervals.push({ joinedAt: now, leftAt: null, via });
}

/** Someone left at `at` (room time). Answers whether they were here. */
export function leave(intervals: Interval[], at: number): boolean {
  const last = intervals.at(-1);
  if (!last || last.leftAt !== null) return false;
  last.leftAt = Math.max(at, last.joinedAt);
  return true;
}
