/**
 * Who may send which form, and what everybody else is answered. A row for every intent of every action;
 * its fields would be taken from whoever may send them, so that only who asks can be what is refused.
 */
import type { Phase } from "../support/cast.ts";
import { SLOT } from "../support/sessions.ts";
import { type Cells, everybody, phases, signedIn, strangers } from "./outcomes.ts";

export interface FormRow {
  /** Where it is sent to, where that is not the route's own address. */
  at?: string;
  fields?: Record<string, string>;
  /** The procedure that its route calls with it; null: none. */
  does: string | null;
  who: Cells | Record<Phase, Cells>;
  /** Whoever may send it changes nothing that a database holds. */
  changes?: false;
  /** Everybody sees all of it: the sandbox, where everybody is a tester. */
  shared?: true;
}

const LATER = String(SLOT + 24 * 3_600_000);
const KEY = "one-key-of-a-form-0001";
const NEWCOMER = {
  name: "New Comer",
  email: "new-comer@example.test",
  password: "three odd words",
  terms: "on",
};
const WORK = { jobTitle: "Engineer", company: "Kestrel" };
const WRONG_PASSWORD = { password: "not it" };
const DEAD_LINK = { token: "x".repeat(32) };
const FIELD = { name: "Baking", description: "Bread.", icon: "book", position: "1" };
const MENTOR = {
  ...WORK,
  years: "8",
  intro: "I help with interviews, line by line, until they are easy.",
  bio: "Eight years of payments, and before that a till in Polokwane. I like hard questions best.",
  helps: "",
  skills: "Interviews",
  priceCents: "350",
  mode: "instant",
  minNoticeHours: "4",
  bufferQuarters: "0",
  languages: "en",
  version: "1",
};

const onlyMentees = { mentor: 403, otherMentor: 403, admin: 403 } as const;
const onlyMentors = { mentee: 403, otherMentee: 403, admin: 403 } as const;
const onlyAdmins = (done: "-> /admin" | "-> /admin/categories" | 409) =>
  signedIn(404, { admin: done });

const SESSION = "-> /sessions/:id";
type Done = typeof SESSION | "-> /sessions/:id?saved=1#brief" | 409;
const itsMentee = (done: Done) => signedIn(done, { ...strangers, mentor: 403 });
const itsMentor = (done: Done) => signedIn(done, { ...strangers, mentee: 403 });
const theTwo = (done: Done) => signedIn(done, strangers);
const tooLate = theTwo(409);

