import { z } from "zod";
import { allCategories } from "../../db/queries/categories.ts";
import { anyone, asAdmin, router } from "../trpc.ts";
import { changeCategory, createCategory } from "./edit-category.ts";
import { Category, CreateInput, UpdateInput } from "./schemas.ts";

const Done = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;

export const categoriesRouter = router({
  list: anyone.output(z.array(Category)).query(({ ctx }) => allCategories(ctx.services.db)),

  create: asAdmin
    .input(CreateInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await createCategory(ctx.services, ctx.viewer, input);
      return done;
    }),

  update: asAdmin
    .input(UpdateInput)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await changeCategory(ctx.services, ctx.viewer, input);
      return done;
    }),
});
