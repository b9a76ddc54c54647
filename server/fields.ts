/** Fields that several domains share. Messages are what a person reads beside the field. */
import { z } from "zod";
import { kept } from "./kept.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL and other controls are what we refuse
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Line ends that no input field makes, and marks that show text in another order than it has. */
const DECEPTIVE = /[\u0085\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

function clean(what: string) {
  return [
    (text: string) => !CONTROL.test(text),
    `${what} has a character that cannot be stored`,
  ] as const;
}

/** Stops there: the checks that follow never run on text of unbounded length. */
function tooLong(error: string) {
  return { error, abort: true };
}

/** One line of text, trimmed. `what` starts the messages: "Company". */
export function line(what: string, max: number, min = 1) {
  const text = z
    .string(`${what} must be text`)
    .trim()
    .max(max, tooLong(`${what} can have ${max} characters at most`))
    .refine(...clean(what))
    .refine((value) => !DECEPTIVE.test(value), `${what} has a character that cannot be shown`)
    .refine((value) => !/[\r\n]/.test(value), `${what} must be one line`);
  return min > 0
    ? text.min(min, min === 1 ? `Enter ${lower(what)}` : `${what} needs ${min} characters or more`)
    : text;
}

/** Several lines; line ends are normalised to \n. */
export function prose(what: string, max: number, min = 0) {
  const text = z
    .string(`${what} must be text`)
    .overwrite((value) => value.replace(/\r\n?/g, "\n").trim())
    .max(max, tooLong(`${what} can have ${max} characters at most`))
    .refine(...clean(what));
  return min > 0
    ? text.min(min, min === 1 ? `Enter ${lower(what)}` : `${what} needs ${min} characters or more`)
    : text;
}

function lower(what: string): string {
  return what.charAt(0).toLowerCase() + what.slice(1);
}

/** Lower-cased; ASCII only, because that is what the key compares. RFC 5321 allows 254 characters. */
export const Email = z
  .string("Enter an e-mail address")
  .trim()
  .toLowerCase()
  .max(254, tooLong("The e-mail address is too long"))
  .regex(
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/,
    "Enter an e-mail address with an @, like name@example.co.za",
  )
  .meta({ format: "email" });

/** Format characters, fillers, variation selectors: what a name can hold without showing it. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

function seen(text: string): string {
  return text.replace(UNSEEN, "");
}

/** Also by number, and on our own machine. */
const WEB_OR_MAIL = /\/\/|https?:|@|[.\u2024\u3002]([\p{L}\p{M}]{2}|\p{Nd})|:\p{Nd}/iu;
/** A program that reads letters makes a link of so many digits. */
const TELEPHONE = /(\p{Nd}[^\p{L}]*){6}/u;
const plain = (name: string) => seen(name.normalize("NFKC"));

/** Without what a reader looks past: case, accents, and what stands between letters. */
const letters = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/[^\p{L}\p{Nd}]/gu, "")
    .toLowerCase();

/** Letters begin with it: an address in it would be a link from us to wherever the writer likes. */
export const PersonName = line("Full name", 80, 2)
  .refine((name) => !WEB_OR_MAIL.test(plain(name)), "A name has no web or e-mail address in it")
  .refine((name) => !TELEPHONE.test(plain(name)), "A name has no telephone number in it")
  .refine((name) => !letters(name).includes("mentorlink"), "Nobody is called MentorLink but us")
  .refine(
    (name) => name.length < 2 || seen(name).length >= 2,
    "Full name needs 2 characters or more",
  );

export const NewPassword = z
  .string("Enter a password")
  .min(10, { error: ({ input }) => `Use 10 characters or more; yours has ${String(input).length}` })
  .max(200, tooLong("Use 200 characters or fewer"))
  .refine(...clean("The password"));

export const Password = z
  .string("Enter your password")
  .min(1, "Enter your password")
  .max(200, tooLong("Use 200 characters or fewer"));

export const Id = z
  .string("Not an id")
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "Not an id");

export const BOOKING_MODES = ["instant", "request"] as const;

/** Instant: a paid hour stands. Request: the mentor says yes or no to it first. */
export const BookingMode = z.enum(BOOKING_MODES);

/** An IANA zone that this runtime knows. */
export const Zone = z
  .string("Choose a time zone")
  .max(40, tooLong("That time zone does not exist"))
  .refine((text) => zoneNamed(text) !== null, "That time zone does not exist")
  .overwrite((text) => zoneNamed(text) ?? text);

const MOST_SPELLINGS = 1000;
const spellings = new Map<string, string | null>();
/** Of a name there is one such spelling. */
const TITLE_CASE = /^[A-Z][a-z]+(?:[/_-][A-Z][a-z]+)*$/;

/**
 * The zone in its one spelling, whatever the case of the letters; null where there is none: what is made
 * for each zone and kept is made some hundreds of times at most. Runtimes resolve "Asia/Kathmandu" to an
 * older name, which nobody wants to read.
 */
export function zoneNamed(text: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,39}$/.test(text)) return null;
  return kept(spellings, text, MOST_SPELLINGS, () => {
    try {
      const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
      return TITLE_CASE.test(text) ? text : timeZone;
    } catch {
      return null;
    }
  });
}

/** UTC epoch milliseconds between 2000 and 2100. */
export const Instant = z
  .int("Enter a time")
  .min(946_684_800_000, "That time is too far back")
  .max(4_102_444_800_000, "That time is too far ahead");

/** Chosen by the client, one for each thing that must happen once. */
export const IdempotencyKey = z
  .string("The form is missing its key; load the page again")
  .regex(/^[A-Za-z0-9_-]{16,64}$/, "The form's key is damaged; load the page again");

export const Page = z
  .int("Enter a page number")
  .min(1, "Pages start at 1")
  .max(1000, "That page is too far")
  .default(1);
