import { mentorPage } from "../../db/queries/discovery.ts";
import { SESSION_MINUTES, WINDOW_DAYS } from "../bookings/policy.ts";
import { DAY, MINUTE } from "../clock.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { isListed } from "./listed-rule.ts";
import { freeStarts, loadTimetables } from "./next-slot.ts";

/** A listed mentor's free hours between two moments (epoch ms); by default the whole window. */
export async function readSlots(
  { db, clock }: Services,
  input: { mentorId: string; from?: number | undefined; to?: number | undefined },
): Promise<{ startsAt: number; endsAt: number }[]> {
  const now = clock.now();
  const from = Math.max(input.from ?? now, now);
  const to = Math.min(input.to ?? Number.POSITIVE_INFINITY, now + (WINDOW_DAYS + 1) * DAY);
  if (input.from !== undefined && input.to !== undefined && input.to <= input.from)
    throw Problem.field("to", "The end must be after the start");
  const mentor = await mentorPage(db, input.mentorId);
  if (!mentor || !isListed(mentor)) throw Problem.notFound();
  const timetables = await loadTimetables(db, [input.mentorId], now);
  if (to <= from) return [];
  return freeStarts(mentor, timetables, { from, to, now }).map((startsAt) => ({
    startsAt,
    endsAt: startsAt + SESSION_MINUTES * MINUTE,
  }));
}
