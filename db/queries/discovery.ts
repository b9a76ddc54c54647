import { sql } from "kysely";
import { likeContains, type Reader } from "../portable.ts";

/** More than a person reads, and few enough to work out everybody's next hour. */
const MOST_FOUND = 500;

export interface MentorFilters {
  /** Lower-cased; each must occur. */
  words: string[];
  category?: string | undefined;
  /** Normalised. */
  skill?: string | undefined;
  minPriceCents?: number | undefined;
  maxPriceCents?: number | undefined;
  language?: string | undefined;
  /** `fits` tells of each whether they share a field with this person. */
  fitting?: string | undefined;
}

/** Approved mentors of people who may be met: verified and not suspended. */
function listed(db: Reader) {
  return db
    .selectFrom("mentor_profiles as profile")
    .innerJoin("users as person", "person.id", "profile.user_id")
    .innerJoin("schedules as schedule", "schedule.user_id", "profile.user_id")
    .where("profile.status", "=", "approved")
    .where("person.suspended_at", "is", null)
    .where("person.email_verified_at", "is not", null);
}

const CARD = [
  "profile.user_id as id",
  "person.name",
  "profile.job_title",
  "profile.company",
  "profile.helps",
  "profile.skills",
  "profile.price_cents",
  "profile.currency",
  "profile.mode",
  "profile.min_notice_hours",
  "profile.buffer_quarters",
  "profile.rating_sum",
  "profile.rating_count",
  "profile.completed_sessions",
  "schedule.timezone",
] as const;

export function findMentors(db: Reader, filters: MentorFilters) {
  const { fitting = "" } = filters;
  let query = listed(db)
    .select(CARD)
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("user_categories as theirs")
            .innerJoin("user_categories as mine", "mine.category_slug", "theirs.category_slug")
            .select("theirs.user_id")
            .whereRef("theirs.user_id", "=", "profile.user_id")
            .where("mine.user_id", "=", fitting),
        )
        .as("fits"),
    );
  for (const word of filters.words)
    query = query.where(sql<boolean>`profile.search_text like ${likeContains(word)} escape '!'`);
  const { category, skill, language, minPriceCents, maxPriceCents } = filters;
  if (minPriceCents !== undefined) query = query.where("profile.price_cents", ">=", minPriceCents);
  if (maxPriceCents !== undefined) query = query.where("profile.price_cents", "<=", maxPriceCents);
  if (category)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("user_categories")
          .select("user_id")
          .whereRef("user_id", "=", "profile.user_id")
          .where("category_slug", "=", category),
      ),
    );
  if (skill)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("user_skills")
          .select("user_id")
          .whereRef("user_id", "=", "profile.user_id")
          .where("skill", "=", skill),
      ),
    );
  if (language)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("user_languages")
          .select("user_id")
          .whereRef("user_id", "=", "profile.user_id")
          .where("language", "=", language),
      ),
    );
  return query.orderBy("profile.user_id").limit(MOST_FOUND).execute();
}

export type FoundMentor = Awaited<ReturnType<typeof findMentors>>[number];

/** A mentor's own page; `listedOnly` false also finds one who is not approved (for themselves). */
export function mentorPage(db: Reader, id: string) {
  return db
    .selectFrom("mentor_profiles as profile")
    .innerJoin("users as person", "person.id", "profile.user_id")
    .innerJoin("schedules as schedule", "schedule.user_id", "profile.user_id")
    .select([
      ...CARD,
      "profile.status",
      "profile.years",
      "profile.intro",
      "profile.bio",
      "profile.languages",
      "profile.decided_at",
      "profile.unread_since",
      "person.email_verified_at",
      "person.suspended_at",
    ])
    .where("profile.user_id", "=", id)
    .executeTakeFirst();
}

/** Weekly hours and live locks of many people in one round trip. */
export async function timetablesOf(
  db: Reader,
  ids: readonly string[],
  quarters: { first: number; last: number; now: number },
) {
  const hours = new Map<string, { weekday: number; start: number; end: number }[]>();
  const busy = new Map<string, Set<number>>();
  if (ids.length === 0) return { hours, busy };
  const rows = await db
    .selectFrom("weekly_hours")
    .select(["user_id", "weekday as a", "start_minute as b", "end_minute as c"])
    .where("user_id", "in", ids)
    .unionAll(
      db
        .selectFrom("slot_locks")
        .select(["user_id", sql<number>`0`.as("a"), "quarter as b", sql<number>`0`.as("c")])
        .where("user_id", "in", ids)
        .where("quarter", ">=", quarters.first)
        .where("quarter", "<=", quarters.last)
        .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", quarters.now)])),
    )
    .execute();
  for (const { user_id, a, b, c } of rows) {
    if (Number(a) > 0) {
      const week = hours.get(user_id) ?? [];
      week.push({ weekday: Number(a), start: Number(b), end: Number(c) });
      hours.set(user_id, week);
    } else {
      const taken = busy.get(user_id) ?? new Set();
      busy.set(user_id, taken.add(Number(b)));
    }
  }
  return { hours, busy };
}
