import type { Clock } from "./ports.ts";

/** Production's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The sandbox's clock: real time plus an offset that the sandbox panel moves. */
export interface MovableClock extends Clock {
  /** Milliseconds added to real time. */
  readonly offsetMs: number;
  setOffset(offsetMs: number): void;
}

export function createMovableClock(offsetMs = 0): MovableClock {
  let offset = offsetMs;
  return {
    now: () => Date.now() + offset,
    get offsetMs() {
      return offset;
    },
    setOffset: (next) => {
      offset = next;
    },
  };
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const QUARTER = 15 * MINUTE;
