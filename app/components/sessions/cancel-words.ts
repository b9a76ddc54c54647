/** Exactly what cancelling does, said before it is done. Pure. */
import type { CancelPreviewOutput, SessionView } from "../../../server/bookings/schemas.ts";
import { dayAndTime, givenName, money, when } from "../../lib/format.ts";
import type { Facts } from "./words.ts";

export type CancelPreview = CancelPreviewOutput;

/** The consequences, the money first. */
export function cancelWords(preview: CancelPreview, { zone, now }: Facts): string[] {
  const { role, refundCents, currency, rule, strike, priceCents, waitsForBank } = preview;
  const name = givenName(preview.otherName);
  const sum = money(refundCents, currency);
  if (role === "mentor") {
    return [
      refundCents > 0 ? theirsAgain(name, sum, waitsForBank) : `${name} is told now.`,
      ...(strike ? ["It counts as a strike against you."] : []),
    ];
  }
  if (rule.rule === "nothing_paid") return [`${name} is told now. There is no money to come back.`];
  if (rule.rule !== "too_late") {
    const rest = priceCents - refundCents;
    return [
      `${backWords(sum, waitsForBank)}; ${name} is told now.`,
      ...(rest > 0 ? [`${money(rest, currency)} does not come back.`] : []),
    ];
  }
  const { mentorPaidAt, mentorKeepsCents } = preview;
  return [
    `You get nothing back now; ${name} is told now.`,
    ...(mentorPaidAt === null
      ? []
      : [
          `${name} is paid ${money(mentorKeepsCents, currency)} on ${dayAndTime(mentorPaidAt, zone, { now })}, unless somebody else books the hour and it takes place: then ${money(priceCents, currency)} comes back to you.`,
        ]),
  ];
}

/** The rule that gives the amount, with its date. "" where there is nothing to explain. */
export function ruleWords({ rule }: CancelPreview, { zone, now }: Facts): string {
  switch (rule.rule) {
    case "nothing_paid":
      return "";
    case "mentor_cancels":
      return "When a mentor cancels, everything goes back.";
    case "mentor_asks_to_move":
      return "Your mentor asks for another time, which you need not take: everything comes back.";
    case "cooling_off":
      return `Until ${when(rule.until, zone, { now })} everything comes back, because you booked only lately.`;
    case "tier":
      return `Until ${when(rule.until, zone, { now })}, ${rule.percent}\u00a0% comes back.`;
    case "too_late":
      return `The last moment for a refund was ${when(rule.since, zone, { now })}.`;
  }
}

/** To the mentor. */
export function theirsAgain(name: string, sum: string, waitsForBank: boolean): string {
  return `${name} gets ${sum} back${waitsForBank ? ", by the bank or when it has decided," : ""} and is told now.`;
}

function backWords(sum: string, waitsForBank: boolean): string {
  return waitsForBank
    ? `${sum} is yours either way: your bank gives it back to you, or we do when it has decided`
    : `You get ${sum} back the way you paid`;
}

/** Taking back a request that was not answered yet. */
export function withdrawWords({ other, priceCents, currency, paid, bank }: SessionView): string[] {
  const name = givenName(other.name);
  return [
    paid && priceCents > 0
      ? `${backWords(money(priceCents, currency), bank === "disputed")}; ${name} is told now.`
      : `${name} is told now. There is no money to come back.`,
  ];
}
