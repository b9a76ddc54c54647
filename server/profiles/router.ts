import { z } from "zod";
import { asMentee, asMentor, router, signedIn } from "../trpc.ts";
import { readProfile } from "./read-profile.ts";
import { MineOutput, SubmitInput, UpdateMenteeInput, UpdateMentorInput } from "./schemas.ts";
import { submitForApproval, updateMentee, updateMentor } from "./update-profile.ts";

const Done = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;

export const profilesRouter = router({
  mine: signedIn.output(MineOutput).query(({ ctx }) => readProfile(ctx.services, ctx.viewer)),

  updateMentor: asMentor
    .input(UpdateMentorInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await updateMentor(ctx.services, ctx.viewer, input);
      return done;
    }),

  updateMentee: asMentee
    .input(UpdateMenteeInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await updateMentee(ctx.services, ctx.viewer, input);
      return done;
    }),

  submitForApproval: asMentor
    .input(SubmitInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await submitForApproval(ctx.services, ctx.viewer, input);
      return done;
    }),
});
