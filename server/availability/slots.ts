/** Which hours a mentor offers. Pure: wall-clock hours in, UTC starts out. */
import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";

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
  const first = Math.floor(startsAt / QUARTER) - bufferQuarters;
  const last = Math.ceil(endsAt / QUARTER) + bufferQuarters;
  return Array.from({ length: last - first }, (_, i) => first + i);
}

/** Offered starts, ascending, epoch ms. */
export function slotsBetween(question: SlotQuestion): number[] {
  const { zone, now, busy, bufferQuarters } = question;
  const from = Math.max(question.fromMs, now + question.minNoticeHours * HOUR);
  const to = Math.min(question.toMs, now + question.windowDays * DAY + 1);
  const starts = new Set<number>();
  // A day early and a day late: the mentor's dates need not be UTC's.
  for (let day = dateIn(zone, from - DAY); day.getTime() < to + DAY; day = addDays(day, 1)) {
    for (const startsAt of startsOn(day, zone, question.hours)) {
      if (startsAt < from || startsAt >= to) continue;
      const kept = quartersOf(startsAt, startsAt + SESSION_MINUTES * MINUTE, bufferQuarters);
      if (kept.every((quarter) => !busy.has(quarter))) starts.add(startsAt);
    }
  }
  return [...starts].sort((a, b) => a - b);
}

/** Noon of the zone's date at that moment: noon exists on every date in every zone. */
function dateIn(zone: string, at: number): TZDate {
  const local = new TZDate(at, zone);
  return new TZDate(local.getFullYear(), local.getMonth(), local.getDate(), 12, 0, 0, zone);
}

function startsOn(day: TZDate, zone: string, hours: readonly WeeklyWindow[]): number[] {
  return windowsOn(day, hours).flatMap(({ start, end }) => {
    const starts: number[] = [];
    for (
      let minute = start;
      minute < 1440 && minute + SESSION_MINUTES <= end;
      minute += GRID_MINUTES
    ) {
      const at = wallToUtc(day, minute, zone);
      if (at !== null) starts.push(at);
    }
    return starts;
  });
}

/**
 * The day's windows, touching ones joined; one that reaches midnight goes on into the next day's
 * first window, so that an hour across midnight is offered (its end then lies beyond 1440).
 */
function windowsOn(day: TZDate, hours: readonly WeeklyWindow[]): { start: number; end: number }[] {
  const today = joined(hours.filter(({ weekday }) => weekday === isoWeekday(day)));
  const tomorrow = joined(hours.filter(({ weekday }) => weekday === (isoWeekday(day) % 7) + 1));
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

function isoWeekday(day: TZDate): number {
  return day.getDay() === 0 ? 7 : day.getDay();
}

/** Null for a wall time that the clocks skip that day (found by converting back). */
function wallToUtc(day: TZDate, minute: number, zone: string): number | null {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  const at = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), hour, rest, 0, zone);
  return at.getHours() === hour && at.getMinutes() === rest ? at.getTime() : null;
}
