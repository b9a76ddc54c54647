import type { z } from "zod";
import { type Trx, transact, VersionLost } from "../../db/client.ts";
import { allCategories } from "../../db/queries/categories.ts";
import {
  hasHours,
  mentorProfileOf,
  replaceSkills,
  replaceTastes,
  tastesOf,
  updateMenteeProfile,
  updateMentorProfile,
} from "../../db/queries/profiles.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { missing } from "./read-profile.ts";
import type { SubmitInput, UpdateMenteeInput, UpdateMentorInput } from "./schemas.ts";
import { searchText } from "./search-text.ts";

/** An approved profile stays approved: what admins check is the person (docs/decisions/0005). */
export async function updateMentor(services: Services, viewer: Viewer, input: UpdateMentorInput) {
  await guarded(services, async (trx) => {
    const names = await knownCategories(trx, input.categories);
    const { helps, skills, languages, version } = input;
    await updateMentorProfile(trx, viewer.id, version, {
      job_title: input.jobTitle,
      company: input.company,
      years: input.years,
      intro: input.intro,
      helps: JSON.stringify(helps),
      bio: input.bio,
      skills: JSON.stringify(skills),
      languages: JSON.stringify(languages),
      price_cents: input.priceCents,
      mode: input.mode,
      min_notice_hours: input.minNoticeHours,
      buffer_quarters: input.bufferQuarters,
      search_text: searchText({ ...input, name: viewer.name, categories: names }),
    });
    await replaceSkills(trx, viewer.id, skills);
    await replaceTastes(trx, viewer.id, unique(input.categories), unique(languages));
  });
}

export async function updateMentee(
  services: Services,
  viewer: Viewer,
  input: z.infer<typeof UpdateMenteeInput>,
) {
  await guarded(services, async (trx) => {
    await knownCategories(trx, input.categories);
    const { stage, about, version } = input;
    await updateMenteeProfile(trx, viewer.id, version, { stage, about });
    await replaceTastes(trx, viewer.id, unique(input.categories), unique(input.languages));
  });
}

/** Asks an admin to look. Only a whole profile may ask, and only one that is not listed yet. */
export async function submitForApproval(
  services: Services,
  viewer: Viewer,
  { version }: z.infer<typeof SubmitInput>,
) {
  await guarded(services, async (trx) => {
    const mentor = await mentorProfileOf(trx, viewer.id);
    if (!mentor) throw Problem.notFound();
    if (mentor.status === "pending" || mentor.status === "approved")
      throw new Problem("wrong_state", "Your profile was sent in already.");
    const lacks = missing(
      mentor,
      await tastesOf(trx, viewer.id),
      await hasHours(trx, viewer.id),
      viewer,
    );
    if (lacks.length > 0)
      throw new Problem(
        "wrong_state",
        `Something is missing still: ${lacks.join("; ").toLowerCase()}.`,
      );
    await updateMentorProfile(trx, viewer.id, version, {
      status: "pending",
      submitted_at: services.clock.now(),
      decided_at: null,
    });
  });
}

/** A lost version is told to the person: running again would overwrite what somebody else saved. */
async function guarded(services: Services, work: (trx: Trx) => Promise<void>): Promise<void> {
  await transact(services.db, async (trx) => {
    try {
      await work(trx);
    } catch (error) {
      if (!(error instanceof VersionLost)) throw error;
      throw new Problem(
        "changed_meanwhile",
        "Your profile was changed meanwhile, in another window perhaps. What you typed is below; load the page again to see the other.",
      );
    }
  });
}

/** Their names. A category that does not exist is refused beside its field. */
async function knownCategories(trx: Trx, slugs: readonly string[]): Promise<string[]> {
  const all = new Map((await allCategories(trx)).map(({ slug, name }) => [slug, name]));
  const unknown = slugs.find((slug) => !all.has(slug));
  if (unknown !== undefined) throw Problem.field("categories", "Choose fields from the list");
  return slugs.map((slug) => all.get(slug) ?? "");
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
