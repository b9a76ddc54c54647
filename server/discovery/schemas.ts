import { z } from "zod";
import { BookingMode, Id, line, Page } from "../fields.ts";

export const LANGUAGES = [
  "en",
  "af",
  "zu",
  "xh",
  "st",
  "tn",
  "nso",
  "ts",
  "ss",
  "ve",
  "nr",
] as const;
export const Language = z.enum(LANGUAGES, "Choose a language from the list");

const PRICE_TOP = 1_000_000;
const price = z
  .int("Enter a price in rands")
  .min(0, "A price cannot be below R 0")
  .max(PRICE_TOP, "The highest price is R 10,000")
  .meta({ form: "rand" });

const When = z.enum(["evening", "day", "weekend"]);
export const Sort = z.enum(["best", "soonest", "price", "rating"]);

export const SearchInput = z.object({
  q: line("The search", 200, 0).default(""),
  category: line("The field", 40, 0).optional(),
  skill: line("The skill", 60, 0).optional(),
  minPrice: price.optional(),
  maxPrice: price.optional(),
  language: Language.optional(),
  /** Which free hours count; none chosen: all. */
  when: z.array(When, "Choose from the list").max(3).default([]),
  sort: Sort.default("best"),
  page: Page,
});
export type SearchInput = z.infer<typeof SearchInput>;

/** Text in parts, so that a page can mark the words that matched. */
export const Segment = z.object({ text: z.string(), hit: z.boolean() });
export type Segment = z.infer<typeof Segment>;

export const MentorCard = z.object({
  id: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  company: z.string(),
  /** Three at most. */
  skills: z.array(z.string()),
  priceCents: z.int(),
  currency: z.string(),
  mode: BookingMode,
  /** Out of 5, one decimal; null without reviews. */
  rating: z.number().nullable(),
  reviews: z.int(),
  /** The next hour that can be booked; null within the window. */
  nextStartsAt: z.number().nullable(),
  /** Why it matched, or null when everybody does. */
  why: z.array(Segment).nullable(),
});
export type MentorCard = z.infer<typeof MentorCard>;

export const SearchOutput = z.object({
  mentors: z.array(MentorCard),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  categories: z.array(z.object({ slug: z.string(), name: z.string() })),
});

export const MentorInput = z.object({ id: Id });

export const MentorOutput = z.object({
  id: z.string(),
  name: z.string(),
  jobTitle: z.string(),
  company: z.string(),
  years: z.int(),
  intro: z.string(),
  helps: z.array(z.string()),
  bio: z.string(),
  skills: z.array(z.string()),
  languages: z.array(z.string()),
  priceCents: z.int(),
  currency: z.string(),
  mode: BookingMode,
  zone: z.string(),
  rating: z.number().nullable(),
  reviews: z.int(),
  completedSessions: z.int(),
  /** When an admin approved the profile; null in a preview. */
  approvedAt: z.number().nullable(),
  /** Words or the name were changed since, and no admin has read them yet. */
  changedSince: z.boolean(),
  /** Only its owner sees a profile that is not approved. */
  preview: z.boolean(),
});

export const WeekInput = z.object({
  mentorId: Id,
  /** The week's first date in the viewer's zone; left out: the first week with free hours. */
  week: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "A week is a date like 2026-11-23")
    .optional(),
});

export const WeekOutput = z.object({
  /** The viewer's zone, in which days are cut. */
  zone: z.string(),
  mentorZone: z.string(),
  days: z.array(
    z.object({
      /** "2026-11-23". */
      date: z.string(),
      /** Noon of that date in the viewer's zone: for naming it. */
      noon: z.number(),
      starts: z.array(z.number()),
    }),
  ),
  /** Dates for `week`, or null beyond the window. */
  previous: z.string().nullable(),
  next: z.string().nullable(),
  minNoticeHours: z.int(),
});
export type WeekOutput = z.infer<typeof WeekOutput>;

export const OpenHour = z.object({
  mentorId: z.string(),
  name: z.string(),
  title: z.string(),
  company: z.string(),
  /** One line: what they help with. */
  helps: z.string(),
  priceCents: z.int(),
  startsAt: z.number(),
});
export type OpenHour = z.infer<typeof OpenHour>;
