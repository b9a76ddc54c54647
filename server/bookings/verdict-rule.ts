/** Who was there, and so what the hour was (docs/decisions/0010-verdicts.md). */
import { MINUTE } from "../clock.ts";
import type { Policy } from "./policy.ts";

export type Verdict = "completed" | "no_show_mentee" | "no_show_mentor" | "no_show_both" | "void";

/** `leftAt` null: still there when the evidence was taken. */
export interface Presence {
  joinedAt: number;
  leftAt: number | null;
}

export interface Evidence {
  startsAt: number;
  mentor: readonly Presence[];
  mentee: readonly Presence[];
  /** Of the first minutes, how many passed without a reachable room. */
  unreachableMinutes: number;
  /** Nobody could come in: it was ended for a reason that is none of these verdicts. */
  shut: boolean;
  policy: Pick<Policy, "absenceMinutes" | "unreachableMinutes">;
}

/** At the end: the first that matches. */
export function verdictAtEnd(evidence: Evidence): Verdict {
  const unreachable = evidence.unreachableMinutes >= evidence.policy.unreachableMinutes;
  if (evidence.shut || unreachable) return "void";
  const mentorAbsent = absent(evidence, evidence.mentor);
  const menteeAbsent = absent(evidence, evidence.mentee);
  if (mentorAbsent && menteeAbsent) return "no_show_both";
  if (mentorAbsent) return "no_show_mentor";
  if (menteeAbsent) return "no_show_mentee";
  return "completed";
}

/**
 * Once the first minutes are over: a mentor who never came ends the hour at once. All else waits for
 * the end: a late mentee may still use what is left, and so may two people whose room came back.
 */
export function verdictAfterAbsence(evidence: Evidence): "no_show_mentor" | "no_show_both" | null {
  const verdict = verdictAtEnd(evidence);
  return verdict === "no_show_mentor" || verdict === "no_show_both" ? verdict : null;
}

function absent({ startsAt, policy }: Evidence, presence: readonly Presence[]): boolean {
  return !touches(presence, startsAt, startsAt + policy.absenceMinutes * MINUTE);
}

/** Whether they were there at any moment from `from` until `to`. */
export function touches(presence: readonly Presence[], from: number, to: number): boolean {
  return presence.some(
    ({ joinedAt, leftAt }) => joinedAt < to && (leftAt === null || leftAt > from),
  );
}

/** What each verdict does with the money and the people. */
export const CONSEQUENCES = {
  completed: { refund: false, strikes: [], why: null },
  no_show_mentee: { refund: false, strikes: [], why: "mentee_absent" },
  no_show_mentor: { refund: true, strikes: ["mentor"], why: "mentor_absent" },
  no_show_both: { refund: true, strikes: ["mentor", "mentee"], why: "both_absent" },
  void: { refund: true, strikes: [], why: "room_unreachable" },
} as const satisfies Record<
  Verdict,
  { refund: boolean; strikes: readonly ("mentor" | "mentee")[]; why: string | null }
>;
