/** Dates on which a zone's clocks do not change: all but a few a year, and cheap to reckon with. */
import { tzOffset } from "@date-fns/tz";
import { kept } from "../kept.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MOST_ZONES = 1000;
const MOST_DATES = 400;

/** Safe to keep for ever: it follows from zone and date alone. Bounded all the same. */
const known = new Map<string, Map<number, number | null>>();

/**
 * How far the zone is ahead of UTC (ms) throughout a local date (days since 1970), or null when its
 * clocks may change on it or next to it.
 */
export function steadyOffset(zone: string, date: number): number | null {
  const dates = kept(known, zone, MOST_ZONES, () => new Map<number, number | null>());
  return kept(dates, date, MOST_DATES, () => compared(zone, date));
}

/** A local date begins up to 14 hours before UTC's and ends up to 12 after it. */
function compared(zone: string, date: number): number | null {
  const offsets = [-1, 0, 1, 2].map((days) => tzOffset(zone, new Date((date + days) * DAY)));
  const [offset = Number.NaN] = offsets;
  return offsets.every((other) => other === offset) ? offset * MINUTE : null;
}
