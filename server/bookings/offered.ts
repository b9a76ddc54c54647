/** A mentor's offered starts, as bookings need them: one wanted start, or the next free ones. */
import type { Reader } from "../../db/client.ts";
import { type BookableMentor, liveQuarters } from "../../db/queries/bookings.ts";
import { quartersOf, slotsBetween } from "../availability/slots.ts";
import { DAY, QUARTER } from "../clock.ts";
import { Problem } from "../errors.ts";
import { endOf } from "./deadlines.ts";
import { ALTERNATIVES_OFFERED, noticeHours, SESSION_MINUTES, WINDOW_DAYS } from "./policy.ts";
import { type SlotRefusal, slotRefusal } from "./slot-refusal.ts";

/** Why this start is not offered, taken or not; null when it is. */
export function refusalOf(
  mentor: BookableMentor,
  startsAt: number,
  now: number,
): SlotRefusal | null {
  const inHours = slotsBetween({
    ...timetableOf(mentor),
    fromMs: startsAt,
    toMs: endOf(startsAt, SESSION_MINUTES),
    // Notice and window are asked for below, each with its own words.
    now: startsAt - 1,
    minNoticeHours: 0,
    busy: new Set(),
  }).includes(startsAt);
  return slotRefusal({
    startsAt,
    now,
    noticeHours: noticeHours(mentor.min_notice_hours),
    windowDays: WINDOW_DAYS,
    inHours,
  });
}

/** Problems: slot_not_offered, beside the field. */
export function requireOffered(mentor: BookableMentor, startsAt: number, now: number): void {
  const refusal = refusalOf(mentor, startsAt, now);
  if (refusal)
    throw new Problem("slot_not_offered", refusal.words, {
      issues: [{ path: "startsAt", message: refusal.words }],
      extra: { reason: refusal.reason },
    });
}

/**
 * Up to three starts that both people still have free: the next after `wanted`, then the nearest
 * before it. Looks a week around first, since most timetables have three there.
 */
export async function alternatives(
  db: Reader,
  mentor: BookableMentor,
  menteeId: string,
  wanted: number,
  now: number,
): Promise<number[]> {
  for (const days of [7, WINDOW_DAYS]) {
    const free = await freeStarts(db, mentor, menteeId, {
      from: Math.max(now, wanted - days * DAY),
      to: wanted + days * DAY,
      now,
    });
    const after = free.filter((start) => start > wanted);
    const before = free.filter((start) => start < wanted).reverse();
    const best = [...after, ...before].slice(0, ALTERNATIVES_OFFERED);
    if (best.length === ALTERNATIVES_OFFERED || days === WINDOW_DAYS)
      return best.sort((a, b) => a - b);
  }
  return [];
}

async function freeStarts(
  db: Reader,
  mentor: BookableMentor,
  menteeId: string,
  { from, to, now }: { from: number; to: number; now: number },
): Promise<number[]> {
  const first = Math.floor((from - DAY) / QUARTER);
  const last = Math.floor((to + DAY) / QUARTER);
  const mentorBusy = await liveQuarters(db, mentor.id, first, last, now);
  const menteeBusy = new Set(await liveQuarters(db, menteeId, first, last, now));
  const starts = slotsBetween({
    ...timetableOf(mentor),
    fromMs: from,
    toMs: to,
    now,
    minNoticeHours: noticeHours(mentor.min_notice_hours),
    busy: new Set(mentorBusy),
  });
  return starts.filter((start) =>
    quartersOf(start, endOf(start, SESSION_MINUTES), 0).every((q) => !menteeBusy.has(q)),
  );
}

function timetableOf({ hours, timezone, buffer_quarters }: BookableMentor) {
  return {
    hours,
    zone: timezone,
    windowDays: WINDOW_DAYS,
    bufferQuarters: buffer_quarters,
  };
}
