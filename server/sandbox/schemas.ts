import { z } from "zod";
import { Id, line } from "../fields.ts";

const Ref = line("The payment", 100);

export const ByRef = z.object({ ref: Ref });
export const ByMail = z.object({ id: line("The letter", 190) });

export const ClockMove = z.discriminatedUnion("to", [
  z.object({ to: z.literal("real") }),
  z.object({
    to: z.literal("forward"),
    minutes: z
      .int("Enter whole minutes")
      .min(1, "One minute or more")
      .max(600_000, "That is too far"),
  }),
  /** Just after the next weekly batch of payouts. */
  z.object({ to: z.literal("payday") }),
  z.object({
    to: z.enum(["before_session", "start_of_session", "after_session", "after_window"]),
    sessionId: Id,
  }),
]);
export type ClockMove = z.infer<typeof ClockMove>;

/** What the payer, the provider or the bank does. */
export const PaymentAct = z.enum([
  "succeed",
  "decline",
  "leave_pending",
  "abandon",
  "dispute",
  "win_dispute",
  "lose_dispute",
  /** The newest notice once more, under its old id. */
  "repeat_notice",
  /** An old notice after newer ones. */
  "late_notice",
]);
export type PaymentAct = z.infer<typeof PaymentAct>;

export const ActInput = z.object({ ref: Ref, act: PaymentAct });

export const ProviderStatus = z.enum([
  "pending",
  "succeeded",
  "failed",
  "abandoned",
  "disputed",
  "charged_back",
]);

export const CheckoutOutput = z.object({
  ref: z.string(),
  status: ProviderStatus,
  amountCents: z.int(),
  refundedCents: z.int(),
  currency: z.string(),
  description: z.string(),
  payerEmail: z.string(),
  /** Paths on this site. */
  returnPath: z.string(),
  cancelPath: z.string(),
  /** What may be done with it now. */
  acts: z.array(PaymentAct),
});

/** `path`: where the payer's browser goes next. */
export const ActOutput = z.object({ path: z.string(), status: ProviderStatus });

export const MailHead = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  sentAt: z.number(),
});
export const MailOutput = MailHead.extend({ text: z.string(), html: z.string() });

export const OverviewOutput = z.object({
  now: z.number(),
  /** How far ahead the clock is; null: nobody can move it. */
  offsetMs: z.number().nullable(),
  sessions: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      mentor: z.string(),
      mentee: z.string(),
      startsAt: z.number(),
      moves: z.array(
        z.enum(["before_session", "start_of_session", "after_session", "after_window"]),
      ),
    }),
  ),
  mails: z.array(MailHead),
  /** What the demo people's authenticator apps show; null while the next is not due. */
  codes: z.array(z.object({ email: z.string(), code: z.string().nullable() })),
  payments: z.array(CheckoutOutput),
  outbox: z.object({
    waiting: z.int(),
    failed: z.int(),
    messages: z.array(
      z.object({
        key: z.string(),
        kind: z.string(),
        state: z.enum(["waiting", "done", "failed"]),
        attempts: z.int(),
        dueAt: z.number(),
      }),
    ),
  }),
});
