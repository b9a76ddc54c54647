import { z } from "zod";
import { BySession, ReceiptOutput } from "../payments/schemas.ts";
import { asMentor, router, signedIn } from "../trpc.ts";
import { earningsCsv } from "./csv-rule.ts";
import { readPayoutAccount, saveAccount } from "./payout-account.ts";
import { readEarnings } from "./read-earnings.ts";
import { receipt } from "./receipt.ts";
import {
  AccountOutput,
  ListInput,
  ListOutput,
  SaveAccountInput,
  SummaryOutput,
} from "./schemas.ts";
import { summary } from "./summary.ts";

const PER_PAGE = 10;

export const earningsRouter = router({
  summary: asMentor.output(SummaryOutput).query(({ ctx }) => summary(ctx.services, ctx.viewer)),

  list: asMentor
    .input(ListInput)
    .output(ListOutput)
    .query(async ({ ctx: { services, viewer }, input }) => {
      const { rows } = await readEarnings(services, viewer.id);
      const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE));
      const page = Math.min(input.page, pages);
      return {
        rows: rows.slice((page - 1) * PER_PAGE, page * PER_PAGE),
        page,
        pages,
        vatRegistered: services.settings.vatRegistered,
      };
    }),

  /** What a mentee paid for one of their sessions. */
  receipt: signedIn
    .input(BySession)
    .output(ReceiptOutput)
    .query(({ ctx, input }) => receipt(ctx.services, ctx.viewer, input.sessionId)),

  csv: asMentor.output(z.object({ csv: z.string() })).query(async ({ ctx }) => {
    const { rows } = await readEarnings(ctx.services, ctx.viewer.id);
    return { csv: earningsCsv(rows) };
  }),

  account: asMentor
    .output(AccountOutput)
    .query(({ ctx }) => readPayoutAccount(ctx.services, ctx.viewer)),

  saveAccount: asMentor
    .input(SaveAccountInput)
    .output(z.object({ ok: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await saveAccount(ctx, input);
      return { ok: true } as const;
    }),
});
