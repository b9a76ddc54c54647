/**
 * The authorisation matrix: every procedure × every kind of person × before, during and after the
 * session. A procedure without a row fails here. Whoever is refused changes nothing, whoever only
 * reads changes nothing, and no stranger's answer has a word of the two people's.
 */
import { describe, expect, test } from "vitest";
import { type ProblemCode, toProblem } from "../server/errors.ts";
import { appRouter } from "../server/router.ts";
import {
  CANARY,
  type Cast,
  castOf,
  everythingIn,
  PEOPLE,
  type Person,
  PHASES,
  type Phase,
} from "./support/cast.ts";
import { SLOT } from "./support/sessions.ts";

type Outcome = "ok" | ProblemCode;
type Cells = Record<Person, Outcome>;
interface Row {
  input?: (cast: Cast) => unknown;
  /** By phase where it differs; one answer stands for all three where a session is meant. */
  who: Cells | Record<Phase, Cells>;
  /** Everybody sees all of it: the sandbox, where everybody is a tester. */
  shared?: true;
}

const all = (outcome: Outcome) => Object.fromEntries(PEOPLE.map((p) => [p, outcome])) as Cells;
const signedIn = (over: Partial<Cells> = {}): Cells => ({
  ...all("ok"),
  anonymous: "sign_in_required",
  suspended: "not_allowed",
  ...over,
});
const everybody = all("ok");
const mentees = signedIn({
  mentor: "not_allowed",
  otherMentor: "not_allowed",
  admin: "not_allowed",
});
const mentors = signedIn({
  mentee: "not_allowed",
  otherMentee: "not_allowed",
  admin: "not_allowed",
});
const admins = signedIn({
  mentee: "not_found",
  otherMentee: "not_found",
  mentor: "not_found",
  otherMentor: "not_found",
});
const strangers = {
  otherMentee: "not_found",
  otherMentor: "not_found",
  admin: "not_found",
} as const;
const theTwo = (outcome: Outcome = "ok") =>
  signedIn({ ...strangers, mentee: outcome, mentor: outcome });
const itsMentee = (outcome: Outcome = "ok") =>
  signedIn({ ...strangers, mentee: outcome, mentor: "not_allowed" });
const itsMentor = (outcome: Outcome = "ok") =>
  signedIn({ ...strangers, mentee: "not_allowed", mentor: outcome });
const phases = (before: Cells, during: Cells, after: Cells) => ({ before, during, after });

const session = ({ sessionId }: Cast) => ({ sessionId });
const elsewhen = (cast: Cast) => ({ ...session(cast), startsAt: SLOT + 24 * 3_600_000 });
const byId = ({ sessionId }: Cast) => ({ id: sessionId });
const fresh = () => crypto.randomUUID();
const newcomer = (over: object) => ({
  name: "New Comer",
  email: `new-${fresh()}@example.test`,
  password: "three odd words",
  terms: true,
  ...over,
});

const mentorProfile = {
  jobTitle: "Engineer",
  company: "Kestrel Pay",
  years: 8,
  intro: "I help with interviews, line by line, until they are easy.",
  bio: "Eight years of payments, and before that a till in Polokwane. I like hard questions best.",
  categories: [],
  languages: [],
  mode: "instant",
  minNoticeHours: 4,
  bufferQuarters: 0,
  version: 1,
};
const bookable = ({ ids }: Cast) => ({
  mentorId: ids.otherMentor,
  startsAt: SLOT + 24 * 3_600_000,
  goals: "Another hour.",
  questions: [],
  idempotencyKey: fresh(),
});

