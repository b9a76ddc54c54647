/** Whether a week of hours can be kept as it was said. */
import type { FieldIssue } from "../errors.ts";
import type { WeeklyWindow } from "./slots.ts";

const SHORTEST_MINUTES = 60;
const MIDNIGHT = 1440;
/** As many as the form shows; what it cannot show it would drop when it is saved. */
const MOST_A_DAY = 3;

export interface SaidWindow extends WeeklyWindow {
  /** Where it stood in what was sent. */
  row: number;
}

/** An end of 00:00 means midnight at the end of the day. */
export function normalWeek(hours: readonly SaidWindow[]): SaidWindow[] {
  return hours.map((window) => ({ ...window, end: window.end === 0 ? MIDNIGHT : window.end }));
}

/** Paths as in the input: `hours.2.end`. */
export function weekIssues(hours: readonly SaidWindow[]): FieldIssue[] {
  return hours.flatMap(({ weekday, start, end, row }, i) => {
    if (end <= start)
      return [{ path: `hours.${row}.end`, message: "The end must come after the start" }];
    if (end - start < SHORTEST_MINUTES)
      return [{ path: `hours.${row}.end`, message: "An hour does not fit into that" }];
    const earlier = hours.slice(0, i).filter((other) => other.weekday === weekday);
    if (earlier.length >= MOST_A_DAY)
      return [{ path: `hours.${row}.start`, message: "Three stretches a day at most" }];
    const clash = earlier.some((other) => start < other.end && other.start < end);
    return clash
      ? [{ path: `hours.${row}.start`, message: "This overlaps another stretch of the same day" }]
      : [];
  });
}
