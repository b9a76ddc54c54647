/** Which hours a mentor offers. Pure: wall-clock hours in, UTC starts out. */
import { TZDate, tzOffset } from "@date-fns/tz";
import { steadyOffset } from "./steady-offset.ts";

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A start every half hour of the mentor's clock while a whole hour fits. */
const GRID_MINUTES = 30;
const SESSION_MINUTES = 60;

/** Weekday 1 (Monday) to 7; minutes since local midnight; `end` up to 1440. */
export interface WeeklyWindow {
  weekday: number;
  start: number;
  end: number;
}

export interface SlotQuestion {
  hours: readonly WeeklyWindow[];
  /** IANA zone of the hours. */
  zone: string;
  /** Starts from (inclusive) and to (exclusive), epoch ms. */
  fromMs: number;
  toMs: number;
  now: number;
  minNoticeHours: number;
  windowDays: number;
  bufferQuarters: number;
  /** Quarters that the mentor has given away already. */
  busy: ReadonlySet<number>;
}

/** Quarter numbers (floor(epochMs / 900000)) that a session keeps, with its buffers. */
export function quartersOf(startsAt: number, endsAt: number, bufferQuarters: number): number[] {
  const { first, end } = rangeOf(startsAt, endsAt, bufferQuarters);
  return Array.from({ length: end - first }, (_, i) => first + i);
}

function rangeOf(startsAt: number, endsAt: number, bufferQuarters: number) {
  return {
    first: Math.floor(startsAt / QUARTER) - bufferQuarters,
    end: Math.ceil(endsAt / QUARTER) + bufferQuarters,
  };
}

/** Offered starts, ascending, epoch ms. */
export function slotsBetween(question: SlotQuestion): number[] {
  const starts = new Set<number>();
  eachSlot(question, (startsAt) => {
    starts.add(startsAt);
    return "more";
  });
  return [...starts].sort((a, b) => a - b);
}

/** The first offered start that `wanted` accepts, without working out those after it. */
export function firstSlot(
  question: SlotQuestion,
  wanted: (startsAt: number) => boolean,
): number | null {
  let first: number | null = null;
  eachSlot(question, (startsAt) => {
    if (!wanted(startsAt)) return "more";
    first = startsAt;
    return "only earlier";
  });
  return first;
}

/** In no promised order: where clocks go back across midnight, two dates interleave. */
function eachSlot(
  question: SlotQuestion,
  visit: (startsAt: number) => "more" | "only earlier",
): void {
  const { zone, now, busy, bufferQuarters } = question;
  const from = Math.max(question.fromMs, now + question.minNoticeHours * HOUR);
  let to = Math.min(question.toMs, now + question.windowDays * DAY + 1);
  const windows = windowsByWeekday(question.hours);
  // Two dates early and one late: the mentor's dates need not be UTC's.
  for (let date = Math.floor(from / DAY) - 2; date * DAY < to + DAY; date++) {
    const steady = steadyOffset(zone, date);
    if (steady !== null && (date + 1) * DAY - steady <= from) continue;
    const minutes = windows(weekdayOf(date));
    for (const minute of minutes) {
      const startsAt =
        steady === null ? wallToUtc(date, minute, zone) : date * DAY - steady + minute * MINUTE;
      if (startsAt === null || startsAt < from || startsAt >= to) continue;
      // Clocks that go forward within the hour end it as much later on the mentor's wall.
      const leap = steady === null ? leapWithin(zone, startsAt) : 0;
      if (leap > 0 && !minutes.includes(minute + leap)) continue;
      if (isTaken(busy, startsAt, bufferQuarters)) continue;
      if (visit(startsAt) === "only earlier") to = startsAt;
    }
  }
}

/** Minutes. */
function leapWithin(zone: string, startsAt: number): number {
  return tzOffset(zone, new Date(startsAt + HOUR)) - tzOffset(zone, new Date(startsAt));
}

/** As by `quartersOf`, without a list for each of many starts. */
function isTaken(busy: ReadonlySet<number>, startsAt: number, bufferQuarters: number): boolean {
  if (busy.size === 0) return false;
  const { first, end } = rangeOf(startsAt, startsAt + SESSION_MINUTES * MINUTE, bufferQuarters);
  for (let quarter = first; quarter < end; quarter++) if (busy.has(quarter)) return true;
  return false;
}

/** Of a date, counted in days since 1 January 1970, which was a Thursday. */
function weekdayOf(date: number): number {
  return ((date + 3) % 7) + 1;
}

/** The minutes of a weekday at which an hour can start, worked out when first asked for. */
function windowsByWeekday(hours: readonly WeeklyWindow[]): (weekday: number) => number[] {
  const known: number[][] = [];
  return (weekday) => {
    known[weekday] ??= windowsOn(weekday, hours).flatMap(({ start, end }) => {
      const last = Math.min(1439, end - SESSION_MINUTES);
      const count = Math.max(0, Math.floor((last - start) / GRID_MINUTES) + 1);
      return Array.from({ length: count }, (_, i) => start + i * GRID_MINUTES);
    });
    return known[weekday];
  };
}

/**
 * The day's windows, touching ones joined; one that reaches midnight goes on into the next day's
 * first window, so that an hour across midnight is offered (its end then lies beyond 1440).
 */
function windowsOn(
  weekday: number,
  hours: readonly WeeklyWindow[],
): { start: number; end: number }[] {
  const today = joined(hours.filter((window) => window.weekday === weekday));
  const tomorrow = joined(hours.filter((window) => window.weekday === (weekday % 7) + 1));
  const early = tomorrow.find(({ start }) => start === 0);
  return today.map((window) =>
    window.end >= 1440 && early ? { start: window.start, end: 1440 + early.end } : window,
  );
}

function joined(windows: readonly WeeklyWindow[]): { start: number; end: number }[] {
  const sorted = [...windows].sort((a, b) => a.start - b.start);
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Null for a wall time that the clocks skip that day (found by converting back). */
function wallToUtc(date: number, minute: number, zone: string): number | null {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  const day = new Date(date * DAY);
  const at = new TZDate(
    day.getUTCFullYear(),
    day.getUTCMonth(),
    day.getUTCDate(),
    hour,
    rest,
    0,
    zone,
  );
  return at.getHours() === hour && at.getMinutes() === rest ? at.getTime() : null;
}
