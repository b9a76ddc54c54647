import type { Reader } from "../../db/client.ts";
import { timetablesOf } from "../../db/queries/discovery.ts";
import { slotsBetween, type WeeklyWindow } from "../availability/slots.ts";
import { noticeHours, WINDOW_DAYS } from "../bookings/policy.ts";
import { DAY, QUARTER } from "../clock.ts";

export interface Timetabled {
  id: string;
  timezone: string;
  min_notice_hours: number;
  buffer_quarters: number;
}

export interface Timetables {
  hours: Map<string, WeeklyWindow[]>;
  busy: Map<string, Set<number>>;
}

/** Everything that free hours within the window depend on, for many mentors, in one round trip. */
export function loadTimetables(db: Reader, ids: readonly string[], now: number) {
  const first = Math.floor((now - DAY) / QUARTER);
  const last = Math.ceil((now + (WINDOW_DAYS + 1) * DAY) / QUARTER);
  return timetablesOf(db, ids, { first, last, now });
}

export function freeStarts(
  mentor: Timetabled,
  { hours, busy }: Timetables,
  span: { from: number; to: number; now: number },
): number[] {
  return slotsBetween({
    hours: hours.get(mentor.id) ?? [],
    zone: mentor.timezone,
    fromMs: span.from,
    toMs: span.to,
    now: span.now,
    minNoticeHours: noticeHours(mentor.min_notice_hours),
    windowDays: WINDOW_DAYS,
    bufferQuarters: mentor.buffer_quarters,
    busy: busy.get(mentor.id) ?? new Set(),
  });
}

/** The first start that `wanted` accepts, looking a week at a time: most have one in the first. */
export function nextStart(
  mentor: Timetabled,
  timetables: Timetables,
  now: number,
  wanted: (startsAt: number) => boolean = () => true,
  untilMs = now + WINDOW_DAYS * DAY,
): number | null {
  if (!timetables.hours.has(mentor.id)) return null;
  for (let from = now; from < untilMs; from += 7 * DAY) {
    const to = Math.min(from + 7 * DAY, untilMs + 1);
    const found = freeStarts(mentor, timetables, { from, to, now }).find(wanted);
    if (found !== undefined) return found;
  }
  return null;
}
