import type { ChatMessage, ClientMessage, Role, ServerMessage } from "../../../party/protocol.ts";
import type { Look } from "./frame.ts";

/**
 * What the room's page knows. Two clocks: "room" is the room's epoch ms; "local" is a monotonic
 * count of ms (performance.now), which nobody can set wrong. The device's wall clock is never asked.
 */
export interface RoomModel {
  me: Role;
  link: Link;
  /** Why the link is closed for good, in words; "" while it is not. */
  closedBecause: string;
  /** Numbered 1, 2, 3, ... without a gap. */
  messages: readonly ChatMessage[];
  /** Beyond a gap that `resume` is filling, in order of number. */
  ahead: readonly ChatMessage[];
  /** An answer to `resume` is under way. */
  resuming: boolean;
  /** Local ms: the room wants not to be asked for history again sooner; null when it does not mind. */
  resumeNotBefore: number | null;
  /** Mine, not yet known to be durable, in the order written. */
  unsent: readonly Unsent[];
  /** room - local; null before the first welcome. */
  offset: number | null;
  opensAt: number;
  startsAt: number;
  endsAt: number;
  online: Readonly<Record<Role, boolean>>;
  readBy: Readonly<Record<Role, number>>;
  /** Local ms until which the other one counts as typing. */
  otherTypesUntil: number;
  /** Local ms of my last keystroke; null when I do not type. */
  typedAt: number | null;
  /** Local ms at which the room was last told that I type. */
  toldTypingAt: number;
  /** Local ms since which the line is down. */
  downSince: number | null;
  /** Local ms at which the room was last looked at over https. */
  lookedAt: number;
  drops: readonly Drop[];
  ended: { at: number; reason: string } | null;
}

/** `barred`: https carries what is written, and no socket opens. */
export type Link = "connecting" | "live" | "dropped" | "barred" | "closed";

export interface Unsent {
  clientId: string;
  body: string;
  /** Room ms when it was written, as well as was known then. */
  at: number;
  state: "waiting" | "sending" | "failed";
  /** In words: why it failed, or why it waits. */
  why: string;
  tries: number;
  /** Local ms: when it was last sent. */
  sentAt: number;
  /** Local ms: not before (the room asked to wait). */
  notBefore: number;
}

/** A time without a line, told in the conversation after message `afterSeq`. */
export interface Drop {
  afterSeq: number;
  /** Room ms. */
  at: number;
  ms: number;
}

export type RoomEvent =
  | { type: "frame"; message: ServerMessage }
  /** `unheard`: tries in a row, until this one, that the app gave a ticket for and the room said nothing in. */
  | { type: "dropped"; code: number; reason: string; unheard: number }
  /** Over https, where no socket opens. */
  | { type: "looked"; look: Look }
  /** Nor does https carry anything now. */
  | { type: "unseen" }
  /** What was sent over https got no answer. */
  | { type: "unanswered"; clientId: string }
  /** The ticket endpoint refuses for good. */
  | { type: "refused"; words: string }
  | { type: "connecting" }
  | { type: "say"; clientId: string; body: string }
  | { type: "again"; clientId: string }
  | { type: "remove"; clientId: string }
  | { type: "seen" }
  | { type: "typing"; on: boolean }
  | { type: "tick" };

/** What to do after an event: frames to send, in order, and perhaps something to the line itself. */
export interface Outcome {
  model: RoomModel;
  send: ClientMessage[];
  line?: "reconnect" | "close";
  /** Look at the room over https: who is here, and what was said after the last message that is here. */
  look?: true;
}

export interface Start {
  me: Role;
  opensAt: number;
  startsAt: number;
  endsAt: number;
  /** Kept over a reload. */
  unsent?: readonly Pick<Unsent, "clientId" | "body" | "at">[];
}

export function startOf({ unsent = [], ...start }: Start): RoomModel {
  return {
    ...start,
    link: "connecting",
    closedBecause: "",
    messages: [],
    ahead: [],
    resuming: false,
    resumeNotBefore: null,
    unsent: unsent.map((kept) => fresh(kept.clientId, kept.body, kept.at)),
    offset: null,
    online: { mentor: false, mentee: false },
    readBy: { mentor: 0, mentee: 0 },
    otherTypesUntil: 0,
    typedAt: null,
    toldTypingAt: Number.NEGATIVE_INFINITY,
    downSince: null,
    lookedAt: Number.NEGATIVE_INFINITY,
    drops: [],
    ended: null,
  };
}

export function fresh(clientId: string, body: string, at: number): Unsent {
  return { clientId, body, at, state: "waiting", why: "", tries: 0, sentAt: 0, notBefore: 0 };
}

/** Words go both ways: over a socket, or over https. */
export function isConnected({ link }: RoomModel): boolean {
  return link === "live" || link === "barred";
}

export function other(role: Role): Role {
  return role === "mentor" ? "mentee" : "mentor";
}

/** The number up to which nothing is missing. */
export function have(model: RoomModel): number {
  return model.messages.length;
}

/** Room ms at `local`; before the first welcome the start of the hour stands in. */
export function roomNow(model: RoomModel, local: number): number {
  return model.offset === null ? model.startsAt : local + model.offset;
}
