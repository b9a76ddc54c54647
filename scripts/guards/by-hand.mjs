/** Guards that have no shape to be found by, and what has the shape of a guard and is none. */

/** `[file, what to take away, what to put there]`; without the last, `if (false)`. */
export const BY_HAND = [
  // Whose a session is.
  [
    "db/queries/bookings.ts",
    'eb("mentee_id", "=", userId),\n          eb.and',
    'eb("mentee_id", "!=", ""),\n          eb.and',
  ],
  [
    "db/queries/bookings.ts",
    'eb("mentor_id", "=", userId),\n            eb("status"',
    'eb("mentor_id", "!=", ""),\n            eb("status"',
  ],
  // Who is signed in still, and knows the password.
  [
    "server/accounts/reauthenticate.ts",
    "if (!user || !(await matchesHash(ctx, password, user.password_hash)))",
  ],
  ["server/accounts/reauthenticate.ts", "!session || replaced", "replaced"],
  ["server/accounts/reauthenticate.ts", "!session || replaced", "!session"],
  [
    "server/second-factor/changed.ts",
    "await stillSignedIn(trx, viewer)",
    'await (await import("../../db/queries/accounts.ts")).lockedUser(trx, viewer.id)',
  ],
  // What a second factor is, and whose.
  ["server/second-factor/app.ts", "begunBy === viewer.authSessionId", "true"],
  ["server/second-factor/app.ts", "if (step === null)"],
  [
    "db/queries/second-factors.ts",
    '.where("confirmed_at", "is not", null)\n    .where("last_step"',
    '.where("last_step"',
  ],
  ["server/second-factor/totp.ts", "off === null", "false"],
  ["server/second-factor/passkeys.ts", "used?.user_id === userId", "used !== null"],
  // Where the suspended do not appear, and are not paid.
  ["server/discovery/listed-rule.ts", "mentor.suspended_at === null &&", "true &&"],
  ["db/queries/payouts.ts", '.where("users.suspended_at", "is", null)', ""],
  // Who else speaks to the app: browsers, rooms, payment providers.
  ["server/http.ts", "if (!ignoresCookies && isCrossSite(c.req.raw, settings))"],
  ["server/http.ts", "if (location !== null && !mayRedirectTo(location, c.req.raw, services))"],
  ["server/probes.ts", "return sha256(given) === sha256(expected)", "return true"],
  [
    "server/rooms/receive-handover.ts",
    "if (!(await verifyRequest(keys, HANDOVER_PATH, rawBody, signature, now)).ok)",
  ],
  [
    "server/rooms/receive-handover.ts",
    "sender === session.mentor_id || sender === session.mentee_id",
    "true",
  ],
  ["server/gateways/sandbox-payments.ts", "if (!verdict.ok)"],
  ["server/sandbox/router.ts", "if (ctx.services.settings.production)"],
  // Who reads a page, where no procedure that it calls says so.
  ["app/routes/admin.categories.tsx", "await api.admin.overview();", ""],
];

/** `[file, its words, why]`. */
export const NO_GUARDS = [
  ["server/http.ts", "requireNoOutage", "about the database, not about who asks"],
  ["server/product.ts", "requireMigrated", "about the database, not about who asks"],
  ["server/second-factor/prove.ts", "if (!user)", "nobody is ever deleted; for the types"],
  ["server/second-factor/passkeys.ts", "if (!registrationInfo)", "verified has it; for the types"],
  ["server/second-factor/passkeys.ts", "if (present.length === 0)", "an answer, no refusal"],
  ["server/second-factor/prove.ts", "if (step === null)", "nothing is a later step than none"],
  ["party/ticket.ts", "if (!claims.success)", "what comes next throws, and is caught as the same"],
  ["party/room-commands.ts", "if (!reply)", "a fault of the room's"],
  ["party/room-commands.ts", 'if (reply.code === "bad-message")', "one word for another"],
];
