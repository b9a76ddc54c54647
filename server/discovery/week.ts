import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";
import type { z } from "zod";
import { mentorPage } from "../../db/queries/discovery.ts";
import { noticeHours, WINDOW_DAYS } from "../bookings/policy.ts";
import { DAY } from "../clock.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { isListed } from "./listed-rule.ts";
import { freeStarts, loadTimetables, nextStart } from "./next-slot.ts";
import type { WeekInput, WeekOutput } from "./schemas.ts";

const DAYS = 7;

/** Seven days of a mentor's free hours, cut at midnight of the viewer's zone. */
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

  const today = midnight(new TZDate(now, zone), zone);
  const lastDay = midnight(new TZDate(now + WINDOW_DAYS * DAY, zone), zone);
  const first = within(week ? dateOf(week, zone) : firstWeek(), today, lastDay);
  const edges = Array.from({ length: DAYS + 1 }, (_, i) => midnight(addDays(first, i), zone));
  const days = edges.slice(0, DAYS).map((day, i) => ({
    date: isoDate(day),
    noon: new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), 12, zone).getTime(),
    starts: freeStarts(mentor, timetables, {
      from: day.getTime(),
      to: edges[i + 1]?.getTime() ?? day.getTime(),
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
    if (!soonest || soonest < addDays(today, DAYS).getTime()) return today;
    return midnight(new TZDate(soonest, zone), zone);
  }
}

/** The viewer's own appointments are no free hours for them either. */
function avoid(busy: Map<string, Set<number>>, mentorId: string, viewerId: string | undefined) {
  const own = viewerId === undefined ? undefined : busy.get(viewerId);
  if (own && viewerId !== mentorId)
    busy.set(mentorId, new Set([...(busy.get(mentorId) ?? []), ...own]));
}

function midnight(day: TZDate, zone: string): TZDate {
  return new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), zone);
}

function dateOf(text: string, zone: string): TZDate {
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  return new TZDate(year, month - 1, day, zone);
}

function within(day: TZDate, from: TZDate, to: TZDate): TZDate {
  if (!(day.getTime() > from.getTime())) return from;
  return day.getTime() > to.getTime() ? to : day;
}

function isoDate(day: TZDate): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
