import type { Reader } from "../../db/client.ts";
import { timetablesOf } from "../../db/queries/discovery.ts";
import {
  firstSlot,
  type SlotQuestion,
  slotsBetween,
  type WeeklyWindow,
} from "../availability/slots.ts";
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

interface Span {
  from: number;
  to: number;
  now: number;
}

export function freeStarts(mentor: Timetabled, timetables: Timetables, span: Span): number[] {
  return slotsBetween(question(mentor, timetables, span));
}

/** The first start before `to` that `wanted` accepts; by default any within the window. */
export function nextStart(
  mentor: Timetabled,
  timetables: Timetables,
  now: number,
  wanted: (startsAt: number) => boolean = () => true,
  to = now + WINDOW_DAYS * DAY + 1,
): number | null {
  return firstSlot(question(mentor, timetables, { from: now, to, now }), wanted);
}

function question(
  mentor: Timetabled,
  { hours, busy }: Timetables,
  { from, to, now }: Span,
): SlotQuestion {
  return {
    hours: hours.get(mentor.id) ?? [],
    zone: mentor.timezone,
    fromMs: from,
    toMs: to,
    now,
    minNoticeHours: noticeHours(mentor.min_notice_hours),
    windowDays: WINDOW_DAYS,
    bufferQuarters: mentor.buffer_quarters,
    busy: busy.get(mentor.id) ?? new Set(),
  };
}
