import type { z } from "zod";
import { allCategories } from "../../db/queries/categories.ts";
import {
  hasHours,
  type MentorRow,
  menteeProfileOf,
  mentorProfileOf,
  tastesOf,
} from "../../db/queries/profiles.ts";
import type { Viewer } from "../context.ts";
import type { Services } from "../services.ts";
import { type Lack, lacksOf } from "./checklist-rule.ts";
import type { MineOutput } from "./schemas.ts";

export async function readProfile(
  { db }: Services,
  viewer: Viewer,
): Promise<z.infer<typeof MineOutput>> {
  const mentor = await mentorProfileOf(db, viewer.id);
  const mentee = await menteeProfileOf(db, viewer.id);
  const tastes = await tastesOf(db, viewer.id);
  const categories = await allCategories(db);
  return {
    mentor: mentor
      ? {
          status: mentor.status,
          decisionNote: mentor.decision_note,
          jobTitle: mentor.job_title,
          company: mentor.company,
          years: mentor.years,
          intro: mentor.intro,
          helps: JSON.parse(mentor.helps),
          bio: mentor.bio,
          skills: JSON.parse(mentor.skills),
          priceCents: mentor.price_cents,
          mode: mentor.mode,
          minNoticeHours: mentor.min_notice_hours,
          bufferQuarters: mentor.buffer_quarters,
          version: mentor.version,
          missing: lacks(mentor, tastes, await hasHours(db, viewer.id), viewer).map(
            ({ words }) => words,
          ),
        }
      : null,
    mentee: mentee ? { stage: mentee.stage, about: mentee.about, version: mentee.version } : null,
    ...tastes,
    allCategories: categories.map(({ slug, name }) => ({ slug, name })),
  };
}

export function lacks(
  mentor: MentorRow,
  tastes: { categories: string[]; languages: string[] },
  hours: boolean,
  viewer: Viewer,
): Lack[] {
  return lacksOf({
    jobTitle: mentor.job_title,
    company: mentor.company,
    intro: mentor.intro,
    bio: mentor.bio,
    skills: JSON.parse(mentor.skills),
    ...tastes,
    hasHours: hours,
    emailVerified: viewer.emailVerified,
  });
}
