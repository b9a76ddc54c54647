import { z } from "zod";
import { Id, Page } from "../fields.ts";

export const BySession = z.object({ sessionId: Id });

export const ReceiptOutput = z.object({
  /** Short enough to say over a telephone. */
  number: z.string(),
  sessionId: z.string(),
  startsAt: z.number(),
  mentor: z.string(),
  mentee: z.string(),
  currency: z.string(),
  payments: z.array(z.object({ id: z.string(), cents: z.int(), at: z.number() })),
  refunds: z.array(
    z.object({
      id: z.string(),
      cents: z.int(),
      at: z.number(),
      state: z.enum(["requested", "succeeded", "failed"]),
    }),
  ),
  paidCents: z.int(),
  refundedCents: z.int(),
  /** Of what was kept: ours, with the VAT inside; 0 while nothing was kept or no VAT is charged. */
  commissionCents: z.int(),
  vatCents: z.int(),
});

export const HistoryInput = z.object({ page: Page });
export const HistoryOutput = z.object({
  payments: z.array(
    z.object({
      id: z.string(),
      sessionId: z.string(),
      status: z.string(),
      cents: z.int(),
      refundedCents: z.int(),
      currency: z.string(),
      createdAt: z.number(),
      startsAt: z.number(),
      mentor: z.string(),
    }),
  ),
  page: z.int(),
});
