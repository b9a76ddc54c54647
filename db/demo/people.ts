import type { Trx } from "../portable.ts";
import type { MentorStatus } from "../schema.ts";
import { admin, categories, type Mentee, type Mentor, mentees, mentors } from "./content/index.ts";

export interface SeedTools {
  uuid(): string;
  /** Epoch ms: when these people registered. */
  joinedAt: number;
  /** One hash for all; hashing is slow on purpose. */
  passwordHash: string;
  /** What search looks through, by the profile's own rule. */
  searchText(mentor: Mentor): string;
  /** Documents accepted, with their versions. */
  consents: { document: string; document_version: string }[];
}

/** Ids by the people's keys ("thandeka-mokoena"); the admin's key is "admin". */
export type PeopleIds = Map<string, string>;

/** Writes the demo's categories and people. Mentors have no hours yet: `giveHours` adds them. */
export async function seedPeople(trx: Trx, tools: SeedTools): Promise<PeopleIds> {
  const ids: PeopleIds = new Map();
  await trx
    .insertInto("categories")
    .values(categories.map((category, position) => ({ ...category, position, version: 1 })))
    .execute();

  await addUser(trx, tools, ids, { key: "admin", timezone: "Africa/Johannesburg", ...admin }, 1);
  for (const mentor of mentors) await addMentor(trx, tools, ids, mentor);
  for (const mentee of mentees) await addMentee(trx, tools, ids, mentee);
  return ids;
}

/** The hours that each mentor really keeps. */
export async function giveHours(trx: Trx, ids: PeopleIds): Promise<void> {
  for (const mentor of mentors) {
    const user_id = idOf(ids, mentor.key);
    await trx.deleteFrom("weekly_hours").where("user_id", "=", user_id).execute();
    await trx
      .insertInto("weekly_hours")
      .values(
        mentor.hours.map(({ weekday, start, end }) => ({
          user_id,
          weekday,
          start_minute: minutes(start),
          end_minute: minutes(end),
        })),
      )
      .execute();
  }
}

export function idOf(ids: PeopleIds, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`The demo has nobody called ${key}`);
  return id;
}

function minutes(wall: string): number {
  const [hours = 0, rest = 0] = wall.split(":").map(Number);
  return hours * 60 + rest;
}

async function addUser(
  trx: Trx,
  tools: SeedTools,
  ids: PeopleIds,
  person: { key: string; name: string; email: string; timezone: string },
  isAdmin: 0 | 1 = 0,
): Promise<string> {
  const id = tools.uuid();
  ids.set(person.key, id);
  await trx
    .insertInto("users")
    .values({
      id,
      email: person.email,
      name: person.name,
      password_hash: tools.passwordHash,
      email_verified_at: tools.joinedAt,
      is_admin: isAdmin,
      suspended_at: null,
      timezone: person.timezone,
      created_at: tools.joinedAt,
      version: 1,
    })
    .execute();
  await trx
    .insertInto("consents")
    .values(tools.consents.map((c) => ({ ...c, user_id: id, accepted_at: tools.joinedAt })))
    .execute();
  return id;
}

async function addMentor(trx: Trx, tools: SeedTools, ids: PeopleIds, mentor: Mentor) {
  const user_id = await addUser(trx, tools, ids, mentor);
  const status: MentorStatus = mentor.status;
  await trx
    .insertInto("mentor_profiles")
    .values({
      user_id,
      status,
      company: mentor.company,
      job_title: mentor.title,
      years: mentor.years,
      intro: mentor.intro,
      helps: JSON.stringify(mentor.helps),
      bio: mentor.bio,
      skills: JSON.stringify(mentor.skills),
      languages: JSON.stringify(mentor.languages),
      price_cents: mentor.priceCents,
      currency: "ZAR",
      mode: mentor.mode,
      min_notice_hours: mentor.minNoticeHours,
      buffer_quarters: 0,
      completed_sessions: mentor.completed,
      paid_sessions: mentor.priceCents > 0 ? mentor.completed : 0,
      strikes: 0,
      rating_sum: 0,
      rating_count: 0,
      search_text: tools.searchText(mentor),
      submitted_at: tools.joinedAt,
      decided_at: status === "pending" ? null : tools.joinedAt,
      decision_note:
        status === "rejected"
          ? "We could not reach the employer that you named. Try again with another contact."
          : "",
      created_at: tools.joinedAt,
      version: 1,
    })
    .execute();
  await trx
    .insertInto("schedules")
    .values({ user_id, timezone: mentor.timezone, version: 1 })
    .execute();
  await trx
    .insertInto("user_skills")
    .values(
      mentor.skills.map((label, position) => ({
        user_id,
        label,
        position,
        skill: label.toLowerCase(),
      })),
    )
    .execute();
  await addTastes(trx, user_id, mentor.categories, mentor.languages);
}

async function addMentee(trx: Trx, tools: SeedTools, ids: PeopleIds, mentee: Mentee) {
  const user_id = await addUser(trx, tools, ids, mentee);
  await trx
    .insertInto("mentee_profiles")
    .values({
      user_id,
      stage: mentee.stage,
      about: mentee.about,
      created_at: tools.joinedAt,
      version: 1,
    })
    .execute();
  await addTastes(trx, user_id, mentee.interests, mentee.languages);
}

async function addTastes(trx: Trx, user_id: string, slugs: string[], languages: string[]) {
  if (slugs.length > 0)
    await trx
      .insertInto("user_categories")
      .values(slugs.map((category_slug) => ({ user_id, category_slug })))
      .execute();
  if (languages.length > 0)
    await trx
      .insertInto("user_languages")
      .values(languages.map((language, position) => ({ user_id, language, position })))
      .execute();
}
