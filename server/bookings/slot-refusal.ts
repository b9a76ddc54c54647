/** Why a start is not offered, in words that stand beside the field. */
import { DAY, HOUR } from "../clock.ts";

export interface SlotQuestion {
  startsAt: number;
  now: number;
  noticeHours: number;
  windowDays: number;
  /** Does the mentor's timetable have this start, taken or not? */
  inHours: boolean;
}

export type SlotRefusal = { reason: "past" | "notice" | "window" | "hours"; words: string };

export function slotRefusal(question: SlotQuestion): SlotRefusal | null {
  const { startsAt, now, noticeHours, windowDays, inHours } = question;
  if (startsAt <= now)
    return { reason: "past", words: "That time has passed. Choose a later one." };
  if (startsAt < now + noticeHours * HOUR)
    return {
      reason: "notice",
      words: `This mentor needs ${noticeHours} hours’ notice. Choose a later time.`,
    };
  if (startsAt > now + windowDays * DAY)
    return {
      reason: "window",
      words: `Hours can be booked at most ${windowDays} days ahead. Choose an earlier time.`,
    };
  if (!inHours)
    return {
      reason: "hours",
      words: "The mentor does not offer that time. Choose one from the timetable.",
    };
  return null;
}
