/** What each letter says. Data in, paragraphs out; the page around them is render.ts's. */
import { money, when } from "./format.ts";
import type { Letter, LetterOf } from "./letters.ts";

export interface Words {
  subject: string;
  paragraphs: string[];
  /** The one thing to do. */
  action?: { label: string; url: string };
}

type Writers = { [T in Letter["template"]]: (letter: LetterOf<T>) => Words };

const WRITERS: Writers = {
  welcome: ({ role, url }) => ({
    subject: "Welcome to MentorLink: confirm your address",
    paragraphs: [
      role === "mentee"
        ? "You can look for a mentor now. To book an hour, open this link, signed in with the password that you chose."
        : "You can fill in your profile and your hours now. To be listed, open this link, signed in with the password that you chose.",
      "The link works for three days. If you did not register, do nothing: without you the account cannot book.",
    ],
    action: { label: "Confirm my address", url },
  }),
  already_registered: ({ url }) => ({
    subject: "You already have a MentorLink account",
    paragraphs: [
      "Somebody, perhaps you, tried to register with this address. It has an account already, so nothing was changed.",
      "Sign in with the password that you chose then, or ask for a new one on the same page. If you have never registered, somebody else did with your address: with a new password the account is yours, and they are out.",
    ],
    action: { label: "Sign in", url },
  }),
  verify_email: ({ url }) => ({
    subject: "Confirm your address",
    paragraphs: [
      "Open this link, signed in, to confirm that this address is yours. It works for three days and ends the older ones.",
    ],
    action: { label: "Confirm my address", url },
  }),
  reset_password: ({ url }) => ({
    subject: "Choose a new password",
    paragraphs: [
      "Open this link to choose a new password. It works once, for an hour, and signs you out everywhere.",
      "If you did not ask for it, do nothing: your password stays as it is.",
    ],
    action: { label: "Choose a new password", url },
  }),
  password_changed: ({ url }) => ({
    subject: "Your password was changed",
    paragraphs: [
      "Your password was just changed, and every other device was signed out.",
      "If that was not you, choose a new one at once.",
    ],
    action: { label: "Choose a new password", url },
  }),
  change_email: ({ url }) => ({
    subject: "Confirm your new address",
    paragraphs: [
      "Open this link, signed in, to make this the address of your MentorLink account. It works for a day.",
      "If you did not ask for it, do nothing: nothing changes without the link.",
    ],
    action: { label: "Use this address", url },
  }),
  email_changed: ({ email, url }) => ({
    subject: "Your address was changed",
    paragraphs: [
      `Your MentorLink account now has the address ${email}. Letters go there from now on, and you sign in with it.`,
      "If that was not you, write to us at once: somebody knows your password.",
    ],
    action: { label: "How to reach us", url },
  }),
  payout_account_changed: ({ destination, url }) => ({
    subject: "Your payouts go to another account",
    paragraphs: [
      `What you earn is paid to ${destination} from now on.`,
      "If that was not you, change your password at once, then the account, and write to us.",
    ],
    action: { label: "See your account", url },
  }),
  factor_changed: ({ change, left, url }) => ({
    subject: FACTOR_CHANGED[change],
    paragraphs: [
      `${FACTOR_CHANGED[change]}.${change === "code_used" ? ` ${left === 1 ? "One code is" : `${left} codes are`} left.` : ""}`,
      "If that was not you, change your password at once and look at your second factor.",
    ],
    action: { label: "See your second factor", url },
  }),
  booked: (letter) => ({
    subject: `Booked: ${when(letter.startsAt, letter.zone)} with ${letter.other}`,
    paragraphs: [
      `Your hour with ${letter.other} is on ${when(letter.startsAt, letter.zone)}. The room opens five minutes earlier and closes by itself after the hour.`,
      ...bookedMoney(letter),
    ],
    action: { label: "See the session", url: letter.sessionUrl },
  }),
  requested: (letter) => ({
    subject: `${letter.other} asks for ${when(letter.startsAt, letter.zone)}`,
    paragraphs: [
      `${letter.other} asks for an hour with you on ${when(letter.startsAt, letter.zone)}${letter.amountCents > 0 ? `, and has paid ${money(letter.amountCents, letter.currency)}, which we hold` : ""}. What they want from it stands in the session.`,
      `Answer by ${when(letter.answerBy, letter.zone)}. After that the request expires${letter.amountCents > 0 ? " and the money goes back" : ""}.`,
    ],
    action: { label: "Answer the request", url: letter.sessionUrl },
  }),
  reminder: (letter) => ({
    subject: `${letter.hoursBefore === 1 ? "In an hour" : `In ${letter.hoursBefore} hours`}: ${letter.other}`,
    paragraphs: [
      `Your hour with ${letter.other} begins on ${when(letter.startsAt, letter.zone)}. The room opens five minutes earlier.`,
    ],
    action: { label: "See the session", url: letter.sessionUrl },
  }),
  cancelled: (letter) => ({
    subject: `${CANCELLED_SUBJECT[letter.why]}: ${when(letter.startsAt, letter.zone)} with ${letter.other}`,
    paragraphs: [cancelledWhy(letter), cancelledMoney(letter)].filter((text) => text !== ""),
    action: { label: "See the session", url: letter.sessionUrl },
  }),
  moved: (letter) => ({
    subject: `Moved: ${when(letter.startsAt, letter.zone)} with ${letter.other}`,
    paragraphs: [
      `${letter.yours ? "As you wished, your" : "Your"} hour with ${letter.other} of ${when(letter.from, letter.zone)} is now on ${when(letter.startsAt, letter.zone)}. The room opens five minutes earlier.`,
      ...(letter.paid ? [`What you paid stays with it. ${allBackUntil(letter)}`] : []),
    ],
    action: { label: "See the session", url: letter.sessionUrl },
  }),
  asked_to_move: (letter) => ({
    subject: `${letter.other} asks for another time: ${when(letter.proposedStartsAt, letter.zone)}`,
    paragraphs: [
      `${letter.other} asks to move your hour from ${when(letter.startsAt, letter.zone)} to ${when(letter.proposedStartsAt, letter.zone)}.`,
      `It stays where it is until you say yes. If neither suits you, you can cancel${letter.amountCents > 0 ? ` and ${money(letter.amountCents, letter.currency)} goes back the way you paid` : ""}.`,
      ...(letter.answerBy === null
        ? []
        : [
            `Both until ${when(letter.answerBy, letter.zone)}, as long as ${letter.other} asks: after that your hour stays as it is, and what comes back is as before.`,
          ]),
    ],
    action: { label: "Answer", url: letter.sessionUrl },
  }),
  bank: (letter) => ({
    subject: `${BANK_SUBJECT[letter.bank]} the payment for ${when(letter.startsAt, letter.zone)}`,
    paragraphs: bankParagraphs(letter),
    action: { label: "See the session", url: letter.sessionUrl },
  }),
  complaint: (letter) => ({
    subject: `${COMPLAINT_SUBJECT[letter.decision]}: ${when(letter.startsAt, letter.zone)} with ${letter.other}`,
    paragraphs: [complaintWords(letter)],
    action: { label: "See the session", url: letter.sessionUrl },
  }),
  time_kept: (letter) => ({
    subject: `Not moved: ${when(letter.startsAt, letter.zone)} with ${letter.other}`,
    paragraphs: [
      `${letter.other} ${letter.withdrawn ? "does not ask for" : "cannot make"} ${when(letter.proposedStartsAt, letter.zone)}${letter.withdrawn ? " any more" : ""}. Your hour stays on ${when(letter.startsAt, letter.zone)}.`,
      ...(letter.paid ? [allBackUntil(letter)] : []),
    ],
    action: { label: "See the session", url: letter.sessionUrl },
  }),
  transcript_ready: (letter) => ({
    subject: `Your hour with ${letter.other}: every word is kept`,
    paragraphs: [
      `Your hour of ${when(letter.startsAt, letter.zone)} with ${letter.other} is over. ${letter.messages === 1 ? "One message is" : `All ${letter.messages} messages are`} kept in your sessions.`,
    ],
    action: { label: "Read the transcript", url: letter.sessionUrl },
  }),
  paid_out: (letter) => ({
    subject: `Paid: ${money(letter.amountCents, letter.currency)}`,
    paragraphs: [
      `We paid ${money(letter.amountCents, letter.currency)} for ${letter.sessions === 1 ? "one session" : `${letter.sessions} sessions`} to ${letter.destination}.`,
    ],
    action: { label: "See your earnings", url: letter.url },
  }),
  payout_returned: (letter) => ({
    subject: `Not paid: the bank sent back ${money(letter.amountCents, letter.currency)}`,
    paragraphs: [
      `We sent ${money(letter.amountCents, letter.currency)} to ${letter.destination}, and the bank sent it back. It is yours still.`,
      "Nothing is sent to that account again. Check what you told us, and save the account anew: what waits goes out with the next payout after that.",
    ],
    action: { label: "Check the account", url: letter.url },
  }),
  mentor_decided: ({ approved, listed, note, url }) => {
    const { subject, words, label } =
      DECIDED[approved ? "listed" : listed ? "taken_down" : "sent_back"];
    return { subject, paragraphs: [words, ...(note ? [note] : [])], action: { label, url } };
  },
};

