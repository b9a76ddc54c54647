/** Which tests must notice that a guard is gone. A guard of which nothing here speaks fails the proof. */

const MATRIX = "tests/authorisation.test.ts";
const DOOR = "tests/authorisation/door.test.ts";
const COMMANDS = "tests/authorisation/commands.test.ts";
const SECOND_FACTOR = "server/second-factor/second-factor.test.ts";
const REAUTHENTICATE = "server/accounts/reauthenticate.test.ts";
const SIGN_IN = "server/accounts/sign-in.test.ts";
const BOOK = "server/bookings/book.test.ts";
const MOVE_HOUR = "server/bookings/move-hour.test.ts";

/** `[file, the beginning of the guard, test file, name of the test]`; the first that fits. */
const NOTICED_BY = [
  ["server/trpc.ts", "if (viewer.provenAt", SECOND_FACTOR, "no admin's procedure opens"],
  ["server/trpc.ts", "if (!ctx.viewer.isMentee", MATRIX, " bookings.book$"],
  ["server/trpc.ts", "if (!ctx.viewer.isMentor", MATRIX, " earnings.summary$"],
  ["server/trpc.ts", "if (!viewer.isAdmin", MATRIX, " admin.overview$"],
  ["server/trpc.ts", "", MATRIX, " bookings.list$"],
  ["db/queries/bookings.ts", "", MATRIX, " bookings.byId$"],
  ["server/bookings/reach.ts", "", MATRIX, " bookings.accept$"],
  [
    "server/admin/router.ts",
    "if (!(await tryAgain",
    "server/admin/admin.test.ts",
    "show a message",
  ],
  ["server/api/change-profile.ts", "", "server/api/api.test.ts", "a profile is read"],
  ["server/api/router.ts", "if (code", SECOND_FACTOR, "over REST the code comes along"],

  [
    "server/accounts/change-email.ts",
    "requestEmailChange: ",
    REAUTHENTICATE,
    "^another address is not had without",
  ],
  ["server/accounts/change-email.ts", "", SECOND_FACTOR, "another address"],
  [
    "server/accounts/change-password.ts",
    "",
    REAUTHENTICATE,
    "^another password is not had without",
  ],
  ["server/accounts/end-auth-sessions.ts", "", SIGN_IN, "each is listed to its owner"],
  ["server/accounts/reauthenticate.ts", "if (standingOf", SECOND_FACTOR, "what needs it"],
  ["server/accounts/reauthenticate.ts", "if (!viewer.hasFactor", MATRIX, " earnings.saveAccount$"],
  ["server/accounts/reauthenticate.ts", "if (!user", REAUTHENTICATE, "^an app is not had without"],
  ["server/accounts/reauthenticate.ts", "", REAUTHENTICATE, "half of it is enough"],
  [
    "server/accounts/require-verified.ts",
    "",
    "server/accounts/roles.test.ts",
    "an unconfirmed address",
  ],
  ["server/accounts/reset-password.ts", "if (!(await liveToken", SIGN_IN, "a dead link"],
  ["server/accounts/reset-password.ts", "", SECOND_FACTOR, "ends the links for a new password"],
  ["server/limits.ts", "requireLeft(services, name, size) #2", SIGN_IN, "leaves nothing behind"],
  ["server/limits.ts", "requireLeft", "server/limits.test.ts", "four times"],
  ["server/accounts/sign-in.ts", "requireLeftAtAddress", SIGN_IN, "leaves nothing behind"],
  ["server/accounts/sign-in.ts", "if (!user", SIGN_IN, "a wrong password and an unknown address"],
  ["server/accounts/sign-in.ts", "requireTriesLeft", SIGN_IN, "ten tries for one account"],
  ["server/accounts/sign-in.ts", "requireUnchanged(trx, user) #2", SIGN_IN, "ends at the door"],
  [
    "server/accounts/sign-in.ts",
    "requireUnchanged",
    REAUTHENTICATE,
    "the second step of signing in",
  ],
  ["server/accounts/sign-in.ts", "if (now", SIGN_IN, "ends at the door"],
  [
    "server/accounts/verify-email.ts",
    "",
    "server/accounts/register.test.ts",
    "confirming an address",
  ],

  ["server/bookings/book.ts", "requireVerified", BOOK, "never verified"],
  ["server/bookings/book.ts", "requirePayer", BOOK, "never paid"],
  ["server/bookings/book.ts", "", BOOK, "a booking that is refused"],
  ["server/bookings/payer.ts", "", "server/bookings/apply-payment.test.ts"],
  ["server/bookings/move-hour.ts", "", MOVE_HOUR],
  ["server/discovery/read-mentor.ts", "", "server/discovery/discovery.test.ts", "who is listed"],
  ["server/discovery/read-slots.ts", "", "server/discovery/discovery.test.ts", "who is listed"],
  ["server/discovery/week.ts", "", "server/discovery/discovery.test.ts", "who is listed"],
  ["server/discovery/listed-rule.ts", "", "server/discovery/discovery.test.ts", "who is listed"],
  ["server/earnings/payout-account.ts", "requireFactor", MATRIX, " earnings.saveAccount$"],
  ["server/earnings/payout-account.ts", "", REAUTHENTICATE, "for the money is not had without"],
  ["server/payments/perform-payout.ts", "", "server/payments/payouts.test.ts", "suspended"],
  ["db/queries/payouts.ts", "", "server/payments/payouts.test.ts", "suspended"],
  [
    "server/sandbox/router.ts",
    "if (!ctx.services.settings.sandbox",
    "server/sandbox/sandbox.test.ts",
    "outside the sandbox",
  ],
  ["server/sandbox/router.ts", "if (ctx", "server/sandbox/sandbox.test.ts", "in production"],
  ["server/gateways/sandbox-payments.ts", "", "server/gateways/sandbox-payments.test.ts"],

  ["server/second-factor/app.ts", "startApp: ", REAUTHENTICATE, "^an app is not had without"],
  [
    "server/second-factor/app.ts",
    "removeApp: ",
    REAUTHENTICATE,
    "no app any more is not had without",
  ],
  ["server/second-factor/app.ts", "requireVerified", SECOND_FACTOR, "waits for the address"],
  ["server/second-factor/app.ts", "if (!(await deleteTotp", SECOND_FACTOR, "cannot be undone"],
  ["server/second-factor/app.ts", "", SECOND_FACTOR, "setting up an app"],
  ["server/second-factor/changed.ts", "", SECOND_FACTOR, "signed out on the way"],
  [
    "server/second-factor/passkeys.ts",
    "startPasskey: ",
    REAUTHENTICATE,
    "^a passkey is not had without",
  ],
  [
    "server/second-factor/passkeys.ts",
    "removePasskey: ",
    REAUTHENTICATE,
    "no passkey any more is not had without",
  ],
  ["server/second-factor/passkeys.ts", "requireVerified", SECOND_FACTOR, "waits for the address"],
  ["server/second-factor/passkeys.ts", "", SECOND_FACTOR, "a passkey"],
  ["server/second-factor/router.ts", "requireFactor", MATRIX, " secondFactor.renewRecoveryCodes$"],
  [
    "server/second-factor/router.ts",
    "renewRecoveryCodes: ",
    REAUTHENTICATE,
    "recovery codes is not had without",
  ],
  ["server/second-factor/prove.ts", "if (!owner", MATRIX, " secondFactor.signIn$"],
  ["server/second-factor/prove.ts", "if (!viewer.hasFactor", MATRIX, " secondFactor.prove$"],
  ["db/queries/second-factors.ts", "", SECOND_FACTOR, "begun and never confirmed"],
  ["server/second-factor/prove.ts", "if (!row", SECOND_FACTOR, "begun and never confirmed"],
  ["server/second-factor/prove.ts", "", SECOND_FACTOR, "signing in with a second factor"],
  ["server/second-factor/totp.ts", "", SECOND_FACTOR, "setting up an app"],

  ["server/http.ts", "", "tests/http.test.ts"],
  ["server/probes.ts", "", "tests/probes.test.ts", "/metrics"],
  ["server/rooms/receive-handover.ts", "", "server/rooms/rooms.test.ts", "a handover"],

  ["party/admission.ts", "if (Object.keys", "party/session-room.test.ts", "tickets"],
  ["party/admission.ts", "if (Object.hasOwn(state.usedTickets", "party/room-host.test.ts"],
  ["party/admission.ts", "", DOOR],
  ["party/gate.ts", "", "party/gate.test.ts"],
  ["party/room-commands.ts", "if (refused", COMMANDS, "schedule"],
  ["party/room-commands.ts", "if (!command", COMMANDS, "no command"],
  ["party/room-commands.ts", "if (!role", COMMANDS, "(post|log)"],
  ["party/room-commands.ts", "", "party/room-host.test.ts"],
  ["party/room-host.ts", "", "party/room-host.test.ts"],
  ["party/signature.ts", "", "party/signature.test.ts"],
  ["party/ticket.ts", "if (claims.room", DOOR, "open read"],
  ["party/ticket.ts", "", "party/ticket.test.ts"],

  [
    "app/routes/admin.categories.tsx",
    "",
    "tests/authorisation/pages.test.ts",
    " /admin/categories$",
  ],
];

/** The test file, and the name of the test in it; null where none is named. */
export function noticedBy({ file, what }) {
  if (/^\w+\.\w+$/.test(what)) return { tests: MATRIX, name: ` ${what}$` };
  const row = NOTICED_BY.find(([where, begins]) => where === file && what.startsWith(begins));
  return row ? { tests: row[2], name: row[3] } : null;
}