export const FORMS: Record<string, Record<string, FormRow>> = {
  "/*": { any: { at: "/nowhere/at/all", does: null, who: everybody(404) } },

  "/admin": {
    retry: { fields: { id: ":failedMessage" }, does: "admin.retry", who: onlyAdmins("-> /admin") },
  },
  "/admin/categories": {
    new: {
      fields: { slug: "baking", ...FIELD },
      does: "categories.create",
      who: onlyAdmins("-> /admin/categories"),
    },
    change: {
      fields: { slug: "nothing", ...FIELD, version: "1" },
      does: "categories.update",
      who: onlyAdmins(409),
    },
  },
  "/admin/mentors/:id": {
    approve: {
      at: "/admin/mentors/:otherMentor",
      fields: { version: "9", note: "" },
      does: "admin.approve",
      who: onlyAdmins(409),
    },
    reject: {
      at: "/admin/mentors/:otherMentor",
      fields: { version: "9", note: "Say more." },
      does: "admin.reject",
      who: onlyAdmins(409),
    },
  },

  "/availability": {
    save: {
      fields: { timezone: "Africa/Lagos", version: "1" },
      does: "availability.save",
      who: signedIn("-> /availability?saved", onlyMentors),
    },
  },
  "/book/:mentorId": {
    book: {
      at: `/book/:otherMentor?slot=${LATER}`,
      fields: { startsAt: LATER, goals: "Another hour.", idempotencyKey: KEY },
      does: "bookings.book",
      who: signedIn("-> /sandbox/checkout/ref-:new", onlyMentees),
    },
  },
  "/earnings/account": {
    save: {
      fields: {
        holder: "Somebody",
        bank: "FNB",
        accountNumber: "62000000001",
        ...WRONG_PASSWORD,
        version: "0",
      },
      does: "earnings.saveAccount",
      // Nobody of the cast has a second factor and hours to be paid for.
      who: signedIn(403),
    },
  },
  "/forgotten-password": {
    ask: {
      fields: { email: "nobody@example.test" },
      does: "accounts.requestReset",
      who: everybody("-> /check-email?for=reset"),
    },
  },
  "/new-address": {
    use: { fields: DEAD_LINK, does: "accounts.verifyEmail", who: everybody(400) },
  },
  "/profile": {
    mentor: {
      fields: MENTOR,
      does: "profiles.updateMentor",
      // There is no field here to choose.
      who: signedIn(422, onlyMentors),
    },
    mentee: {
      fields: { stage: "graduated", about: "", version: "1" },
      does: "profiles.updateMentee",
      who: signedIn("-> /profile?saved", onlyMentees),
    },
    submit: {
      fields: { version: "1" },
      does: "profiles.submitForApproval",
      who: signedIn(409, onlyMentors),
    },
  },
  "/prove": {
    prove: {
      fields: { code: "000000" },
      does: "secondFactor.prove",
      who: signedIn("no -> /second-factor", { admin: "no -> /dashboard" }),
    },
  },
  "/register/mentee": {
    register: {
      fields: { ...NEWCOMER, stage: "studying" },
      does: "accounts.registerMentee",
      who: everybody("-> /check-email"),
    },
  },
  "/register/mentor": {
    register: {
      fields: { ...NEWCOMER, ...WORK },
      does: "accounts.registerMentor",
      who: everybody("-> /check-email"),
    },
  },
  "/reset-password": {
    save: {
      fields: { ...DEAD_LINK, password: "three odd words" },
      does: "accounts.resetPassword",
      who: everybody(400),
    },
  },
  "/sandbox": {
    clock: {
      fields: { to: "forward", minutes: "1" },
      does: "sandbox.moveClock",
      who: everybody("-> /sandbox"),
    },
    act: {
      fields: { ref: "no-such-payment", act: "succeed" },
      does: "sandbox.act",
      who: everybody(404),
      shared: true,
    },
  },
  "/sandbox/checkout/:ref": {
    act: {
      at: "/sandbox/checkout/no-such-payment",
      fields: { act: "succeed" },
      does: "sandbox.act",
      who: everybody(404),
    },
  },
  "/second-factor": {
    start_app: { fields: WRONG_PASSWORD, does: "secondFactor.startApp", who: signedIn(422) },
    confirm_app: {
      fields: { code: "000000" },
      does: "secondFactor.confirmApp",
      who: signedIn(404),
    },
    remove_app: { fields: WRONG_PASSWORD, does: "secondFactor.removeApp", who: signedIn(422) },
    add_passkey: {
      fields: { label: "Mine", credential: "{}" },
      does: "secondFactor.addPasskey",
      who: signedIn(422),
    },
    remove_passkey: {
      fields: { id: "0".repeat(64), ...WRONG_PASSWORD },
      does: "secondFactor.removePasskey",
      who: signedIn(422),
    },
    renew_codes: {
      fields: WRONG_PASSWORD,
      does: "secondFactor.renewRecoveryCodes",
      who: signedIn(403, { admin: 422 }),
    },
  },
  "/settings": {
    account: {
      fields: { name: "New Name", timezone: "Africa/Lagos" },
      does: "accounts.updateAccount",
      who: signedIn("-> /settings?saved=account#account"),
    },
    verify: {
      does: "accounts.requestVerification",
      who: signedIn("-> /settings?saved=verify#address"),
      changes: false,
    },
    email: {
      fields: { email: "other@example.test", ...WRONG_PASSWORD },
      does: "accounts.requestEmailChange",
      who: signedIn(422),
    },
    password: {
      fields: { currentPassword: "not it", newPassword: "three odd words" },
      does: "accounts.changePassword",
      who: signedIn(422),
    },
    revoke: {
      fields: { id: "0".repeat(64) },
      does: "accounts.revokeAuthSession",
      who: signedIn(404),
    },
    revoke_others: {
      does: "accounts.revokeOtherAuthSessions",
      who: signedIn("-> /settings?saved=revoke_others#devices"),
    },
    mentee: {
      fields: { stage: "studying" },
      does: "accounts.becomeMentee",
      who: signedIn("-> /settings?saved=mentee#roles", { mentee: 409, otherMentee: 409 }),
    },
    mentor: {
      fields: WORK,
      does: "accounts.becomeMentor",
      who: signedIn("-> /settings?saved=mentor#roles", { mentor: 409, otherMentor: 409 }),
    },
  },
  "/sign-in": {
    first_step: {
      fields: { email: "nobody@example.test", ...WRONG_PASSWORD },
      does: "accounts.signIn",
      who: { ...everybody("no -> /dashboard"), anonymous: 401 },
    },
    second_step: {
      fields: { pending: "x".repeat(32), code: "000000" },
      does: "secondFactor.signIn",
      who: { ...everybody("no -> /dashboard"), anonymous: 400 },
    },
  },
  "/sign-out": {
    out: { does: "accounts.signOut", who: { ...everybody("-> /"), anonymous: "no -> /" } },
  },
  "/verify-email": {
    confirm: { fields: DEAD_LINK, does: "accounts.verifyEmail", who: everybody(400) },
  },

  "/sessions/:id": {
    pay: { fields: { idempotencyKey: KEY }, does: "bookings.pay", who: itsMentee(409) },
    let_go: { does: "bookings.letGo", who: itsMentee(409) },
    accept: { does: "bookings.accept", who: itsMentor(409) },
    decline: { does: "bookings.decline", who: itsMentor(409) },
    accept_move: {
      fields: { startsAt: LATER },
      does: "bookings.acceptMove",
      who: itsMentee(409),
    },
    keep_time: {
      fields: { startsAt: LATER },
      does: "bookings.keepTime",
      who: phases(theTwo(SESSION), tooLate, tooLate),
      // No other time was asked for.
      changes: false,
    },
    edit_brief: {
      fields: { goals: "Other goals", version: "2" },
      does: "bookings.editBrief",
      who: phases(itsMentee("-> /sessions/:id?saved=1#brief"), itsMentee(409), itsMentee(409)),
    },
  },
  "/sessions/:id/cancel": {
    cancel: {
      fields: { expectedRefundCents: "35000", reason: "" },
      does: "bookings.cancel",
      who: phases(theTwo(SESSION), tooLate, tooLate),
    },
    withdraw: { does: "bookings.withdraw", who: itsMentee(409) },
  },
  "/sessions/:id/move": {
    // The same form: a mentee moves the hour, a mentor asks.
    move: {
      fields: { startsAt: LATER },
      does: "bookings.move",
      who: phases(theTwo(SESSION), tooLate, tooLate),
    },
    ask: {
      fields: { startsAt: LATER },
      does: "bookings.askToMove",
      who: phases(theTwo(SESSION), tooLate, tooLate),
    },
  },
  "/sessions/:id/room": {
    say: {
      fields: { clientId: "a", body: "Hello", pace: "60" },
      does: "rooms.post",
      who: phases(tooLate, signedIn("-> /sessions/:id/room?pace=60", strangers), tooLate),
      changes: false,
    },
    // Only the page around the log changes its pace: the words come back to whoever typed them.
    pace: {
      fields: { body: "Half a word", pace: "60" },
      does: null,
      who: signedIn(200, strangers),
      changes: false,
    },
  },
  // Read by a script: who is signed out is told, not sent away.
  "/sessions/:id/ticket": {
    enter: {
      does: "rooms.ticket",
      who: phases(
        { ...tooLate, anonymous: 401 },
        { ...signedIn(200, strangers), anonymous: 401 },
        { ...tooLate, anonymous: 401 },
      ),
      changes: false,
    },
  },
};
