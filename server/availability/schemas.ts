import { z } from "zod";
import { Zone } from "../fields.ts";

const time = z
  .int("Enter a time like 17:30")
  .min(0, "Enter a time like 17:30")
  .max(1440, "Enter a time like 17:30")
  .refine((minute) => minute % 15 === 0, "Use quarters of an hour: :00, :15, :30 or :45")
  .meta({ form: "time" });

/** Minutes since local midnight; as an end, 00:00 is midnight at the end of the day. */
export const Window = z.object({
  weekday: z.int().min(1).max(7),
  start: time,
  end: time,
});

export const SaveInput = z.object({
  timezone: Zone,
  hours: z.array(Window).max(21, "Three stretches a day at most"),
  version: z.int("The form is missing its version; load the page again"),
});

export const HoursOutput = z.object({
  timezone: z.string(),
  hours: z.array(z.object({ weekday: z.int(), start: z.int(), end: z.int() })),
  version: z.int(),
});
