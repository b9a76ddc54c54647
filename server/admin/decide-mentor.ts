import { transact, VersionLost } from "../../db/client.ts";
import { userById } from "../../db/queries/accounts.ts";
import { mentorProfileOf, updateMentorProfile } from "../../db/queries/profiles.ts";
import { audit } from "../audit.ts";
import type { Viewer } from "../context.ts";
import { queue } from "../effects.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";

/** Lists a mentor, or says what must change first. The mentor is told either way. */
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
    if (profile.status !== "pending" || profile.version !== version)
      throw new Problem(
        "changed_meanwhile",
        "Somebody has decided this, or the profile was changed. Look again.",
      );
    try {
      await updateMentorProfile(trx, userId, version, {
        status: approved ? "approved" : "rejected",
        decided_at: now,
        decision_note: note,
      });
    } catch (error) {
      if (!(error instanceof VersionLost)) throw error;
      throw new Problem("changed_meanwhile", "The profile was changed just now. Look again.");
    }
    await audit(services, trx, {
      actor: viewer.id,
      action: approved ? "mentor_approved" : "mentor_rejected",
      subject: `user:${userId}`,
      details: { note },
    });
    const { publicUrl } = services.settings;
    await queue(services, trx, `mail:mentor_decided:${userId}:${version}`, {
      kind: "mail",
      to: user.email,
      letter: {
        template: "mentor_decided",
        name: user.name,
        zone: user.timezone,
        approved,
        note,
        url: approved ? `${publicUrl}/mentors/${userId}` : `${publicUrl}/profile`,
      },
    });
  });
  services.wake();
}
