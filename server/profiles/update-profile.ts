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
import { lacksOf } from "./checklist-rule.ts";
import { lacks } from "./read-profile.ts";
import { refreshSearchText } from "./refresh-search.ts";
import type { SubmitInput, UpdateMenteeInput, UpdateMentorInput } from "./schemas.ts";
import { changedWords, unreadSince } from "./unread.ts";

/**
 * An approved profile stays approved, and whole; what nobody has read yet is not shown as read
 * (docs/decisions/0020-approval.md). Problems: invalid_input, changed_meanwhile.
 */
export async function updateMentor(services: Services, viewer: Viewer, input: UpdateMentorInput) {
  await transact(services.db, async (trx) => {
    await knownCategories(trx, input.categories);
    const { helps, skills, version } = input;
    const languages = unique(input.languages);
    const mentor = await mentorProfileOf(trx, viewer.id);
    staysWhole(mentor?.status, viewer, input);
    const patch = {
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
    };
    const unread_since =
      mentor && (await unreadSince(services, trx, mentor, changedWords(mentor, patch)));
    await asShown(updateMentorProfile(trx, viewer.id, version, { ...patch, unread_since }));
    await replaceSkills(trx, viewer.id, skills);
    await replaceTastes(trx, viewer.id, unique(input.categories), languages);
    await refreshSearchText(trx, [viewer.id], mentor?.search_text);
  });
}

/** Who is listed, or asks to be, cannot empty what the listing stands on. */
function staysWhole(status: string | undefined, viewer: Viewer, input: UpdateMentorInput): void {
  if (status !== "approved" && status !== "pending") return;
  const { emailVerified } = viewer;
  const issues = lacksOf({ ...input, emailVerified, hasHours: true }).flatMap(({ field, words }) =>
    field === null ? [] : [{ path: field, message: words }],
  );
  if (issues.length > 0)
    throw new Problem("invalid_input", "A listed profile must stay whole.", { issues });
}

export async function updateMentee(
  services: Services,
  viewer: Viewer,
  input: z.infer<typeof UpdateMenteeInput>,
) {
  await transact(services.db, async (trx) => {
    await knownCategories(trx, input.categories);
    const { stage, about, version } = input;
    await asShown(updateMenteeProfile(trx, viewer.id, version, { stage, about }));
    await replaceTastes(trx, viewer.id, unique(input.categories), unique(input.languages));
  });
}

/** Asks an admin to look. Only a whole profile may ask, and only one that is not listed yet. */
export async function submitForApproval(
  services: Services,
  viewer: Viewer,
  { version }: z.infer<typeof SubmitInput>,
) {
  await transact(services.db, async (trx) => {
    const mentor = await mentorProfileOf(trx, viewer.id);
    if (!mentor) throw Problem.notFound();
    if (mentor.status === "pending" || mentor.status === "approved")
      throw new Problem("wrong_state", "Your profile was sent in already.");
    const tastes = await tastesOf(trx, viewer.id);
    const missing = lacks(mentor, tastes, await hasHours(trx, viewer.id), viewer);
    if (missing.length > 0) {
      const words = missing.map(({ words }) => words).join("; ");
      throw new Problem("wrong_state", `Something is missing still: ${words.toLowerCase()}.`);
    }
    const submitted_at = services.clock.now();
    const patch = { status: "pending" as const, submitted_at, decided_at: null };
    await asShown(updateMentorProfile(trx, viewer.id, version, patch));
  });
}

/** A lost version is told to the person: running again would overwrite what somebody else saved. */
async function asShown(update: Promise<void>): Promise<void> {
  try {
    await update;
  } catch (error) {
    if (!(error instanceof VersionLost)) throw error;
    throw new Problem(
      "changed_meanwhile",
      "Your profile was changed meanwhile, in another window perhaps. What you typed is below; load the page again to see the other.",
    );
  }
}

async function knownCategories(trx: Trx, slugs: readonly string[]): Promise<void> {
  const all = new Set((await allCategories(trx)).map(({ slug }) => slug));
  if (slugs.some((slug) => !all.has(slug)))
    throw Problem.field("categories", "Choose fields from the list");
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