const DECIDED = {
  listed: {
    subject: "You are listed on MentorLink",
    words: "Your profile was approved. Mentees can find you and book your hours from now on.",
    label: "See your page",
  },
  sent_back: {
    subject: "Your profile needs another look",
    words: "Your profile was not approved yet. Change what is said below and send it in again.",
    label: "Change your profile",
  },
  taken_down: {
    subject: "Your profile was taken down",
    words:
      "Mentees do not find you any more, and cannot book. Hours that are booked already stay. We took your profile down for what is said below; you can change it and send it in again.",
    label: "Change your profile",
  },
};

const FACTOR_CHANGED: Record<LetterOf<"factor_changed">["change"], string> = {
  app_added: "An authenticator app was added to your account",
  app_removed: "The authenticator app was removed from your account",
  passkey_added: "A passkey was added to your account",
  passkey_removed: "A passkey was removed from your account",
  codes_renewed: "Your recovery codes were made anew",
  code_used: "A recovery code was used to sign in",
  codes_tried: "Many codes were tried as your second factor",
  unlocked: "We took the second factor off your account",
};

const CANCELLED_SUBJECT: Record<LetterOf<"cancelled">["why"], string> = {
  mentee_cancelled: "Cancelled",
  mentor_cancelled: "Cancelled",
  declined: "Declined",
  not_answered: "Not answered",
  mentor_absent: "Mentor not there",
  mentee_absent: "Mentee not there",
  both_absent: "Nobody was there",
  room_unreachable: "The room could not be reached",
  paid_too_late: "Paid too late",
  called_off: "Called off",
  charged_back: "Called off, the payment was taken back",
};

