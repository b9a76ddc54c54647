import { z } from "zod";
import { Zone } from "../fields.ts";

const time = z
  .int("Enter a time like 17:30")
  .min(0, "Enter a time like 17:30")
  .max(1440, "Enter a time like 17:30")
  .refine((minute) => minute % 15 === 0, "Use quarters of an hour: :00, :15, :30 or :45")
  .meta({ form: "time" });

/** Minutes since local midnight; as an end, 00:00 is midnight at the end of the day. */
const Row = z.object({
  weekday: z.int("Which day?").min(1, "Which day?").max(7, "Which day?"),
  start: time.optional(),
  end: time.optional(),
});

/** Rows that say neither edge were left empty in the form; `row` is where the others stood in it. */
const Week = z
  .array(Row)
  .max(21, "Three stretches a day, seven days a week, at most")
  .transform((rows, ctx) =>
    rows.flatMap(({ weekday, start, end }, row) => {
      if (start === undefined && end === undefined) return [];
      if (start !== undefined && end !== undefined) return [{ weekday, start, end, row }];
      const missing = start === undefined ? "start" : "end";
      ctx.addIssue({ code: "custom", path: [row, missing], message: `Say the ${missing} too` });
      return [];
    }),
  );

export const SaveInput = z.object({
  timezone: Zone,
  hours: Week,
  version: z.int("The form is missing its version; load the page again"),
});

export const HoursOutput = z.object({
  timezone: z.string(),
  hours: z.array(z.object({ weekday: z.int(), start: z.int(), end: z.int() })),
  version: z.int(),
});
