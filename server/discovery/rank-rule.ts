/** The order of search results. */

export interface Rankable {
  mentor: {
    id: string;
    price_cents: number;
    rating_sum: number;
    rating_count: number;
  };
  nextStartsAt: number | null;
  score: number;
}

interface Scored {
  name: string;
  job_title: string;
  skills: string;
  helps: string;
  completed_sessions: number;
}

/**
 * How well a mentor answers the words: skills first, then what they help with, then the job. Experience
 * here breaks ties, slowly, so that the new are found too.
 */
export function scoreOf(mentor: Scored, words: readonly string[]): number {
  const weights = [
    [mentor.skills, 4],
    [mentor.helps, 3],
    [mentor.job_title, 2],
    [mentor.name, 2],
  ] as const;
  const hits = words.flatMap((word) =>
    weights.map(([text, weight]) => (text.toLowerCase().includes(word) ? weight : 0)),
  );
  return (
    hits.reduce((sum: number, hit) => sum + hit, 0) + Math.log10(1 + mentor.completed_sessions) / 2
  );
}

/** Ties fall to the soonest hour and then to the id, so that pages never overlap. */
export function compareBy(sort: "best" | "soonest" | "price" | "rating") {
  return (a: Rankable, b: Rankable): number =>
    primary(sort, a, b) || soonest(a) - soonest(b) || (a.mentor.id < b.mentor.id ? -1 : 1);
}

function primary(sort: "best" | "soonest" | "price" | "rating", a: Rankable, b: Rankable): number {
  if (sort === "price") return a.mentor.price_cents - b.mentor.price_cents;
  if (sort === "rating")
    return average(b) - average(a) || b.mentor.rating_count - a.mentor.rating_count;
  if (sort === "soonest") return 0;
  // Somebody who cannot be booked at all is no best match.
  return Number(b.nextStartsAt !== null) - Number(a.nextStartsAt !== null) || b.score - a.score;
}

function average({ mentor }: Rankable): number {
  return mentor.rating_count === 0 ? 0 : mentor.rating_sum / mentor.rating_count;
}

function soonest({ nextStartsAt }: Rankable): number {
  return nextStartsAt ?? Number.MAX_SAFE_INTEGER;
}
