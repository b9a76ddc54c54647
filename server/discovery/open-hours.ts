import { type FoundMentor, findMentors } from "../../db/queries/discovery.ts";
import { DAY } from "../clock.ts";
import type { Services } from "../services.ts";
import { loadTimetables, nextStart } from "./next-slot.ts";
import type { OpenHour } from "./schemas.ts";

const SHOWN = 6;

/**
 * Mentors who can really be booked within a week, each with their next hour, in order of time. `fitting`:
 * those who share a field with this person, if there are any.
 */
export async function openHours(
  { db, clock }: Services,
  { fitting, most = SHOWN }: { fitting?: string; most?: number } = {},
): Promise<OpenHour[]> {
  const now = clock.now();
  const mentors = await findMentors(db, { words: [], fitting });
  const timetables = await loadTimetables(
    db,
    mentors.map(({ id }) => id),
    now,
  );
  const open = mentors.flatMap((mentor) => {
    const startsAt = nextStart(mentor, timetables, now, undefined, now + 7 * DAY);
    return startsAt === null ? [] : [{ mentor, startsAt }];
  });
  const fit = open.filter(({ mentor }) => Number(mentor.fits) === 1);
  return spread(
    (fit.length > 0 ? fit : open).sort((a, b) => a.startsAt - b.startsAt),
    most,
  ).map(({ mentor, startsAt }) => ({
    mentorId: mentor.id,
    name: mentor.name,
    title: mentor.job_title,
    company: mentor.company,
    helps: helpsLine(mentor),
    priceCents: mentor.price_cents,
    startsAt,
  }));
}

/** Evenly over the week, so that it is not six people of one evening. */
function spread<T>(sorted: T[], most: number): T[] {
  if (sorted.length <= most) return sorted;
  const step = sorted.length / most;
  return Array.from({ length: most }, (_, i) => sorted[Math.floor(i * step)]).filter(
    (one) => one !== undefined,
  );
}

function helpsLine(mentor: FoundMentor): string {
  const helps: string[] = JSON.parse(mentor.helps);
  return helps.slice(0, 2).join(", ");
}
