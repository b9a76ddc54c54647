import { z } from "zod";
import { Stage } from "../accounts/schemas.ts";
import { MAX_PRICE_CENTS, MIN_NOTICE_HOURS, MIN_PRICE_CENTS } from "../bookings/policy.ts";
import { SLUG } from "../categories/schemas.ts";
import { Language } from "../discovery/schemas.ts";
import { BOOKING_MODES, BookingMode, line, prose } from "../fields.ts";

const version = z.int("The form is missing its version; load the page again");
const categories = z
  .array(z.string().regex(SLUG, "Choose from the list"), "Choose from the list")
  .max(3, "Choose three fields at most");
const languages = z.array(Language, "Choose from the list").max(5, "Choose five languages at most");

/** Without what is empty or there already, whatever its case. */
export function distinct(said: readonly string[]): string[] {
  return [...new Map(said.map((one) => [one.toLowerCase(), one])).values()].filter(Boolean);
}

/** One short text a line; empty lines and repetitions, whatever their case, are left out. */
function lines(what: string, most: number, longest: number) {
  return prose(what, most * (longest + 2)).transform((text, ctx) => {
    const kept = distinct(text.split("\n").map((one) => one.trim()));
    // Issues belong to the whole: in the form all lines are one field.
    if (kept.length > most)
      ctx.addIssue({ code: "custom", message: `${what}: ${most} lines at most` });
    const long = kept.find((one) => one.length > longest);
    if (long !== undefined)
      ctx.addIssue({
        code: "custom",
        message: `${what}: a line can have ${longest} characters at most, and “${long.slice(0, 20)}…” has ${long.length}`,
      });
    return kept;
  });
}

/** R 0 for pro bono, else from the minimum on: what lies between would cost more to move than it is. */
export const priceCents = z
  .int("Enter a price in rands")
  .min(0, "A price cannot be below R 0")
  .max(MAX_PRICE_CENTS, "The highest price is R 10,000")
  .refine(
    (cents) => cents === 0 || cents >= MIN_PRICE_CENTS,
    "Ask R 50 or more, or R 0 to give your time for nothing",
  )
  .meta({ form: "rand" });

export const UpdateMentorInput = z.object({
  jobTitle: line("Job title", 80),
  company: line("Company", 80),
  years: z
    .int("Enter a whole number of years")
    .min(0, "Years cannot be below 0")
    .max(60, "Years can be 60 at most"),
  intro: prose("What you help with", 600),
  helps: lines("What you help with", 6, 60),
  bio: prose("Who you are", 2000),
  skills: lines("Skills", 8, 40),
  categories,
  languages,
  priceCents,
  mode: z.enum(BOOKING_MODES, "Choose how hours are booked"),
  minNoticeHours: z
    .int("Enter whole hours")
    .min(MIN_NOTICE_HOURS, `The shortest notice is ${MIN_NOTICE_HOURS} hours`)
    .max(336, "The longest notice is 336 hours (14 days)"),
  bufferQuarters: z
    .int("Choose from the list")
    .min(0, "Choose from the list")
    .max(4, "Choose from the list"),
  version,
});
export type UpdateMentorInput = z.infer<typeof UpdateMentorInput>;

export const UpdateMenteeInput = z.object({
  stage: Stage,
  about: prose("About you", 600),
  categories,
  languages,
  version,
});

export const SubmitInput = z.object({ version });

export const MentorProfile = z.object({
  status: z.enum(["draft", "pending", "approved", "rejected"]),
  decisionNote: z.string(),
  jobTitle: z.string(),
  company: z.string(),
  years: z.int(),
  intro: z.string(),
  helps: z.array(z.string()),
  bio: z.string(),
  skills: z.array(z.string()),
  priceCents: z.int(),
  mode: BookingMode,
  minNoticeHours: z.int(),
  bufferQuarters: z.int(),
  version: z.int(),
  /** What must be done before it can be sent in; empty when it can. */
  missing: z.array(z.string()),
});

export const MineOutput = z.object({
  mentor: MentorProfile.nullable(),
  mentee: z.object({ stage: Stage, about: z.string(), version: z.int() }).nullable(),
  /** Shared by both roles. */
  categories: z.array(z.string()),
  languages: z.array(z.string()),
  allCategories: z.array(z.object({ slug: z.string(), name: z.string() })),
});
