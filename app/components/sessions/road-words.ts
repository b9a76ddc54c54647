/** The dated road of a session's money and what happens around it, for either side. Pure. */
import type { SessionView } from "../../../server/bookings/schemas.ts";
import { dayAndTime, givenName, money } from "../../lib/format.ts";
import { type Facts, isOver, nextOf, stepOf } from "./words.ts";

export interface RoadWords {
  /** A date; words where none belongs. */
  at: string;
  what: string;
  /** Where it stands now. */
  now: boolean;
}

interface Step {
  /** Epoch ms; null: after all that has a date. */
  ms: number | null;
  what: string;
  /** It is true until then, and not from then on. */
  until?: boolean;
}

export function roadOf(session: SessionView, facts: Facts): RoadWords[] {
  const steps = isOver(session) ? afterwards(session, facts) : ahead(session, facts);
  const lasting = steps.findIndex(({ until, ms }) => until && ms !== null && ms > facts.now);
  const passed = steps.findLastIndex(({ ms, until }) => !until && ms !== null && ms <= facts.now);
  const current = lasting >= 0 ? lasting : Math.max(0, passed);
  return steps.map(({ ms, what, until }, i) => ({
    at: ms === null ? "After that" : `${until ? "Until " : ""}${dayAndTime(ms, facts.zone, facts)}`,
    what,
    now: i === current,
  }));
}

/** Before and during the hour. */
function ahead(session: SessionView, facts: Facts): Step[] {
  const { role, priceCents, currency, deadlines, split } = session;
  const steps: Step[] = [{ ms: session.createdAt, what: bookedWords(session) }];
  const deadline = deadlines.payBy ?? deadlines.answerBy;
  if (deadline === null) steps.push(...cancelStep(session, facts));
  else if (deadline > facts.now) steps.push({ ms: deadline, until: true, what: stepOf(session) });
  steps.push(
    { ms: deadlines.roomOpensAt, what: "The room opens." },
    { ms: session.startsAt, what: "The hour starts." },
    { ms: session.endsAt, what: "The hour ends by itself. Both of you keep the transcript." },
  );
  if (priceCents === 0) return steps;
  const paid = `${givenName(session.other.name)} is paid, if the hour took place.`;
  const sure = session.bank === null ? "" : " and the bank finds for the payment";
  const earned = `${money(split?.netCents ?? 0, currency)} becomes yours, if the hour took place${sure}.`;
  return [...steps, { ms: null, what: role === "mentee" ? paid : earned }];
}

/** Until when a mentee may cancel without cost; nothing when it was booked later than that. */
function cancelStep(session: SessionView, { now }: Facts): Step[] {
  const { role, priceCents, currency, deadlines, createdAt } = session;
  const { refundUntil } = deadlines;
  if (role === "mentor" || priceCents === 0) return [];
  // Until it is answered, cancelling gives everything back; the status says so.
  if (session.actions.includes("answer_move")) return [];
  if (refundUntil === null || refundUntil <= createdAt) return [];
  const sum = money(priceCents, currency);
  return refundUntil > now
    ? [
        {
          ms: refundUntil,
          until: true,
          what: `You can cancel and ${sum} goes back the way you paid.`,
        },
      ]
    : [{ ms: refundUntil, what: "From here on, cancelling gave nothing back." }];
}

function bookedWords({ whatNext, priceCents, currency, paid, role, other, mode }: SessionView) {
  const who = role === "mentee" ? "You" : givenName(other.name);
  const did = mode === "request" ? "asked for the hour" : "booked the hour";
  if (priceCents === 0) return `${who} ${did}. It is pro bono.`;
  if (whatNext.kind === "pay_by") return `${who} chose the hour. Nothing is paid yet.`;
  if (!paid) return `${who} chose the hour.`;
  return `${who} ${did} and paid ${money(priceCents, currency)}, held until the hour has happened.`;
}

/** Once it is over, however it ended. */
function afterwards(session: SessionView, facts: Facts): Step[] {
  const { createdAt, startsAt, endedAt, cancelledAt, releasedAt, whatNext } = session;
  const steps: Step[] = [{ ms: createdAt, what: bookedWords(session) }];
  if (cancelledAt !== null) steps.push({ ms: cancelledAt, what: "It was called off." });
  else if (endedAt !== null) {
    steps.push({ ms: startsAt, what: "The hour started." }, { ms: endedAt, what: "It ended." });
  }
  const next = nextOf(session, facts);
  if (next === "") return steps;
  const ms = whatNext.at ?? releasedAt;
  const until = whatNext.kind === "dispute_until";
  if (ms !== null) return [...steps, { ms, until, what: stepOf(session) || next }];
  // Without a date of its own it belongs to the step that caused it.
  return steps.map((step, i) =>
    i === steps.length - 1 ? { ...step, what: `${step.what} ${next}` } : step,
  );
}
