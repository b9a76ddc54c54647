/** What giving an hour another time does, said before it is done. Pure. */
import type { SessionView } from "../../../server/bookings/schemas.ts";
import { dayAndTime, givenName, when } from "../../lib/format.ts";
import type { Facts } from "./words.ts";

export interface MoveWords {
  title: string;
  rules: string[];
  button: string;
  /** Before the name of the hour. */
  verb: string;
}

export function moveWords(
  { role, other, deadlines, priceCents }: SessionView,
  facts: Facts,
): MoveWords {
  const name = givenName(other.name);
  if (role === "mentor")
    return {
      title: `Ask ${name} for another time`,
      rules: [
        `The hour stays where it is until ${name} says yes. Until then ${name} may also cancel and gets everything back.`,
      ],
      button: `Ask ${name} for the hour I chose`,
      verb: "Ask for",
    };
  const { refundUntil } = deadlines;
  return {
    title: "Move this hour",
    rules: [
      `${name} is told at once. What you have paid stays with the hour, which can be moved twice in all, whoever wished it.`,
      ...(priceCents > 0 && refundUntil !== null && refundUntil > facts.now
        ? [
            `You can cancel for all your money until ${when(refundUntil, facts.zone, facts)}, as before. Moved to an earlier hour, that ends when it would for that hour, if it is sooner.`,
          ]
        : []),
    ],
    button: "Move to the hour I chose",
    verb: "Move to",
  };
}

/** The mentor's own wish, not answered yet. */
export function waitsWords({ other, startsAt, proposedStartsAt }: SessionView, facts: Facts) {
  const hour = (ms: number) => dayAndTime(ms, facts.zone, facts);
  return {
    waits: `You asked for ${hour(proposedStartsAt ?? 0)} instead; ${givenName(other.name)} has not answered yet.`,
    keep: `Keep ${hour(startsAt)}`,
  };
}

/** The mentor's wish, as the mentee reads it. */
export function askedWords(session: SessionView, facts: Facts) {
  const { other, proposedStartsAt, startsAt, priceCents, deadlines } = session;
  const until = Math.min(deadlines.refundUntil ?? 0, proposedStartsAt ?? startsAt);
  const after =
    until > facts.now
      ? `you can cancel for all your money until ${when(until, facts.zone, facts)}${until === deadlines.refundUntil ? ", as before" : ""}`
      : "nothing comes back when you cancel: the time for that has passed";
  const name = givenName(other.name);
  const hour = (ms: number) => dayAndTime(ms, facts.zone, facts);
  const answerMoveBy = deadlines.answerMoveBy ?? startsAt;
  return {
    title: `${name} asks for another time`,
    asks: `${when(proposedStartsAt ?? startsAt, facts.zone, facts)} instead of ${hour(startsAt)}. You can say yes until ${hour(answerMoveBy)}.`,
    accept: `Move to ${hour(proposedStartsAt ?? startsAt)}`,
    keep: `Keep ${hour(startsAt)}`,
    orCancel:
      priceCents > 0
        ? `If neither suits you, you can cancel until then, as long as ${name} asks, and everything comes back. Once moved, ${after}.`
        : "If neither suits you, you can cancel.",
  };
}
