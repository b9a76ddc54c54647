import { z } from "zod";
import { Problem } from "../errors.ts";
import { anyone, requiredAdmin, router } from "../trpc.ts";
import { actOnPayment } from "./act-on-payment.ts";
import { moveClock } from "./clock.ts";
import { checkoutView, mailById, overview } from "./overview.ts";
import {
  ActInput,
  ActOutput,
  ByMail,
  ByRef,
  CheckoutOutput,
  ClockMove,
  MailOutput,
  OverviewOutput,
} from "./schemas.ts";

/** Outside the sandbox these do not exist. Who knows the reference of a payment is its payer. */
const inSandbox = anyone.use(({ ctx, next }) => {
  if (!ctx.services.settings.sandbox) throw Problem.notFound();
  return next();
});

/** Shows everybody's letters and payments: in production to admins alone. */
const asTester = inSandbox.use(({ ctx, next }) => {
  if (ctx.services.settings.production) requiredAdmin(ctx.viewer);
  return next();
});

export const sandboxRouter = router({
  overview: asTester.output(OverviewOutput).query(({ ctx }) => overview(ctx.services)),

  mail: asTester
    .input(ByMail)
    .output(MailOutput.omit({ sentAt: true }))
    .query(async ({ ctx, input }) => {
      const mail = await mailById(ctx.services, input.id);
      if (!mail) throw Problem.notFound();
      return mail;
    }),

  checkout: inSandbox
    .input(ByRef)
    .output(CheckoutOutput)
    .query(async ({ ctx, input }) => {
      const checkout = await ctx.services.sandboxProvider?.checkout(input.ref);
      if (!checkout) throw Problem.notFound();
      return checkoutView(checkout);
    }),

  act: inSandbox
    .input(ActInput)
    .output(ActOutput)
    .mutation(({ ctx, input }) => actOnPayment(ctx.services, input)),

  moveClock: asTester
    .input(ClockMove)
    .output(z.object({ now: z.number() }))
    .mutation(({ ctx, input }) => moveClock(ctx.services, input)),
});
