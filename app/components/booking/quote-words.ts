/** What one agrees to when booking, in words. Pure. */
import type { QuoteOutput } from "../../../server/bookings/schemas.ts";
import { dayAndTime, givenName, money, percent, when } from "../../lib/format.ts";
import type { Facts } from "../sessions/words.ts";

export type Quote = QuoteOutput;

/** The title and the button: what pressing it does, with its money or its hour. */
export function headOf({ mode, priceCents }: Quote): string {
  if (mode === "request") return "Check and ask";
  return priceCents > 0 ? "Check and pay" : "Check and book";
}

export function buttonOf({ mode, mentor, priceCents, currency }: Quote, hour: string): string {
  const sum = money(priceCents, currency);
  if (mode === "request") {
    const ask = `Ask ${givenName(mentor.name)} for this hour`;
    return priceCents > 0 ? `${ask} and pay ${sum}` : ask;
  }
  return priceCents > 0 ? `Pay ${sum}` : `Book ${hour}`;
}

/** Below the button: where it leads. */
export function afterButton({ mode, priceCents }: Quote): string {
  if (priceCents === 0) return "Pressing twice does not book twice.";
  const then = "You go to the payment page and come back here. Pressing twice does not pay twice.";
  return mode === "request" ? `${then} The money is held until the answer.` : then;
}

/** On request: when the answer comes, and what happens without one. Null for hours booked at once. */
export function answerWords(quote: Quote, { zone, now }: Facts): string | null {
  const { mode, answerBy, mentor, priceCents, currency } = quote;
  if (mode !== "request" || answerBy === null) return null;
  const by = `${givenName(mentor.name)} answers by ${when(answerBy, zone, { now })} at the latest.`;
  return priceCents > 0
    ? `${by} Without a yes, ${money(priceCents, currency)} goes back the way you paid.`
    : `${by} Without a yes, nothing is booked.`;
}

/** What becomes of the money. */
export function splitWords({ mentor, priceCents, currency, split, vatIncluded }: Quote): string {
  const name = givenName(mentor.name);
  if (priceCents === 0) return `${name} gives this hour without pay.`;
  const share = `${percent(split.commissionBps)}${vatIncluded ? ", VAT included" : ""}`;
  return `${money(split.netCents, currency)} goes to ${name} after the hour and ${money(split.commissionCents, currency)} is our commission (${share}).`;
}

const HOUR_MS = 3_600_000;

/** The refund rule, one sentence each; with its date and hour unless the hour is still `open`. */
export function refundWords(quote: Quote, { zone, now }: Facts, open = false): string[] {
  const { refundUntil, startsAt, priceCents, currency, mentor } = quote;
  if (priceCents === 0) return ["You can cancel until the start. There is no money to come back."];
  const sum = money(priceCents, currency);
  const late = "nothing comes back, unless somebody else books the hour and it takes place.";
  const until =
    refundUntil === null || (refundUntil <= now && !open)
      ? null
      : open
        ? `Until ${Math.round((startsAt - refundUntil) / HOUR_MS)} hours before the hour you choose`
        : `Before ${when(refundUntil, zone, { now })}`;
  return [
    until
      ? `${until}: ${sum} goes back the way you paid. From then on ${late}`
      : `The hour is so near that ${late}`,
    `If ${givenName(mentor.name)} cancels or does not come, ${sum} comes back.`,
  ];
}

export function hourOf(ms: number, { zone, now }: Facts): string {
  return dayAndTime(ms, zone, { now });
}
