/** How often the log without JavaScript looks for something new. Pure. */

export interface Pace {
  value: string;
  /** Null: only when asked. */
  seconds: number | null;
  label: string;
}

/** Also of an earlier part of the conversation, which does not grow. */
export const PAUSED: Pace = { value: "paused", seconds: null, label: "never (paused)" };

export const PACES: readonly Pace[] = [
  { value: "5", seconds: 5, label: "every 5 seconds" },
  { value: "15", seconds: 15, label: "every 15 seconds" },
  { value: "60", seconds: 60, label: "every minute" },
  PAUSED,
];

const USUAL: Pace = { value: "15", seconds: 15, label: "every 15 seconds" };

/** Who only looks when asked is there all the same: the room hears of them once a minute until that is decided. */
export const STILL_HERE_SECONDS = 60;

/** In how many seconds to look again; null: when asked. */
export function secondsOf(
  pace: Pace,
  { now, comeBy }: { now: number; comeBy: number },
): number | null {
  return pace.seconds ?? (now < comeBy ? STILL_HERE_SECONDS : null);
}

export function paceOf(value: string | null | undefined): Pace {
  return PACES.find((pace) => pace.value === value) ?? USUAL;
}