const reads = { who: theTwo() };
const ROWS: Record<string, Row> = {
  "accounts.me": { who: everybody },
  "accounts.documents": { who: everybody },
  "accounts.counts": { who: signedIn() },
  "accounts.dashboard": { who: signedIn() },
  "accounts.registerMentee": { input: () => newcomer({ stage: "studying" }), who: everybody },
  "accounts.registerMentor": {
    input: () => newcomer({ jobTitle: "Engineer", company: "Kestrel" }),
    who: everybody,
  },
  "accounts.signIn": {
    input: () => ({ email: "nobody@example.test", password: "three odd words" }),
    who: all("wrong_credentials"),
  },
  "accounts.signOut": { who: everybody },
  "accounts.requestVerification": { who: signedIn() },
  "accounts.verifyEmail": { input: () => ({ token: "x".repeat(32) }), who: all("token_invalid") },
  "accounts.requestReset": { input: () => ({ email: "nobody@example.test" }), who: everybody },
  "accounts.resetPassword": {
    input: () => ({ token: "x".repeat(32), password: "three odd words" }),
    who: all("token_invalid"),
  },
  "accounts.requestEmailChange": {
    input: () => ({ email: "other@example.test", password: "not it" }),
    who: signedIn(each("invalid_input")),
  },
  "accounts.changePassword": {
    input: () => ({ currentPassword: "not it", newPassword: "three odd words" }),
    who: signedIn(each("invalid_input")),
  },
  "accounts.listAuthSessions": { who: signedIn() },
  "accounts.revokeAuthSession": {
    input: () => ({ id: "0".repeat(64) }),
    who: signedIn(each("not_found")),
  },
  "accounts.revokeOtherAuthSessions": { who: signedIn() },
  "accounts.updateAccount": {
    input: () => ({ name: "New Name", timezone: "Africa/Lagos" }),
    who: signedIn(),
  },
  "accounts.becomeMentee": {
    input: () => ({ stage: "studying" }),
    who: signedIn({ mentee: "already_exists", otherMentee: "already_exists" }),
  },
  "accounts.becomeMentor": {
    input: () => ({ jobTitle: "Engineer", company: "Kestrel" }),
    who: signedIn({ mentor: "already_exists", otherMentor: "already_exists" }),
  },

  "admin.overview": { who: admins },
  "admin.candidate": { input: ({ ids }) => ({ userId: ids.otherMentor }), who: admins },
  "admin.approve": {
    input: ({ ids }) => ({ userId: ids.otherMentor, version: 9, note: "" }),
    who: { ...admins, admin: "changed_meanwhile" },
  },
  "admin.reject": {
    input: ({ ids }) => ({ userId: ids.otherMentor, version: 9, note: "Say more." }),
    who: { ...admins, admin: "changed_meanwhile" },
  },
  "admin.retry": { input: ({ failedMessage }) => ({ id: failedMessage }), who: admins },
  "admin.log": { input: () => ({}), who: admins },

  "secondFactor.state": { who: signedIn() },
  "secondFactor.signIn": {
    input: () => ({ pending: "x".repeat(32), code: "000000" }),
    who: all("token_invalid"),
  },
  "secondFactor.prove": {
    input: () => ({ code: "000000" }),
    who: signedIn({ ...each("wrong_state"), admin: "invalid_input" }),
  },
  "secondFactor.passkeyOptions": {
    input: () => ({ pending: "x".repeat(32) }),
    who: all("token_invalid"),
  },
  "secondFactor.startApp": {
    input: () => ({ password: "not it" }),
    who: signedIn(each("invalid_input")),
  },
  "secondFactor.newApp": { who: signedIn(each("not_found")) },
  "secondFactor.confirmApp": {
    input: () => ({ code: "000000" }),
    who: signedIn(each("not_found")),
  },
  "secondFactor.removeApp": {
    input: () => ({ password: "not it" }),
    who: signedIn(each("invalid_input")),
  },
  "secondFactor.startPasskey": {
    input: () => ({ password: "not it" }),
    who: signedIn(each("not_found")),
  },
  "secondFactor.addPasskey": {
    input: () => ({ label: "Mine", credential: "{}" }),
    who: signedIn(each("invalid_input")),
  },
  "secondFactor.removePasskey": {
    input: () => ({ id: "0".repeat(64), password: "not it" }),
    who: signedIn(each("invalid_input")),
  },
  "secondFactor.renewRecoveryCodes": {
    input: () => ({ password: "not it" }),
    who: signedIn({ ...each("second_factor_required"), admin: "invalid_input" }),
  },

  "api.register": {
    input: () => newcomer({ role: "mentee", stage: "studying" }),
    who: everybody,
  },
  "api.login": {
    input: () => ({ email: "nobody@example.test", password: "three odd words" }),
    who: all("wrong_credentials"),
  },
  "api.logout": { input: () => ({}), who: signedIn() },
  "api.me": { input: () => ({}), who: signedIn() },
  "api.readProfile": { input: () => ({}), who: signedIn() },
  "api.updateProfile": {
    input: () => ({ account: { name: "New Name", timeZone: "Africa/Lagos" } }),
    who: signedIn(),
  },
  "api.uploadPhoto": { input: () => ({}), who: signedIn(each("not_implemented")) },
  "api.searchMentors": { input: () => ({}), who: everybody },
  "api.readMentor": { input: ({ ids }) => ({ id: ids.mentor }), who: everybody },
  "api.listSlots": { input: ({ ids }) => ({ id: ids.mentor }), who: everybody },
  "api.listCategories": { input: () => ({}), who: everybody },
  "api.createSession": {
    input: (cast) => {
      const { startsAt, ...wish } = bookable(cast);
      return { ...wish, startsAt: new Date(startsAt).toISOString() };
    },
    who: mentees,
  },
  "api.listSessions": { input: () => ({}), who: signedIn() },
  "api.readSession": { input: byId, ...reads },
  "api.changeSession": {
    input: ({ sessionId }) => ({ id: sessionId, status: "cancelled_by_mentor" }),
    who: phases(itsMentor(), itsMentor("wrong_state"), itsMentor("wrong_state")),
  },
  "api.cancelSession": {
    input: byId,
    who: phases(theTwo(), theTwo("wrong_state"), theTwo("wrong_state")),
  },
  "api.listMessages": { input: byId, ...reads },
  "api.postMessage": {
    input: ({ sessionId }) => ({ id: sessionId, clientId: "a", body: "Hello" }),
    who: phases(theTwo("room_closed"), theTwo(), theTwo("room_closed")),
  },
  "api.createTicket": {
    input: byId,
    who: phases(theTwo("room_closed"), theTwo(), theTwo("room_closed")),
  },
  "api.createIntent": {
    input: (cast) => ({ ...session(cast), idempotencyKey: fresh() }),
    who: itsMentee("wrong_state"),
  },
  "api.confirmPayment": { input: session, who: itsMentee() },
  "api.listPayments": { input: () => ({ page: 1 }), who: signedIn() },

  "availability.get": { who: mentors },
  "availability.save": {
    input: () => ({ timezone: "Africa/Lagos", hours: [], version: 1 }),
    who: mentors,
  },

  "bookings.list": { input: () => ({}), who: signedIn() },
  "bookings.overview": { who: signedIn() },
  "bookings.byId": { input: session, ...reads },
  "bookings.calendar": { input: session, ...reads },
  "bookings.quote": {
    input: ({ ids }) => ({ mentorId: ids.otherMentor, startsAt: SLOT + 24 * 3_600_000 }),
    who: mentees,
  },
  "bookings.book": { input: bookable, who: mentees },
  "bookings.pay": {
    input: (cast) => ({ ...session(cast), idempotencyKey: fresh() }),
    who: itsMentee("wrong_state"),
  },
  "bookings.letGo": { input: session, who: itsMentee("wrong_state") },
  "bookings.accept": { input: session, who: itsMentor("wrong_state") },
  "bookings.decline": { input: session, who: itsMentor("wrong_state") },
  "bookings.withdraw": { input: session, who: itsMentee("wrong_state") },
  "bookings.cancelPreview": {
    input: session,
    who: phases(theTwo(), theTwo("wrong_state"), theTwo("wrong_state")),
  },
  "bookings.cancel": {
    input: (cast) => ({ ...session(cast), expectedRefundCents: 35_000 }),
    who: phases(theTwo(), theTwo("wrong_state"), theTwo("wrong_state")),
  },
  "bookings.move": {
    input: elsewhen,
    who: phases(itsMentee(), itsMentee("wrong_state"), itsMentee("wrong_state")),
  },
  "bookings.askToMove": {
    input: elsewhen,
    who: phases(itsMentor(), itsMentor("wrong_state"), itsMentor("wrong_state")),
  },
  "bookings.acceptMove": {
    input: elsewhen,
    who: phases(itsMentee("changed_meanwhile"), itsMentee("wrong_state"), itsMentee("wrong_state")),
  },
  "bookings.keepTime": {
    input: elsewhen,
    who: phases(theTwo(), theTwo("wrong_state"), theTwo("wrong_state")),
  },
  "bookings.editBrief": {
    input: (cast) => ({ ...session(cast), goals: "Other goals", version: 2 }),
    who: phases(itsMentee(), itsMentee("wrong_state"), itsMentee("wrong_state")),
  },

  "categories.list": { who: everybody },
  "categories.create": {
    input: () => ({
      slug: "baking",
      name: "Baking",
      description: "Bread.",
      icon: "book",
      position: 1,
    }),
    who: admins,
  },
  "categories.update": {
    input: () => ({
      slug: "nothing",
      name: "Nothing",
      description: "None.",
      icon: "book",
      position: 1,
      version: 1,
    }),
    who: { ...admins, admin: "changed_meanwhile" },
  },

  "discovery.search": { input: () => ({}), who: everybody },
  "discovery.mentor": { input: ({ ids }) => ({ id: ids.mentor }), who: everybody },
  "discovery.week": { input: ({ ids }) => ({ mentorId: ids.mentor }), who: everybody },
  "discovery.openHours": { who: everybody },
  "discovery.suggestions": { who: signedIn() },

  "earnings.summary": { who: mentors },
  "earnings.list": { input: () => ({}), who: mentors },
  "earnings.receipt": { input: session, who: { ...theTwo(), mentor: "not_found" } },
  "earnings.csv": { who: mentors },
  "earnings.account": { who: mentors },
  "earnings.saveAccount": {
    input: () => ({
      holder: "Somebody",
      bank: "FNB",
      accountNumber: "62000000001",
      password: "not it",
      version: 0,
    }),
    who: { ...mentors, mentor: "second_factor_required", otherMentor: "second_factor_required" },
  },

  "payments.history": { input: () => ({}), who: signedIn() },

  "profiles.mine": { who: signedIn() },
  "profiles.updateMentor": {
    input: () => ({ ...mentorProfile, helps: "", skills: "Interviews", priceCents: 0 }),
    who: { ...mentors, mentor: "invalid_input", otherMentor: "invalid_input" },
  },
  "profiles.updateMentee": {
    input: () => ({ stage: "graduated", about: "", categories: [], languages: [], version: 1 }),
    who: mentees,
  },
  "profiles.submitForApproval": {
    input: () => ({ version: 1 }),
    who: { ...mentors, mentor: "wrong_state", otherMentor: "wrong_state" },
  },

  "rooms.state": { input: session, ...reads },
  "rooms.ticket": {
    input: session,
    who: phases(theTwo("room_closed"), theTwo(), theTwo("room_closed")),
  },
  "rooms.post": {
    input: (cast) => ({ ...session(cast), clientId: "a", body: "Hello" }),
    who: phases(theTwo("room_closed"), theTwo(), theTwo("room_closed")),
  },
  "rooms.log": { input: session, ...reads },
  "rooms.transcript": {
    input: session,
    who: phases(theTwo("wrong_state"), theTwo("wrong_state"), theTwo()),
  },

  "sandbox.overview": { who: everybody, shared: true },
  "sandbox.mail": { input: () => ({ id: "no-such-letter" }), who: all("not_found") },
  "sandbox.checkout": { input: () => ({ ref: "no-such-payment" }), who: all("not_found") },
  "sandbox.act": {
    input: () => ({ ref: "no-such-payment", act: "succeed" }),
    who: all("not_found"),
  },
  "sandbox.moveClock": { input: () => ({ to: "forward", minutes: 1 }), who: everybody },

  "site.rules": { who: everybody },
};

