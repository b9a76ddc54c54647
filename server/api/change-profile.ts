import type { z } from "zod";
import { updateAccount } from "../accounts/take-role.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { readProfile } from "../profiles/read-profile.ts";
import { distinct } from "../profiles/schemas.ts";
import { updateMentee, updateMentor } from "../profiles/update-profile.ts";
import type { Services } from "../services.ts";
import type { ProfileOutput, UpdateProfileInput } from "./schemas.ts";
import { profileView } from "./views.ts";

/** Replaces the part that is given. Problems: not_allowed, and those of that part. */
export async function changeProfile(
  services: Services,
  viewer: Viewer,
  { account, mentor, mentee }: z.infer<typeof UpdateProfileInput>,
): Promise<z.input<typeof ProfileOutput>> {
  if (mentor && !viewer.isMentor) throw new Problem("not_allowed", "You are not a mentor.");
  if (mentee && !viewer.isMentee) throw new Problem("not_allowed", "You are not a mentee.");
  if (account) {
    const { name, timeZone: timezone } = account;
    await updateAccount(services, viewer, { name, timezone });
    return profileView({ ...viewer, name, timezone }, await readProfile(services, viewer));
  }
  if (mentor) {
    const { price, helps, skills, ...rest } = mentor;
    const lines = { helps: distinct(helps), skills: distinct(skills) };
    await updateMentor(services, viewer, { ...rest, ...lines, priceCents: price.amount });
  }
  if (mentee) await updateMentee(services, viewer, mentee);
  return profileView(viewer, await readProfile(services, viewer));
}
