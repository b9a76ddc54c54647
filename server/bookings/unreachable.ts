/** Which of the first minutes count as "the room could not be reached" (docs/decisions/0011-probes.md). */
import { MINUTE } from "../clock.ts";

/** A stretch that nobody lived through, because the sandbox's clock jumped over it. */
export interface Skipped {
  from: number;
  to: number;
}

/** Minutes `0..minutes-1` from the start, over by `now`, neither reached nor skipped. */
export function unreachableMinutes(input: {
  startsAt: number;
  minutes: number;
  reached: (minute: number) => boolean;
  skipped: readonly Skipped[];
  now: number;
}): number {
  let count = 0;
  for (let minute = 0; minute < input.minutes; minute++) {
    const from = input.startsAt + minute * MINUTE;
    const to = from + MINUTE;
    const jumped = input.skipped.some((jump) => jump.from < to && jump.to > from);
    if (to <= input.now && !input.reached(minute) && !jumped) count++;
  }
  return count;
}