function each(outcome: Outcome): Partial<Cells> {
  const { anonymous: _, suspended: __, ...rest } = all(outcome);
  return rest;
}

const procedures: Record<string, { _def: { type: "query" | "mutation" } }> = appRouter._def
  .procedures as never;

test("every procedure has a row, and every row a procedure", () => {
  expect(Object.keys(ROWS).sort()).toEqual(Object.keys(procedures).sort());
});

describe.each(PHASES)("%s the session", (phase) => {
  const rows = Object.entries(ROWS).filter(([, row]) => phase === "before" || isAbout(row));

  test.each(rows)("%s", async (path, row) => {
    const who = "before" in row.who ? row.who[phase] : row.who;
    const still = await castOf(phase);
    const before = await everythingIn(still.world);
    for (const person of PEOPLE) {
      const writes = procedures[path]?._def.type === "mutation" && who[person] === "ok";
      const cast = writes ? await castOf(phase) : still;
      const { outcome, said } = await call(cast, person, path, row.input?.(cast));
      expect(outcome, `${path} by ${person}`).toBe(who[person]);
      const known = person === "mentee" || person === "mentor" || row.shared;
      if (!known) expect(said, `${path} by ${person}`).not.toContain(CANARY);
      if (writes) await cast.world.close();
    }
    expect(await everythingIn(still.world)).toEqual(before);
    await still.world.close();
  });
});

/** Whether a row is about the one session, whose phase then matters. */
function isAbout({ input, who }: Row): boolean {
  const one = "before" in who ? who.before : who;
  return input !== undefined && one.otherMentee === "not_found" && one.admin === "not_found";
}

async function call({ as }: Cast, person: Person, path: string, input: unknown) {
  const [domain = "", name = ""] = path.split(".");
  const procedure = Reflect.get(Reflect.get(as[person], domain), name);
  try {
    return { outcome: "ok" as const, said: JSON.stringify(await procedure(input)) ?? "" };
  } catch (error) {
    const problem = toProblem(error);
    return { outcome: problem.code, said: JSON.stringify(problem) };
  }
}
