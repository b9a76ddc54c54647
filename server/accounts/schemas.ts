import { z } from "zod";
import { Email, line, NewPassword, Password, PersonName, Zone } from "../fields.ts";

/** The versions in force; each person's acceptance is kept with the version. */
export const DOCUMENTS = {
  terms: "2026-11-28",
  privacy: "2026-11-28",
  refunds: "2026-11-28",
} as const;

export const DocumentsOutput = z.object({
  terms: z.string(),
  privacy: z.string(),
  refunds: z.string(),
});

/** Null when nobody is signed in. */
export const MeOutput = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    isAdmin: z.boolean(),
    isMentor: z.boolean(),
    isMentee: z.boolean(),
    suspended: z.boolean(),
    timezone: z.string(),
    hasFactor: z.boolean(),
  })
  .nullable();

export const Stage = z.enum(["studying", "graduated", "early_career"], "Say where you are now");

const terms = z.literal(true, "Say that you agree to the terms");
const jobTitle = line("Job title", 80);
const company = line("Company", 80);
const person = {
  name: PersonName,
  email: Email,
  password: NewPassword,
  terms,
  zone: Zone.optional(),
};

export const RegisterMenteeInput = z.object({ ...person, stage: Stage });
export const RegisterMentorInput = z.object({ ...person, jobTitle, company });
export type RegisterInput =
  | (z.infer<typeof RegisterMenteeInput> & { role: "mentee" })
  | (z.infer<typeof RegisterMentorInput> & { role: "mentor" });

export const SignInInput = z.object({ email: Email, password: Password });
const SignedIn = z.object({
  next: z.literal("done"),
  token: z.string(),
  expiresAt: z.number(),
  name: z.string(),
});
export const SignInOutput = z.discriminatedUnion("next", [
  SignedIn,
  /** `pending` belongs to the second step, within ten minutes. */
  z.object({ next: z.literal("second_factor"), pending: z.string(), passkey: z.boolean() }),
]);

export type SignInOutput = z.infer<typeof SignInOutput>;

/** A damaged one is as dead as an old one: the operation says so. */
const token = z.string("The link is not whole").max(100, "The link is not whole").default("");
export const TokenInput = z.object({ token });
export const RequestResetInput = z.object({ email: Email });
export const ResetPasswordInput = z.object({ token, password: NewPassword });
export const ChangeEmailInput = z.object({ email: Email, password: Password });
export const ChangePasswordInput = z.object({
  currentPassword: Password,
  newPassword: NewPassword,
});

export const AuthSessionView = z.object({
  id: z.string(),
  device: z.string(),
  startedAt: z.number(),
  lastSeenAt: z.number(),
  current: z.boolean(),
});
export const RevokeInput = z.object({
  id: z.string("Which one?").regex(/^[0-9a-f]{64}$/, "Which one?"),
});

export const UpdateAccountInput = z.object({ name: PersonName, timezone: Zone });
export const BecomeMenteeInput = z.object({ stage: Stage });
export const BecomeMentorInput = z.object({ jobTitle, company });

export const CountsOutput = z.object({
  sessionsNeedingMe: z.int(),
  requests: z.int(),
  approvals: z.int(),
  failedOutbox: z.int(),
});
export type CountsOutput = z.infer<typeof CountsOutput>;

export const DashboardOutput = z.object({
  emailVerified: z.boolean(),
  mentor: z
    .object({
      status: z.enum(["draft", "pending", "approved", "rejected"]),
      /** What an admin said when deciding. */
      note: z.string(),
      /** In the order in which to do them. */
      steps: z.array(
        z.object({
          step: z.enum(["address", "profile", "hours", "approval"]),
          done: z.boolean(),
        }),
      ),
      earnings: z.object({
        /** Released and not yet paid out. */
        readyCents: z.int(),
        currency: z.string(),
        /** Where to pay it to. Returned: the bank sent the last payout back, and no other was named since. */
        account: z.enum(["none", "returned", "known"]),
        nextPayoutAt: z.number(),
      }),
    })
    .nullable(),
  admin: z.object({ approvals: z.int(), failedOutbox: z.int() }).nullable(),
});
export type DashboardOutput = z.infer<typeof DashboardOutput>;
