/** The protocol's plain numbers, apart from its schemas: the room's page needs these and no Zod. */

/** Characters of a message after trimming (UTF-16 code units, as `maxlength` counts them). */
export const MAX_BODY_CHARACTERS = 4000;
/** A socket frame above this is answered by closing with `CloseCode.tooLarge`. */
export const MAX_FRAME_BYTES = 32_768;
/** A command of the app's that is larger is refused unread. */
export const MAX_COMMAND_BYTES = 100_000;
/** Messages a minute that one person may keep up; a burst of as many is allowed. */
export const MESSAGES_PER_MINUTE = 20;
/** The timer speaks only when this many minutes are left. */
export const WARNING_MINUTES = [10, 5, 1] as const;

/**
 * A page says PING as a frame of its own and hears PONG: a line that died without a goodbye is found out by it.
 * The runtime answers, so that no room wakes.
 */
export const PING = "ping";
export const PONG = "pong";

/**
 * Why the room closed a socket. `ended`, `revoked`, `early` and `tooMany` are final for this page;
 * after the others, and after any other code, a client comes back with a fresh ticket.
 */
export const CloseCode = {
  /** The ticket was refused; the close reason is a `TicketRefusal`. */
  ticket: 4401,
  /** The auth session behind this socket was revoked. */
  revoked: 4403,
  /** More sockets than one person may have open; the oldest is closed. */
  tooMany: 4409,
  /** The hour is over. An `ended` message came first. */
  ended: 4410,
  /** A frame above MAX_FRAME_BYTES. */
  tooLarge: 4413,
  /** The room is not open yet. */
  early: 4425,
  /** The room could not store something: come back, and send again what has no answer. */
  trouble: 4500,
  /** Far more frames than any conversation needs. */
  tooFast: 4429,
} as const;
