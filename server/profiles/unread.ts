import type { Trx } from "../../db/client.ts";
import { type MentorRow, mentorProfileOf, updateMentorProfile } from "../../db/queries/profiles.ts";
import { audit } from "../audit.ts";
import type { Services } from "../services.ts";

/** What an admin reads of a mentor before listing them, beside the name. */
const READ = ["job_title", "company", "years", "intro", "helps", "bio", "skills"] as const;

/**
 * Of a listed mentor who says other words than those that were read: published at once, and no longer shown as
 * read, until an admin has read them again (docs/decisions/0020-approval.md). Null where nothing is to be said.
 */
export async function noteUnread(
  services: Services,
  trx: Trx,
  mentor: Pick<MentorRow, "user_id" | "status" | "unread_since">,
  changed: readonly string[],
): Promise<Pick<MentorRow, "unread_since">> {
  const { user_id, status, unread_since } = mentor;
  if (status !== "approved" || changed.length === 0) return { unread_since };
  await audit(services, trx, {
    actor: user_id,
    action: "listed_profile_changed",
    subject: `user:${user_id}`,
    details: { changed },
  });
  return { unread_since: unread_since ?? services.clock.now() };
}

/** Which of the words that admins read are others than before. */
export function changedWords(
  before: Pick<MentorRow, (typeof READ)[number]>,
  after: Pick<MentorRow, (typeof READ)[number]>,
): string[] {
  return READ.filter((field) => before[field] !== after[field]);
}

/** A mentor's name is read as their profile is: who is about to approve it must look again. */
export async function nameChanged(
  services: Services,
  trx: Trx,
  userId: string,
  was: string,
): Promise<void> {
  const mentor = await mentorProfileOf(trx, userId);
  if (!mentor || (mentor.status !== "approved" && mentor.status !== "pending")) return;
  const patch = await noteUnread(services, trx, mentor, [`name (was ${was})`]);
  await updateMentorProfile(trx, userId, mentor.version, patch);
}
