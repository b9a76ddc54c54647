/** Which of the first minutes count as "the room could not be reached" (docs/decisions/0011-probes.md). */
import { MINUTE } from "../clock.ts";
import { type Presence, touches } from "./verdict-rule.ts";

/**
 * A stretch without probes that says nothing of the room: the sandbox's clock jumped over it, or a backup lacks
 * them. Of the latter only whom the room held can tell whether it was there, for the site may have been down.
 */
export interface Skipped {
  from: number;
  to: number;
  restored?: boolean;
}

/**
 * Minutes `0..minutes-1` from the start, over by `now`, neither reached nor skipped, and without the two
 * people in the room: whom it held could reach it, however it was with our pings.
 */
export function unreachableMinutes(input: {
  startsAt: number;
  minutes: number;
  reached: (minute: number) => boolean;
  skipped: readonly Skipped[];
  mentor: readonly Presence[];
  mentee: readonly Presence[];
  now: number;
}): number {
  let count = 0;
  for (let minute = 0; minute < input.minutes; minute++) {
    const from = input.startsAt + minute * MINUTE;
    const to = from + MINUTE;
    const [mentor, mentee] = [touches(input.mentor, from, to), touches(input.mentee, from, to)];
    const excused = input.skipped.some(
      (one) => one.from < to && one.to > from && (!one.restored || mentor || mentee),
    );
    const met = mentor && mentee;
    if (to <= input.now && !input.reached(minute) && !excused && !met) count++;
  }
  return count;
}
