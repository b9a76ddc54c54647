import type { MentorStatus } from "../../db/schema.ts";

export type ListingStep = "address" | "profile" | "hours" | "approval";

/** What stands between a mentor and being found, in the order in which to do it. Pure. */
export function stepsToListing(mentor: {
  emailVerified: boolean;
  intro: string;
  hasHours: boolean;
  status: MentorStatus;
}): { step: ListingStep; done: boolean }[] {
  return [
    { step: "address", done: mentor.emailVerified },
    { step: "profile", done: mentor.intro !== "" },
    { step: "hours", done: mentor.hasHours },
    { step: "approval", done: mentor.status === "approved" },
  ];
}
