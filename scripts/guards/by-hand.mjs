/** Guards that have no shape of their own to be found by, and what looks like a guard and is none. */

/** `[file, what to take away, what to put there]`. */
export const BY_HAND = [
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
];

export const NO_GUARDS = [];
