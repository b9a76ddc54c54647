import { transact } from "../../db/client.ts";
import {
  insertMenteeProfile,
  insertMentorDraft,
  updateUser,
  userById,
} from "../../db/queries/accounts.ts";
import { MIN_NOTICE_HOURS } from "../bookings/policy.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { refreshSearchText } from "../profiles/refresh-search.ts";
import { renamed } from "../profiles/unread.ts";
import type { Services } from "../services.ts";

export async function becomeMentee(
  services: Services,
  viewer: Viewer,
  stage: "studying" | "graduated" | "early_career",
): Promise<void> {
  const isNew = await transact(services.db, (trx) =>
    insertMenteeProfile(trx, viewer.id, stage, services.clock.now()),
  );
  if (!isNew) throw new Problem("already_exists", "You are a mentee already.");
}

export async function becomeMentor(
  services: Services,
  viewer: Viewer,
  input: { jobTitle: string; company: string },
): Promise<void> {
  const isNew = await transact(services.db, (trx) =>
    insertMentorDraft(trx, {
      ...input,
      userId: viewer.id,
      timezone: viewer.timezone,
      minNoticeHours: MIN_NOTICE_HOURS,
      now: services.clock.now(),
    }),
  );
  if (!isNew) throw new Problem("already_exists", "You are a mentor already.");
}

export async function updateAccount(
  services: Services,
  viewer: Viewer,
  input: { name: string; timezone: string },
): Promise<void> {
  await transact(services.db, async (trx) => {
    const user = await userById(trx, viewer.id);
    if (!user) throw Problem.notFound();
    await updateUser(trx, user, input);
    if (input.name !== user.name) await renamed(services, trx, viewer.id);
    await refreshSearchText(trx, [viewer.id]);
  });
}
