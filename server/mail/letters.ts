import { z } from "zod";

const person = { name: z.string(), zone: z.string() };
const hour = { other: z.string(), startsAt: z.number(), sessionUrl: z.string() };
const money = { amountCents: z.number(), currency: z.string() };
const role = z.enum(["mentee", "mentor"]);
/** To a mentee who paid: until when all of it comes back, null when that has passed. Letters of old say neither. */
const back = { paid: z.boolean().default(false), refundUntil: z.number().nullable().default(null) };
/** Of what was kept: the mentee gets it after all, should somebody else meet the mentor in that hour. */
const unlessUsed = z.boolean().default(false);

const payout = {
  ...person,
  ...money,
  destination: z.string(),
  sessions: z.number(),
  url: z.string(),
};

/** Every letter that we send and all that it says. Times are epoch ms, told in `zone`. */
/*
 * They come from us and are believed, so none holds what a stranger wrote: of other people the name alone,
 * which can be no link.
 */
export const Letter = z.discriminatedUnion("template", [
  z.object({ template: z.literal("welcome"), ...person, role, url: z.string() }),
  /** Somebody registered with an address that has an account; nobody else may learn that it has. */
  z.object({ template: z.literal("already_registered"), ...person, url: z.string() }),
  z.object({ template: z.literal("verify_email"), ...person, url: z.string() }),
  z.object({ template: z.literal("reset_password"), ...person, url: z.string() }),
  z.object({ template: z.literal("password_changed"), ...person, url: z.string() }),
  z.object({ template: z.literal("change_email"), ...person, url: z.string() }),
  /** To the old address. */
  z.object({ template: z.literal("email_changed"), ...person, email: z.string(), url: z.string() }),
  z.object({
    template: z.literal("payout_account_changed"),
    ...person,
    /** "FNB ending 4471" */
    destination: z.string(),
    url: z.string(),
  }),
  z.object({
    template: z.literal("factor_changed"),
    ...person,
    change: z.enum([
      "app_added",
      "app_removed",
      "passkey_added",
      "passkey_removed",
      "codes_renewed",
      "code_used",
      "codes_tried",
      "unlocked",
    ]),
    /** Recovery codes that are left. */
    left: z.number(),
    url: z.string(),
  }),
  /** `refundUntil` null for mentors, pro bono hours, and when it has passed. `netCents` is the mentor's share. */
  z.object({
    template: z.literal("booked"),
    ...person,
    ...hour,
    ...money,
    role,
    netCents: z.number(),
    refundUntil: z.number().nullable(),
  }),
  /** To the mentor: somebody asks for an hour and waits for an answer. */
  z.object({
    template: z.literal("requested"),
    ...person,
    ...hour,
    ...money,
    answerBy: z.number(),
  }),
  z.object({ template: z.literal("reminder"), ...person, ...hour, hoursBefore: z.number() }),
  /** `amountCents`: what comes back to the mentee (or, for the mentor's copy, what the mentor keeps). */
  z.object({
    template: z.literal("cancelled"),
    ...person,
    ...hour,
    ...money,
    role,
    why: z.enum([
      "mentee_cancelled",
      "mentor_cancelled",
      "declined",
      "not_answered",
      "mentor_absent",
      "mentee_absent",
      "both_absent",
      "room_unreachable",
      "paid_too_late",
      "called_off",
      "charged_back",
    ]),
    /** A bank looks into the mentee's payment, or took it back. */
    waitsForBank: z.boolean(),
    /** For money; true in letters that were queued before they said so. */
    paid: z.boolean().default(true),
    unlessUsed,
  }),
  /** To the mentor, who would have `amountCents`. `over`: there is nothing to cancel any more. */
  z.object({
    template: z.literal("bank"),
    ...person,
    ...hour,
    ...money,
    bank: z.enum(["disputed", "settled", "charged_back"]),
    over: z.boolean(),
  }),
  /** To both, of an ended hour: `amountCents` is what the mentee paid, or what the mentor would have of it. */
  z.object({
    template: z.literal("complaint"),
    ...person,
    ...hour,
    ...money,
    role,
    decision: z.enum(["held", "released", "refunded"]),
    unlessUsed,
    /** A bank looks into the payment: what is released waits for it. */
    waitsForBank: z.boolean().default(false),
  }),
  /** `from`: the start that it had. `yours`: the reader wanted it so. */
  z.object({
    template: z.literal("moved"),
    ...person,
    ...hour,
    from: z.number(),
    yours: z.boolean(),
    ...back,
  }),
  /** To the mentee; `startsAt` stands until the answer. */
  z.object({
    template: z.literal("asked_to_move"),
    ...person,
    ...hour,
    ...money,
    proposedStartsAt: z.number(),
    /** The question lapses then; null in letters that were queued before it did. */
    answerBy: z.number().nullable().default(null),
  }),
  z.object({
    template: z.literal("time_kept"),
    ...person,
    ...hour,
    proposedStartsAt: z.number(),
    /** By the mentor who asked; else the mentee said no. */
    withdrawn: z.boolean().default(false),
    ...back,
  }),
  z.object({ template: z.literal("transcript_ready"), ...person, ...hour, messages: z.number() }),
  z.object({ template: z.literal("paid_out"), ...payout }),
  z.object({ template: z.literal("payout_returned"), ...payout }),
  z.object({
    template: z.literal("mentor_decided"),
    ...person,
    approved: z.boolean(),
    /** Was listed until then. */
    listed: z.boolean().default(false),
    note: z.string(),
    url: z.string(),
  }),
]);
export type Letter = z.infer<typeof Letter>;
export type LetterOf<T extends Letter["template"]> = Extract<Letter, { template: T }>;
