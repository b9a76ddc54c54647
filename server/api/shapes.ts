/** What programs read: ISO 8601 times with an offset, money with its currency. */
import { TZDate } from "@date-fns/tz";
import { z } from "zod";
import { Instant } from "../fields.ts";

/** Cents and their currency: `{ amount: 35000, currency: "ZAR" }` is R 350.00. */
export const Money = z.object({ amount: z.int(), currency: z.string() });

export function money(amount: number, currency: string): z.infer<typeof Money> {
  return { amount, currency };
}

/** Out: "2026-11-23T18:00:00.000+02:00", in the zone of who asks. */
export const Time = z.string().meta({ format: "date-time" });

export function timeOf(ms: number, zone: string): string {
  return new TZDate(ms, zone).toISOString();
}

export function timeOrNull(ms: number | null, zone: string): string | null {
  return ms === null ? null : timeOf(ms, zone);
}

/** In: any offset; one must be said. */
export const TimeInput = z.iso
  .datetime({ offset: true, error: "Enter a time with its offset, like 2026-11-23T18:00:00+02:00" })
  .refine((text) => Instant.safeParse(Date.parse(text)).success, "That time is too far away");
