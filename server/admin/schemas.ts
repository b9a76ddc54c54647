import { z } from "zod";
import { Id, line, Page, prose } from "../fields.ts";

export const DecideInput = z.object({
  userId: Id,
  version: z.int("The form is missing its version; load the page again"),
  /** Sent to the mentor. */
  note: prose("The note", 500).default(""),
});
export const RejectInput = DecideInput.extend({ note: prose("What must change", 500, 1) });
export const ByUser = z.object({ userId: Id });
export const RetryInput = z.object({ id: Id });
export const LogInput = z.object({
  page: Page,
  action: line("What was done", 60, 0).default(""),
  /** Part of an id, a name or an e-mail address. */
  about: line("Who or what", 100, 0).default(""),
});

const Trouble = z.object({
  id: z.string(),
  what: z.string(),
  at: z.number(),
  cents: z.int(),
  currency: z.string(),
});

const Mentor = z.object({
  id: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  company: z.string(),
});

/** Why a listed mentor is read again. */
const Standing = {
  /** Since when the profile says what no admin has read. */
  changedAt: z.number().nullable(),
  /** Hours that this mentor cancelled or did not come to. */
  strikes: z.int(),
};

export const OverviewOutput = z.object({
  now: z.number(),
  pending: z.array(Mentor.extend({ submittedAt: z.number() })),
  /** Listed, and changed since an admin read them, or struck again. */
  readAgain: z.array(Mentor.extend(Standing)),
  returnedPayouts: z.array(Trouble),
  failedRefunds: z.array(Trouble),
  disputedPayments: z.array(Trouble),
  failedOutbox: z.array(
    z.object({ id: z.string(), key: z.string(), kind: z.string(), at: z.number() }),
  ),
  present: z.object({
    roomsOpen: z.int(),
    outboxWaiting: z.int(),
    oldestDueAt: z.number().nullable(),
    ledgerBalances: z.boolean(),
    heldCents: z.int(),
  }),
  week: z.object({
    booked: z.int(),
    completed: z.int(),
    cancelledByMentees: z.int(),
    cancelledByMentors: z.int(),
    /** Called off, because a bank took the payment back. */
    chargedBack: z.int(),
    mentorAbsent: z.int(),
    newMentees: z.int(),
    newMentors: z.int(),
    paidInCents: z.int(),
    refundedCents: z.int(),
    commissionCents: z.int(),
    paidOutCents: z.int(),
  }),
});

export const LogOutput = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      at: z.number(),
      actor: z.string().nullable(),
      action: z.string(),
      subject: z.string(),
      details: z.string(),
    }),
  ),
  page: z.int(),
  more: z.boolean(),
  actions: z.array(z.string()),
  asked: LogInput.pick({ action: true, about: true }),
});

export const CandidateOutput = z.object({
  status: z.enum(["draft", "pending", "approved", "rejected"]),
  version: z.int(),
  email: z.string(),
  emailVerified: z.boolean(),
  submittedAt: z.number().nullable(),
  decisionNote: z.string(),
  ...Standing,
});
