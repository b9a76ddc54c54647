import { z } from "zod";
import { hoursOf, scheduleOf } from "../../db/queries/availability.ts";
import { Problem } from "../errors.ts";
import { asMentor, router } from "../trpc.ts";
import { saveHours } from "./save-hours.ts";
import { HoursOutput, SaveInput } from "./schemas.ts";

export const availabilityRouter = router({
  get: asMentor.output(HoursOutput).query(async ({ ctx: { services, viewer } }) => {
    const schedule = await scheduleOf(services.db, viewer.id);
    if (!schedule) throw Problem.notFound();
    const hours = await hoursOf(services.db, viewer.id);
    return {
      timezone: schedule.timezone,
      version: schedule.version,
      hours: hours.map(({ weekday, start_minute, end_minute }) => ({
        weekday,
        start: start_minute,
        end: end_minute,
      })),
    };
  }),

  save: asMentor
    .input(SaveInput)
    .output(z.object({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await saveHours(ctx.services, ctx.viewer, input);
      return { ok: true } as const;
    }),
});
