import type { Trx } from "../../db/client.ts";
import { type MentorRow, mentorProfileOf, updateMentorProfile } from "../../db/queries/profiles.ts";
import { audit } from "../audit.ts";
import type { Services } from "../services.ts";

/** What an admin reads of a mentor before listing them, beside the name. */
const READ = ["job_title", "company", "years", "intro", "helps", "bio", "skills"] as const;
type Words = Pick<MentorRow, (typeof READ)[number]>;

/** Which of the words that admins read are others than before. */
export function changedWords(before: Words, after: Words): string[] {
  return READ.filter((field) => before[field] !== after[field]);
}

/**
 * Since when a mentor says what no admin has read, once `changed` is others than before. Of one who is listed: it is
 * published at once and not shown as read, and the log says which (docs/decisions/0020-approval.md).
 */
export async function unreadSince(
  services: Services,
  trx: Trx,
  { user_id, status, unread_since }: MentorRow,
  changed: readonly string[],
): Promise<number | null> {
  if (status !== "approved" || changed.length === 0) return unread_since;
  await audit(services, trx, {
    actor: user_id,
    action: "listed_profile_changed",
    subject: `user:${user_id}`,
    details: { changed },
  });
  return unread_since ?? services.clock.now();
}

/** A name is read as the profile is: another raises its version, so that nobody approves one that they did not read. */
export async function renamed(services: Services, trx: Trx, userId: string): Promise<void> {
  const mentor = await mentorProfileOf(trx, userId);
  if (mentor?.status !== "approved" && mentor?.status !== "pending") return;
  const unread_since = await unreadSince(services, trx, mentor, ["name"]);
  await updateMentorProfile(trx, userId, mentor.version, { unread_since });
}
