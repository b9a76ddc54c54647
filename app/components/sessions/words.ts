/** What a session is called and what happens next, in words, for either side. Pure. */
import type { SessionView } from "../../../server/bookings/schemas.ts";
import { dayAndTime, dayKey, givenName, money, timeOnly, until } from "../../lib/format.ts";
import type { StateKind } from "../ui/state.tsx";

export interface Facts {
  zone: string;
  now: number;
}

export interface StateWords {
  kind: StateKind;
  text: string;
}

export function isOver({ status }: Pick<SessionView, "status">): boolean {
  return !["awaiting_payment", "requested", "confirmed", "in_session"].includes(status);
}

/** "Confirmed", "Waiting for Johan’s answer", "You were not there": never a code. */
export function stateOf(session: SessionView): StateWords {
  const { role, status, whatNext } = session;
  const name = givenName(session.other.name);
  const mentee = role === "mentee";
  switch (status) {
    case "awaiting_payment":
      return whatNext.kind === "being_asked"
        ? { kind: "wait", text: "Asking whether you paid" }
        : { kind: "wait", text: "Not paid yet" };
    case "requested":
      return {
        kind: "wait",
        text: mentee ? `Waiting for ${name}’s answer` : "Waits for your answer",
      };
    case "confirmed":
    case "in_session":
      return session.actions.includes("enter_room")
        ? { kind: "yes", text: "The room is open" }
        : status === "in_session"
          ? { kind: "wait", text: "The hour is over; we are reading who was there" }
          : { kind: "yes", text: "Confirmed" };
    case "completed":
      return { kind: "done", text: "Completed" };
    case "no_show_both":
      return { kind: "no", text: "Neither of you was there" };
    case "no_show_mentee":
    case "no_show_mentor":
      return (status === "no_show_mentee") === mentee
        ? { kind: "off", text: "You were not there" }
        : { kind: "no", text: `${name} was not there` };
    case "void":
      return { kind: "no", text: "The room could not be reached" };
    case "declined":
      return mentee
        ? { kind: "no", text: `Declined by ${name}` }
        : { kind: "off", text: "Declined by you" };
    case "cancelled_by_mentee":
    case "cancelled_by_mentor":
      return (status === "cancelled_by_mentee") === mentee
        ? { kind: "off", text: "Cancelled by you" }
        : { kind: "no", text: `Cancelled by ${name}` };
    case "charged_back":
      return { kind: "no", text: "Called off" };
    case "called_off":
      return { kind: "no", text: "Called off by MentorLink" };
    case "expired":
      return expiredState(session, name);
  }
}

function expiredState({ role, cancelReason }: SessionView, name: string): StateWords {
  const mentee = role === "mentee";
  switch (cancelReason) {
    case "not_answered":
      return mentee
        ? { kind: "no", text: `${name} did not answer` }
        : { kind: "off", text: "You did not answer in time" };
    case "withdrawn":
      return { kind: "off", text: mentee ? "Withdrawn by you" : `Withdrawn by ${name}` };
    case "let_go":
      return { kind: "off", text: "Let go by you" };
    default:
      return { kind: "off", text: "Not paid in time" };
  }
}

/** What the other person (or oneself) said when calling it off; "" when nothing was. */
export function reasonOf({ status, cancelReason }: SessionView): string {
  // For these the reason is a code of ours, and its words are the state's.
  return status === "expired" || status === "called_off" ? "" : cancelReason;
}

/** "It starts in 3 days.": how long it is until the hour; "" once it has begun. */
export function countdown({ startsAt }: Pick<SessionView, "startsAt">, now: number): string {
  if (startsAt <= now) return "";
  const words = until(startsAt, now);
  return words === "now" ? "It starts within a minute." : `It starts ${words}.`;
}

/** The one sentence that says what happens next, with its date and its money. */
export function nextOf(session: SessionView, facts: Facts): string {
  const { whatNext, role } = session;
  const name = givenName(session.other.name);
  const sum = money(whatNext.amountCents, session.currency);
  const costs = whatNext.amountCents > 0;
  const at = whatNext.at === null ? "" : dayAndTime(whatNext.at, facts.zone, facts);
  switch (whatNext.kind) {
    case "pay_by":
      return `The hour is kept for you until ${soonOrDay(whatNext.at, facts)}.`;
    case "being_asked":
      return "The time to pay is over. We are asking the payment provider whether you did; mostly that takes a minute.";
    case "wait_for_answer":
      return costs
        ? `${name} answers by ${at}. If not, ${sum} goes back the way you paid.`
        : `${name} answers by ${at}. If not, the request lapses.`;
    case "answer_by":
      if (session.bank === "disputed") return `Answer by ${at}. ${bankWords(session, sum)}`;
      return costs
        ? `Answer by ${at}. You earn ${sum}; if you do not answer, ${name} gets everything back.`
        : `Answer by ${at}. The hour is pro bono; if you do not answer, the request lapses.`;
    case "room_opens":
      return beforeWords(session, facts);
    case "room_open":
      return session.startsAt > facts.now
        ? countdown(session, facts.now)
        : `Open until ${timeOnly(session.endsAt, facts.zone)}.`;
    case "being_decided":
      return "Mostly that takes a minute or two.";
    case "released_at":
      return `${sum} becomes yours on ${at}${unlessUsed(session)}.`;
    case "released":
      return `${sum} became yours on ${at}.`;
    case "charged_back":
      return role === "mentee"
        ? "Your bank took the payment back."
        : `${name}’s bank took the payment back: nothing is paid for this hour.`;
    case "disputed":
      return `${sum} waits while ${role === "mentee" ? "your" : "the"} bank looks into the payment.`;
    case "held_back":
      return `Something is said to have been wrong with this hour: ${sum} stays with us until we have looked into it.`;
    case "dispute_until":
      return `The money is held until ${at}; then ${name} is paid. If the hour was not what it should be, tell us before.`;
    case "maybe_refunded":
      return `If somebody else books the hour and it takes place, ${sum} comes back on ${at}.`;
    case "refunded":
      return role === "mentee"
        ? `${sum} is sent back the way you paid.`
        : `${name} gets ${sum} back.`;
    case "refund_refused":
      return `${sum} is owed to you. Sending it back has not worked yet, and we look into it ourselves.`;
    case "nothing":
      return endWords(session, name, facts.now);
  }
}

