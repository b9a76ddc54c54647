import type { IconName } from "./icons.ts";

export type LanguageCode =
  | "en"
  | "af"
  | "zu"
  | "xh"
  | "st"
  | "tn"
  | "nso"
  | "ts"
  | "ss"
  | "ve"
  | "nr";

export type CategorySlug =
  | "software"
  | "accounting"
  | "engineering"
  | "health"
  | "law"
  | "teaching"
  | "design"
  | "marketing"
  | "agriculture"
  | "trades"
  | "public-service"
  | "business";

export type Category = {
  slug: CategorySlug;
  name: string;
  /** One sentence, 140 characters at most. */
  description: string;
  icon: IconName;
};

/** Opening hours in the mentor’s own wall time; they never run past midnight. */
export type WeeklyHours = {
  /** Monday is 1, Sunday is 7. */
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  start: string;
  end: string;
};

export type Mentor = {
  key: string;
  name: string;
  email: string;
  title: string;
  company: string;
  /** Years of work. */
  years: number;
  /** The lead paragraph of “What I help with”. */
  intro: string;
  /** The short list under it. */
  helps: string[];
  /** “Who I am”; a blank line divides paragraphs. */
  bio: string;
  skills: string[];
  /** The main field first. */
  categories: CategorySlug[];
  languages: LanguageCode[];
  /** For one hour; 0 is pro bono. */
  priceCents: number;
  timezone: string;
  mode: "instant" | "request";
  hours: WeeklyHours[];
  minNoticeHours: number;
  /** Sessions given before today, which set the commission tier. */
  completed: number;
  status: "approved" | "pending" | "rejected";
};

export type Mentee = {
  key: string;
  name: string;
  email: string;
  stage: "studying" | "graduated" | "early_career";
  about: string;
  interests: CategorySlug[];
  languages: LanguageCode[];
  timezone: string;
};

export type Admin = { name: string; email: string };

/** What a mentee writes when booking. */
export type Brief = {
  category: CategorySlug;
  goals: string;
  questions: string[];
};

export type Turn = {
  by: "mentor" | "mentee";
  /** Minutes after the start of the hour. */
  minute: number;
  text: string;
};

export type Conversation = {
  key: string;
  category: CategorySlug;
  /** Keys of the two people, whose names occur in the text. */
  mentor: string;
  mentee: string;
  turns: Turn[];
};
