import type { z } from "zod";
import { mentorPage } from "../../db/queries/discovery.ts";
import { actsAsAdmin, type Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { isListed } from "./listed-rule.ts";
import type { MentorOutput } from "./schemas.ts";
import { ratingOf } from "./search.ts";

/** A mentor's page. Who is not listed is "not found" for everybody but themselves and admins. */
export async function readMentor(
  { db }: Services,
  viewer: Viewer | null,
  id: string,
): Promise<z.infer<typeof MentorOutput>> {
  const mentor = await mentorPage(db, id);
  if (!mentor) throw Problem.notFound();
  const listed = isListed(mentor);
  if (!listed && viewer?.id !== id && !actsAsAdmin(viewer)) throw Problem.notFound();
  return {
    id: mentor.id,
    name: mentor.name,
    jobTitle: mentor.job_title,
    company: mentor.company,
    years: mentor.years,
    intro: mentor.intro,
    helps: JSON.parse(mentor.helps),
    bio: mentor.bio,
    skills: JSON.parse(mentor.skills),
    languages: JSON.parse(mentor.languages),
    priceCents: mentor.price_cents,
    currency: mentor.currency,
    mode: mentor.mode,
    zone: mentor.timezone,
    rating: ratingOf(mentor),
    reviews: mentor.rating_count,
    completedSessions: mentor.completed_sessions,
    approvedAt: listed ? mentor.decided_at : null,
    changedSince: mentor.unread_since !== null,
    preview: !listed,
  };
}
