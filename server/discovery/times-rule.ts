import { TZDate } from "@date-fns/tz";

export type WeekPart = "evening" | "day" | "weekend";

const EVENING_FROM_HOUR = 17;

/** Whether a start falls into one of the chosen parts of the viewer's week. */
export function inTimesOfWeek(startsAt: number, zone: string, parts: readonly WeekPart[]): boolean {
  const local = new TZDate(startsAt, zone);
  const weekend = local.getDay() === 0 || local.getDay() === 6;
  const part = weekend ? "weekend" : local.getHours() >= EVENING_FROM_HOUR ? "evening" : "day";
  return parts.includes(part);
}
