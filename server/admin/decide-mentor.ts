import { transact, VersionLost } from "../../db/client.ts";
import { userById } from "../../db/queries/accounts.ts";
import { type MentorRow, mentorProfileOf, updateMentorProfile } from "../../db/queries/profiles.ts";
import { audit } from "../audit.ts";
import type { Viewer } from "../context.ts";
import { queue } from "../effects.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";

/** What the log calls a yes and a no; nothing is decided of other profiles. */
const DECISIONS: Partial<Record<MentorRow["status"], { yes: string; no: string }>> = {
  pending: { yes: "mentor_approved", no: "mentor_rejected" },
  approved: { yes: "mentor_read_again", no: "mentor_taken_down" },
};

/**
 * Lists a mentor, or says what must change first; reads a listed one again, or takes them down. The mentor is told,
 * but where all stays as it was. Hours that are booked stay.
 */
export async function decideMentor(
  services: Services,
  viewer: Viewer,
  input: { userId: string; version: number; note: string; approved: boolean },
): Promise<void> {
  const { userId, version, note, approved } = input;
  const now = services.clock.now();
  await transact(services.db, async (trx) => {
    const profile = await mentorProfileOf(trx, userId);
    const user = await userById(trx, userId);
    if (!profile || !user) throw Problem.notFound();
    const listed = profile.status === "approved";
    const words = DECISIONS[profile.status];
    if (!words || profile.version !== version)
      throw new Problem(
        "changed_meanwhile",
        "Somebody has decided this, or the profile was changed. Look again.",
      );
    try {
      await updateMentorProfile(trx, userId, version, {
        status: approved ? "approved" : "rejected",
        decided_at: now,
        decision_note: note,
        unread_since: null,
      });
    } catch (error) {
      if (!(error instanceof VersionLost)) throw error;
      throw new Problem("changed_meanwhile", "The profile was changed just now. Look again.");
    }
    await audit(services, trx, {
      actor: viewer.id,
      action: approved ? words.yes : words.no,
      subject: `user:${userId}`,
      details: { note },
    });
    if (listed && approved) return;
    const { publicUrl } = services.settings;
    await queue(services, trx, `mail:mentor_decided:${userId}:${version}`, {
      kind: "mail",
      to: user.email,
      letter: {
        template: "mentor_decided",
        name: user.name,
        zone: user.timezone,
        approved,
        listed,
        note,
        url: approved ? `${publicUrl}/mentors/${userId}` : `${publicUrl}/profile`,
      },
    });
  });
  services.wake();
}
