import type { z } from "zod";
import { allCategories } from "../../db/queries/categories.ts";
import { type FoundMentor, findMentors } from "../../db/queries/discovery.ts";
import type { Services } from "../services.ts";
import { loadTimetables, nextStart } from "./next-slot.ts";
import { compareBy, scoreOf } from "./rank-rule.ts";
import type { MentorCard, SearchInput, SearchOutput } from "./schemas.ts";
import { inTimesOfWeek, type WeekPart } from "./times-rule.ts";
import { whyMatched, wordsOf } from "./why-rule.ts";

const PER_PAGE = 10;
const SKILLS_SHOWN = 3;

/** Three round trips, however many match: the mentors, their hours and locks, the categories. */
export async function search(
  services: Services,
  input: SearchInput,
  zone: string,
): Promise<z.infer<typeof SearchOutput>> {
  const { db, clock } = services;
  const now = clock.now();
  const words = wordsOf(input.q);
  const found = await findMentors(db, {
    words,
    category: input.category,
    skill: input.skill?.toLowerCase() || undefined,
    minPriceCents: input.minPrice,
    maxPriceCents: input.maxPrice,
    language: input.language,
  });
  const timetables = await loadTimetables(
    db,
    found.map(({ id }) => id),
    now,
  );
  const wanted = wantedTimes(input.when, zone);
  const ranked = found
    .map((mentor) => ({
      mentor,
      nextStartsAt: nextStart(mentor, timetables, now, wanted),
      score: scoreOf(mentor, words),
    }))
    .filter(({ nextStartsAt }) => input.when.length === 0 || nextStartsAt !== null)
    .sort(compareBy(input.sort));

  const pages = Math.max(1, Math.ceil(ranked.length / PER_PAGE));
  const page = Math.min(input.page, pages);
  const shown = ranked.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const categories = await allCategories(db);
  return {
    mentors: shown.map(({ mentor, nextStartsAt }) => card(mentor, nextStartsAt, words)),
    total: ranked.length,
    page,
    pages,
    categories: categories.map(({ slug, name }) => ({ slug, name })),
  };
}

/** Mentors share the grid of starts, so each start is looked at once. */
function wantedTimes(when: readonly WeekPart[], zone: string) {
  if (when.length === 0) return undefined;
  const known = new Map<number, boolean>();
  return (startsAt: number) => {
    const wanted = known.get(startsAt) ?? inTimesOfWeek(startsAt, zone, when);
    known.set(startsAt, wanted);
    return wanted;
  };
}

export function card(
  mentor: FoundMentor,
  nextStartsAt: number | null,
  words: string[],
): MentorCard {
  const skills: string[] = JSON.parse(mentor.skills);
  return {
    id: mentor.id,
    name: mentor.name,
    jobTitle: mentor.job_title,
    company: mentor.company,
    skills: skills.slice(0, SKILLS_SHOWN),
    priceCents: mentor.price_cents,
    currency: mentor.currency,
    mode: mentor.mode,
    rating: ratingOf(mentor),
    reviews: mentor.rating_count,
    nextStartsAt,
    why: whyMatched({
      words,
      skills,
      helps: JSON.parse(mentor.helps),
      jobTitle: mentor.job_title,
      company: mentor.company,
      name: mentor.name,
    }),
  };
}

/** Out of 5, one decimal; null without reviews. */
export function ratingOf(mentor: { rating_sum: number; rating_count: number }): number | null {
  if (mentor.rating_count === 0) return null;
  return Math.round((mentor.rating_sum / mentor.rating_count) * 10) / 10;
}