const BANK_SUBJECT: Record<LetterOf<"bank">["bank"], string> = {
  disputed: "A bank looks into",
  settled: "A bank found for",
  charged_back: "A bank took back",
};

const COMPLAINT_SUBJECT: Record<LetterOf<"complaint">["decision"], string> = {
  held: "We look into your hour",
  released: "Your hour stands",
  refunded: "Your hour is paid back",
};

export function wordsOf(letter: Letter): Words {
  const write = WRITERS[letter.template] as (letter: Letter) => Words;
  return write(letter);
}

function bookedMoney(letter: LetterOf<"booked">): string[] {
  const price = money(letter.amountCents, letter.currency);
  if (letter.amountCents === 0) return [];
  if (letter.role === "mentor")
    return [
      `${letter.other} paid ${price}. After the hour, ${money(letter.netCents, letter.currency)} of it is yours.`,
    ];
  return [`You paid ${price}, which we hold until the hour has happened. ${allBackUntil(letter)}`];
}

function allBackUntil({ refundUntil, zone }: { refundUntil: number | null; zone: string }): string {
  return refundUntil === null
    ? "It is too late to cancel for all of it."
    : `Cancel before ${when(refundUntil, zone)} and all of it comes back.`;
}

function cancelledWhy({ why, role, other }: LetterOf<"cancelled">): string {
  const mentee = role === "mentee";
  switch (why) {
    case "mentee_cancelled":
      return mentee
        ? "You cancelled this hour."
        : `${other} cancelled this hour. It is open for others again.`;
    case "mentor_cancelled":
      return mentee ? `${other} had to cancel this hour.` : "You cancelled this hour.";
    case "declined":
      return mentee ? `${other} cannot take this hour.` : "You declined this hour.";
    case "not_answered":
      return mentee
        ? `${other} did not answer in time.`
        : "The request was not answered and is over.";
    case "mentor_absent":
      return mentee
        ? `${other} was not in the room in the first ten minutes.`
        : "You were not in the room in the first ten minutes.";
    case "mentee_absent":
      return mentee
        ? "You were not in the room in the first ten minutes."
        : `${other} was not in the room in the first ten minutes.`;
    case "both_absent":
      return "Neither of you was in the room in the first ten minutes.";
    case "room_unreachable":
      return "Our room could not be reached when your hour began. That was our fault, and nobody loses by it.";
    case "charged_back":
      return mentee
        ? "Your bank took the payment back, so the hour does not take place."
        : `${other}’s bank took the payment back, so the hour does not take place. It does not count against you.`;
    case "called_off":
      return "We had to call this hour off: it does not take place.";
    case "paid_too_late":
      return "Your payment arrived when the hour was not kept for you any more.";
  }
}

