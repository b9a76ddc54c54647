import type { Selectable } from "kysely";
import { oneRow } from "../client.ts";
import type { Reader, Trx } from "../portable.ts";
import type { MenteeProfiles, MentorProfiles } from "../schema.ts";

export type MentorRow = Selectable<MentorProfiles>;
export type MenteeRow = Selectable<MenteeProfiles>;

export function mentorProfileOf(db: Reader, userId: string): Promise<MentorRow | undefined> {
  return db
    .selectFrom("mentor_profiles")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

export function menteeProfileOf(db: Reader, userId: string): Promise<MenteeRow | undefined> {
  return db
    .selectFrom("mentee_profiles")
    .selectAll()
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

/** Guarded by the version that the form showed. Throws VersionLost. */
export async function updateMentorProfile(
  trx: Trx,
  userId: string,
  version: number,
  patch: Partial<Omit<MentorRow, "user_id" | "version">>,
): Promise<void> {
  const result = await trx
    .updateTable("mentor_profiles")
    .set({ ...patch, version: version + 1 })
    .where("user_id", "=", userId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  oneRow(result, "the profile");
}

/** Guarded by the version that the form showed. Throws VersionLost. */
export async function updateMenteeProfile(
  trx: Trx,
  userId: string,
  version: number,
  patch: Pick<MenteeRow, "stage" | "about">,
): Promise<void> {
  const result = await trx
    .updateTable("mentee_profiles")
    .set({ ...patch, version: version + 1 })
    .where("user_id", "=", userId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  oneRow(result, "the profile");
}

export async function tastesOf(db: Reader, userId: string) {
  const categories = await db
    .selectFrom("user_categories")
    .select("category_slug")
    .where("user_id", "=", userId)
    .execute();
  const languages = await db
    .selectFrom("user_languages")
    .select("language")
    .where("user_id", "=", userId)
    .orderBy("position")
    .execute();
  return {
    categories: categories.map((row) => row.category_slug),
    languages: languages.map((row) => row.language),
  };
}

export async function replaceTastes(
  trx: Trx,
  user_id: string,
  categories: readonly string[],
  languages: readonly string[],
): Promise<void> {
  await trx.deleteFrom("user_categories").where("user_id", "=", user_id).execute();
  await trx.deleteFrom("user_languages").where("user_id", "=", user_id).execute();
  if (categories.length > 0)
    await trx
      .insertInto("user_categories")
      .values(categories.map((category_slug) => ({ user_id, category_slug })))
      .execute();
  if (languages.length > 0)
    await trx
      .insertInto("user_languages")
      .values(languages.map((language, position) => ({ user_id, language, position })))
      .execute();
}

export async function replaceSkills(
  trx: Trx,
  user_id: string,
  labels: readonly string[],
): Promise<void> {
  await trx.deleteFrom("user_skills").where("user_id", "=", user_id).execute();
  if (labels.length > 0)
    await trx
      .insertInto("user_skills")
      .values(
        labels.map((label, position) => ({ user_id, label, position, skill: label.toLowerCase() })),
      )
      .execute();
}

/** All that search looks through, of those among these people who are mentors. */
export async function searchedOf(db: Reader, userIds: readonly string[]) {
  if (userIds.length === 0) return [];
  const mentors = await db
    .selectFrom("mentor_profiles as profile")
    .innerJoin("users as person", "person.id", "profile.user_id")
    .select([
      "profile.user_id",
      "person.name",
      "profile.job_title",
      "profile.company",
      "profile.intro",
      "profile.helps",
      "profile.bio",
      "profile.skills",
      "profile.search_text",
    ])
    .where("profile.user_id", "in", userIds)
    .execute();
  const fields = await db
    .selectFrom("user_categories as chosen")
    .innerJoin("categories as category", "category.slug", "chosen.category_slug")
    .select(["chosen.user_id", "category.name"])
    .where("chosen.user_id", "in", userIds)
    .execute();
  return mentors.map((mentor) => ({
    ...mentor,
    categories: fields.filter((one) => one.user_id === mentor.user_id).map(({ name }) => name),
  }));
}

/** Guarded by the text that was there. Throws VersionLost. */
export async function setSearchText(
  trx: Trx,
  userId: string,
  before: string,
  text: string,
): Promise<void> {
  if (text === before) return;
  const result = await trx
    .updateTable("mentor_profiles")
    .set({ search_text: text })
    .where("user_id", "=", userId)
    .where("search_text", "=", before)
    .executeTakeFirstOrThrow();
  oneRow(result, "what search looks through");
}

/** Who has chosen a field. */
export async function peopleOfCategory(db: Reader, slug: string): Promise<string[]> {
  const rows = await db
    .selectFrom("user_categories")
    .select("user_id")
    .where("category_slug", "=", slug)
    .execute();
  return rows.map((row) => row.user_id);
}

export async function hasHours(db: Reader, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom("weekly_hours")
    .select("weekday")
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row !== undefined;
}
