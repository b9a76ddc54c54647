import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";
import type { z } from "zod";
import { mentorPage } from "../../db/queries/discovery.ts";
import { noticeHours, WINDOW_DAYS } from "../bookings/policy.ts";
import { DAY, HOUR } from "../clock.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { isListed } from "./listed-rule.ts";
import { freeStarts, loadTimetables, nextStart } from "./next-slot.ts";
import type { WeekInput, WeekOutput } from "./schemas.ts";

const DAYS = 7;

/** Seven days of a mentor's free hours, as days are in the viewer's zone. */
export async function readWeek(
  services: Services,
  viewer: Viewer | null,
  { mentorId, week }: z.infer<typeof WeekInput>,
  zone: string,
): Promise<WeekOutput> {
  const { db, clock } = services;
  const now = clock.now();
  const mentor = await mentorPage(db, mentorId);
  if (!mentor || (!isListed(mentor) && viewer?.id !== mentorId)) throw Problem.notFound();
  const ids = viewer && viewer.id !== mentorId ? [mentorId, viewer.id] : [mentorId];
  const timetables = await loadTimetables(db, ids, now);
  avoid(timetables.busy, mentorId, viewer?.id);

  const today = noonOf(new TZDate(now, zone), zone);
  const lastDay = noonOf(new TZDate(now + WINDOW_DAYS * DAY, zone), zone);
  const first = within(week ? dateOf(week, zone) : firstWeek(), today, lastDay);
  const days = Array.from({ length: DAYS }, (_, i) => addDays(first, i)).map((day) => ({
    date: isoDate(day),
    noon: day.getTime(),
    starts: freeStarts(mentor, timetables, {
      from: beginningOf(day, zone),
      to: beginningOf(addDays(day, 1), zone),
      now,
    }),
  }));
  const previous = addDays(first, -DAYS);
  const next = addDays(first, DAYS);
  return {
    zone,
    mentorZone: mentor.timezone,
    days,
    previous: first.getTime() > today.getTime() ? isoDate(within(previous, today, lastDay)) : null,
    next: next.getTime() <= lastDay.getTime() ? isoDate(next) : null,
    minNoticeHours: noticeHours(mentor.min_notice_hours),
  };

  /** Without a wish: today's week when it has free hours, else the week of the first one. */
  function firstWeek(): TZDate {
    const soonest = mentor && nextStart(mentor, timetables, now);
    if (!soonest || soonest < beginningOf(addDays(today, DAYS), zone)) return today;
    return noonOf(new TZDate(soonest, zone), zone);
  }
}

/** The viewer's own appointments are no free hours for them either. */
function avoid(busy: Map<string, Set<number>>, mentorId: string, viewerId: string | undefined) {
  const own = viewerId === undefined ? undefined : busy.get(viewerId);
  if (own && viewerId !== mentorId)
    busy.set(mentorId, new Set([...(busy.get(mentorId) ?? []), ...own]));
}

/** A day stands for itself by its noon, which every day has. */
function noonOf(day: TZDate, zone: string): TZDate {
  return new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), 12, zone);
}

/** Epoch ms. Where clocks go forward at midnight, a day begins at 1:00, and what would be its midnight is the day before. */
function beginningOf(day: TZDate, zone: string): number {
  const midnight = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), zone);
  return midnight.getDate() === day.getDate() ? midnight.getTime() : midnight.getTime() + HOUR;
}

function dateOf(text: string, zone: string): TZDate {
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  return new TZDate(year, month - 1, day, 12, zone);
}

function within(day: TZDate, from: TZDate, to: TZDate): TZDate {
  if (!(day.getTime() > from.getTime())) return from;
  return day.getTime() > to.getTime() ? to : day;
}

function isoDate(day: TZDate): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