function complaintWords(letter: LetterOf<"complaint">): string {
  const { decision, role, other, currency } = letter;
  const unless = letter.unlessUsed ? UNLESS_USED[role] : "";
  const sum = money(letter.amountCents, currency);
  const looked = `We looked into your hour of ${when(letter.startsAt, letter.zone)} with ${other}`;
  const mentee = role === "mentee";
  switch (decision) {
    case "held":
      return `Something is said to have been wrong with your hour of ${when(letter.startsAt, letter.zone)} with ${other}. A person looks into it, and ${mentee ? `the ${sum} that you paid stays` : `your ${sum} stays`} with us until then.`;
    case "released":
      if (letter.waitsForBank)
        return `${looked}. It stands as it was, and ${mentee ? "the" : "your"} ${sum} waits until the bank has decided.`;
      return mentee
        ? `${looked}. It stands as it was, and ${other} is paid${unless}.`
        : `${looked}. It stands as it was, and ${sum} is released to you${unless}.`;
    case "refunded":
      return mentee
        ? `${looked}. ${sum} goes back the way you paid.`
        : `${looked}. All that was paid goes back to ${other}, and nothing of it is yours.`;
  }
}

function bankParagraphs({ bank, over, other, amountCents, currency, ...hour }: LetterOf<"bank">) {
  const sum = money(amountCents, currency);
  const at = when(hour.startsAt, hour.zone);
  if (bank === "charged_back")
    return [
      `${other}’s bank took back the payment for your hour of ${at}. The ${sum} that would have been yours cannot be paid.`,
    ];
  if (bank === "settled")
    return [
      `${other}’s bank has looked into the payment for your hour of ${at}, and it stands: your ${sum} waits no longer for the bank.`,
      ...(over ? [] : ["Should you cancel the hour now, that counts as it always does."]),
    ];
  return [
    `${other}’s bank is looking into the payment for your hour of ${at}. Your ${sum} waits until the bank has decided: it is paid if the bank finds for the payment, and cannot be if it does not.`,
    ...(over
      ? []
      : [
          "You can let the hour stand, or, as long as the bank looks into it, cancel it before it starts without a strike. We write to you when the bank has decided.",
        ]),
  ];
}

/** Of an hour that was cancelled late. */
const UNLESS_USED = {
  mentor: ", unless somebody else books the hour and it takes place: then you are paid for theirs",
  mentee: ", unless somebody else books the hour and it takes place: then all of it comes back",
};

function cancelledMoney(letter: LetterOf<"cancelled">): string {
  const { amountCents, currency, role, why, waitsForBank, paid, unlessUsed } = letter;
  if (why === "charged_back" || !paid) return "";
  if (role === "mentor") {
    if (amountCents === 0) return "";
    const yours = `${money(amountCents, currency)} of it stays yours and is released to you`;
    return `${yours}${unlessUsed ? UNLESS_USED.mentor : ""}.`;
  }
  if (amountCents > 0 && waitsForBank)
    return `Your bank is looking into your payment of this hour. ${money(amountCents, currency)} is yours either way: the bank gives it back to you, or we do when it has decided.`;
  if (amountCents > 0) return `${money(amountCents, currency)} goes back the way you paid.`;
  if (unlessUsed) return `Nothing comes back${UNLESS_USED.mentee}.`;
  return why === "mentee_cancelled" || why === "mentee_absent" ? "Nothing comes back." : "";
}
