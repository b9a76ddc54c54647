/** Who may look at which page, and what everybody else is answered. A row for every loader. */
import type { Phase } from "../support/cast.ts";
import { SLOT } from "../support/sessions.ts";
import { type Cells, everybody, phases, signedIn, strangers } from "./outcomes.ts";

export interface PageRow {
  /** Where it is asked for, where that is not the route's own address. */
  at?: string;
  who: Cells | Record<Phase, Cells>;
  /** Everybody sees all of it: the sandbox, where everybody is a tester. */
  shared?: true;
}

const open = { who: everybody(200) };
const members = { who: signedIn(200) };
const mentors = { who: signedIn(403, { mentor: 200, otherMentor: 200 }) };
const admins = { who: signedIn(404, { admin: 200 }) };
/** For who is not signed in; everybody else has an account. */
const newcomers = { who: { ...everybody("-> /settings#roles"), anonymous: 200 } as Cells };
const missing = { who: everybody(404) };

const theTwo = signedIn(200, strangers);
/** The session's own page says how it stands. */
const back = signedIn("-> /sessions/:id", strangers);
/** Where one waits for the room. */
const toDoor = signedIn("-> /sessions/:id/door", strangers);
const notYet = signedIn(409, strangers);

export const PAGES: Record<string, PageRow> = {
  "/": open,
  "/*": { at: "/nowhere/at/all", ...missing },
  "/api/docs": open,
  "/categories": open,
  "/check-email": open,
  "/fees": open,
  "/forgotten-password": open,
  "/help": open,
  "/mentors": open,
  "/mentors/:id": { at: "/mentors/:mentor", ...open },
  "/new-address": open,
  "/privacy": open,
  "/register": newcomers,
  "/register/mentee": newcomers,
  "/register/mentor": newcomers,
  "/reset-password": open,
  "/sign-in": { who: { ...everybody("-> /dashboard"), anonymous: 200 } },
  "/sign-out": { who: { ...everybody(200), anonymous: "-> /" } },
  "/terms": open,
  "/verify-email": open,

  "/sandbox": { ...open, shared: true },
  "/sandbox/checkout/:ref": { at: "/sandbox/checkout/no-such-payment", ...missing },
  "/sandbox/mail/:id": { at: "/sandbox/mail/no-such-letter", ...missing },

  "/dashboard": members,
  "/profile": members,
  "/prove": { who: signedIn("-> /second-factor", { admin: "-> /dashboard" }) },
  "/second-factor": members,
  "/sessions": members,
  "/settings": members,

  "/book/:mentorId": {
    at: `/book/:otherMentor?slot=${SLOT + 24 * 3_600_000}`,
    who: signedIn(403, { mentee: 200, otherMentee: 200 }),
  },
  "/availability": mentors,
  "/earnings": mentors,
  "/earnings.csv": mentors,
  "/earnings/account": mentors,

  "/admin": admins,
  "/admin/categories": admins,
  "/admin/log": admins,
  "/admin/mentors/:id": { at: "/admin/mentors/:otherMentor", ...admins },

  "/sessions/:id": { who: theTwo },
  "/sessions/:id/calendar.ics": { who: theTwo },
  "/sessions/:id/cancel": { who: phases(theTwo, back, back) },
  "/sessions/:id/door": { who: phases(theTwo, theTwo, back) },
  "/sessions/:id/move": { who: phases(theTwo, back, back) },
  "/sessions/:id/pay-return": { who: back },
  "/sessions/:id/receipt": { who: { ...theTwo, mentor: 404 } },
  "/sessions/:id/room": { who: phases(toDoor, theTwo, back) },
  // A document in a frame: signing in there would lose the room around it.
  "/sessions/:id/room/log": { who: { ...theTwo, anonymous: 401 } },
  "/sessions/:id/transcript": { who: phases(notYet, notYet, theTwo) },
};