/** The same beside its date, which it need not repeat; "" where that sentence has no other form. */
export function stepOf(session: SessionView): string {
  const { whatNext, other, currency } = session;
  const name = givenName(other.name);
  const sum = money(whatNext.amountCents, currency);
  const costs = whatNext.amountCents > 0;
  switch (whatNext.kind) {
    case "pay_by":
      return "The hour is kept for you. Unpaid, it is free for others again.";
    case "wait_for_answer":
      return `${name} answers. Without a yes, ${costs ? `${sum} goes back the way you paid` : "nothing is booked"}.`;
    case "answer_by":
      return `${name} waits for your answer.`;
    case "released_at":
      return `${sum} becomes yours${unlessUsed(session)}.`;
    case "released":
      return `${sum} became yours.`;
    case "dispute_until":
      return `The money is held. Then ${name} is paid.`;
    case "maybe_refunded":
      return `${sum} comes back if somebody else booked the hour and it took place.`;
    default:
      return "";
  }
}

/** What a mentee who cancelled late may get back all the same. */
function unlessUsed({ status }: SessionView): string {
  return status === "cancelled_by_mentee"
    ? ", unless somebody else books the hour and it takes place"
    : "";
}

function bankWords({ role, bank, other }: SessionView, net: string): string {
  const whose = role === "mentee" ? "Your bank" : `${givenName(other.name)}’s bank`;
  if (bank === "charged_back") return `${whose} took the payment back.`;
  return role === "mentee"
    ? `${whose} is looking into the payment.`
    : `${whose} is looking into the payment: ${net} waits until it has decided.`;
}

/** Confirmed: until when cancelling is without cost, or what the mentor earns. */
function beforeWords(session: SessionView, facts: Facts): string {
  const { role, priceCents, currency, deadlines, split } = session;
  if (session.bank !== null) {
    const words = bankWords(session, money(split?.netCents ?? 0, currency));
    return role === "mentor" && session.actions.includes("cancel")
      ? `${words} You can cancel without a strike.`
      : words;
  }
  if (role === "mentor") {
    return split && split.netCents > 0
      ? `You earn ${money(split.netCents, currency)} after the hour.`
      : "This hour is pro bono.";
  }
  const { refundUntil, answerMoveBy } = deadlines;
  if (session.actions.includes("answer_move") && answerMoveBy !== null)
    return `${givenName(session.other.name)} asks for another time. As long as that stands, and until ${dayAndTime(answerMoveBy, facts.zone, facts)} at most, you can say yes, or cancel${priceCents > 0 ? " and everything comes back" : ""}.`;
  if (priceCents === 0) return "You can cancel until the start.";
  return refundUntil !== null && refundUntil > facts.now
    ? `Cancel before ${dayAndTime(refundUntil, facts.zone, facts)} and ${money(priceCents, currency)} goes back the way you paid.`
    : "Cancelling gives nothing back any more, unless somebody else books the hour.";
}

function endWords(session: SessionView, name: string, now: number) {
  const { status, role, paid, priceCents, releasedAt } = session;
  const mentee = role === "mentee";
  if (!paid) return priceCents > 0 && mentee ? unpaidWords(session, now) : "";
  if (status === "no_show_mentee" && mentee) {
    return `${name} waited and ${releasedAt === null ? "is" : "was"} paid. Nothing came back.`;
  }
  if (status === "cancelled_by_mentee" && mentee) return "Nothing came back.";
  if (status === "completed" && mentee)
    return `${name} ${releasedAt === null ? "is" : "was"} paid.`;
  return "";
}

/** A bank may say yes after days (docs/decisions/0012). */
function unpaidWords(session: SessionView, now: number): string {
  const { status, cancelReason, startsAt, mode, other } = session;
  const nothing = "No payment of yours has reached us.";
  if (status !== "expired" || cancelReason !== "unpaid" || startsAt <= now) return nothing;
  const still =
    mode === "request"
      ? `${givenName(other.name)} is asked after all, and you can take the request back here`
      : "the hour is yours, and we write to you";
  return `${nothing} Should your bank still say yes, all of it goes back; or, if the hour is free and you have a day or more to cancel for all of it, ${still}.`;
}

function soonOrDay(ms: number | null, { zone, now }: Facts): string {
  if (ms === null) return "it is paid";
  const today = dayKey(ms, zone) === dayKey(now, zone);
  return today ? `${timeOnly(ms, zone)} today` : dayAndTime(ms, zone, { now });
}
