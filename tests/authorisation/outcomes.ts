/** The words in which the matrix of pages and forms is written. */
import { PEOPLE, type Person, type Phase } from "../support/cast.ts";

/**
 * A status; "sign-in" for being sent there to come back; "-> PATH" for being sent on after it was done;
 * "no -> PATH" for being sent on where the page has nothing to show, and nothing was done. In a path
 * `:id` is the session, `:new` something made just now and `:mentor` or another person their id.
 */
export type Outcome = number | "sign-in" | `-> ${string}` | `no -> ${string}`;
export type Cells = Record<Person, Outcome>;

export const everybody = (outcome: Outcome): Cells =>
  Object.fromEntries(PEOPLE.map((person) => [person, outcome])) as Cells;

/** What each who is signed in is answered; the suspended are told that they may not. */
export const signedIn = (outcome: Outcome, over: Partial<Cells> = {}): Cells => ({
  ...everybody(outcome),
  anonymous: "sign-in",
  suspended: 403,
  ...over,
});

/** Whoever is not one of a session's two sees no difference from a session that is not there. */
export const strangers = { otherMentee: 404, otherMentor: 404, admin: 404 } as const;

export const phases = (before: Cells, during: Cells, after: Cells): Record<Phase, Cells> => ({
  before,
  during,
  after,
});

/** Whether something was done or shown, and nobody sent away. */
export const isAccepted = (outcome: Outcome) =>
  typeof outcome === "number" ? outcome < 400 : outcome.startsWith("-> ");

/** As it looks from outside. */
export const seen = (outcome: Outcome) =>
  typeof outcome === "string" ? outcome.replace(/^no /, "") : outcome;
