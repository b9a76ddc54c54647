import * as z from "zod/mini";
import { ClientId, EndReason, Id, Instant, Person, Phase, Role, Schedule, Seq } from "./shared.ts";

/** The party's name: part of every room address. */
export const PARTY = "session-room";

/**
 * The path of a room's address, for sockets and commands. Commands are signed over it, also where
 * the party has another name (PartyKit takes no hyphen).
 */
export function roomPath(room: string): string {
  return `/parties/${PARTY}/${encodeURIComponent(room)}`;
}

/** What the app tells a room (signed POST to the room's address) and what the room answers. */

/** Both people and the newest schedule travel along, so that a cold room can adopt them. */
const setting = { schedule: Schedule, people: z.tuple([Person, Person]) };

export const RoomCommand = z.discriminatedUnion("command", [
  z.object({ command: z.literal("schedule"), ...setting }),
  /** Closes the room for good; repeating it changes nothing. `at`: epoch ms, room time. */
  z.object({ command: z.literal("end"), reason: EndReason, at: Instant }),
  /** Closes the sockets of one auth session and refuses tickets that were still under way. */
  z.object({
    command: z.literal("revoke"),
    authSession: z.string().check(z.maxLength(128)),
  }),
  /** The composer without JavaScript. Counts as presence. */
  z.object({
    command: z.literal("post"),
    ...setting,
    user: Id,
    clientId: ClientId,
    body: z.string().check(z.maxLength(20_000)),
  }),
  /** The log without JavaScript. Counts as presence. */
  z.object({ command: z.literal("log"), ...setting, user: Id, afterSeq: Seq }),
  /** `have`: so many messages lie in the app without a gap. What it lost since it took them is handed over again. */
  z.object({ command: z.literal("evidence"), have: Seq }),
  z.object({ command: z.literal("ping") }),
]);
export type RoomCommand = z.infer<typeof RoomCommand>;

/** One message as the app sees it: `sender` is a user id. */
export const StoredMessage = z.object({
  seq: Seq,
  sender: Id,
  clientId: ClientId,
  body: z.string(),
  sentAt: Instant,
});
export type StoredMessage = z.infer<typeof StoredMessage>;

/** Presence in room time. Intervals of one user never overlap; null: still here. */
export const Attendance = z.object({
  user: Id,
  joinedAt: Instant,
  leftAt: z.nullable(Instant),
  via: z.enum(["socket", "form"]),
});
export type Attendance = z.infer<typeof Attendance>;

export const Ended = z.object({ at: Instant, reason: EndReason });
export type Ended = z.infer<typeof Ended>;

const standing = {
  now: Instant,
  state: Phase,
  seq: Seq,
  ended: z.nullable(Ended),
};

export const RoomAnswers = {
  schedule: z.object({ ...standing, schedule: Schedule }),
  end: z.object(standing),
  revoke: z.object({ closed: z.int() }),
  /** `repeated`: this client id was stored before; seq and sentAt are the first one's. */
  post: z.object({ seq: Seq, sentAt: Instant, repeated: z.boolean() }),
  /** At most one page of messages; `more`: ask again from the last one. */
  log: z.object({
    ...standing,
    messages: z.array(StoredMessage),
    more: z.boolean(),
    endsAt: Instant,
    online: z.record(Role, z.boolean()),
    readBy: z.record(Role, Seq),
  }),
  evidence: z.object({
    ...standing,
    schedule: z.nullable(Schedule),
    attendance: z.array(Attendance),
    /** As far as the room knows, messages up to this one are durable in the app's database. */
    handedOver: Seq,
  }),
  ping: z.object({ now: Instant }),
} as const;

export const RoomRefusal = z.object({
  code: z.enum([
    "bad-signature",
    "bad-command",
    "no-schedule",
    "people",
    "not-yours",
    "empty",
    "too-long",
    "bad-characters",
    "too-fast",
    "early",
    "ended",
    "trouble",
  ]),
  /** Plain English; the app may show it beside the composer. */
  text: z.string(),
  retryAfterMs: z.optional(z.int()),
});
export type RoomRefusal = z.infer<typeof RoomRefusal>;

export type CommandName = RoomCommand["command"];
export type AnswerTo<N extends CommandName> = z.infer<(typeof RoomAnswers)[N]>;

// ---- room -> app: POST $APP_URL/rooms/handover ------------------------------------------------

export const HANDOVER_PATH = "/rooms/handover";

/**
 * What the room hands over until the app acknowledges it. Messages may come again: their key is
 * (room, seq). `attendance` is the whole picture as of `batch`, a number that grows with every
 * attempt: take it only from a batch higher than the last one applied.
 */
export const Handover = z.object({
  room: Id,
  batch: z.int().check(z.minimum(1)),
  messages: z.array(StoredMessage),
  attendance: z.array(Attendance),
  ended: z.nullable(Ended),
});
export type Handover = z.infer<typeof Handover>;

/** With status 200 only. Every message up to `ackSeq` is durable in the database. */
export const HandoverAnswer = z.object({ ackSeq: Seq });
export type HandoverAnswer = z.infer<typeof HandoverAnswer>;
