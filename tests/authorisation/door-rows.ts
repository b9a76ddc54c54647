/** Who is let into a room, and what whoever is inside may send. A row for every message of a client. */
import { randomUUID } from "node:crypto";
import { parseKeys, type RoomKeys } from "../../party/keys.ts";
import type { ClientMessage, ServerMessage } from "../../party/protocol.ts";
import { signTicket, type TicketGrant } from "../../party/ticket.ts";
import { grantFor, type Meeting, MINUTE } from "../support/meeting.ts";

export const ROOM_PHASES = ["early", "open", "ended"] as const;
export type RoomPhase = (typeof ROOM_PHASES)[number];

/** A room in this phase, five minutes from its border. */
export const startsIn: Record<RoomPhase, number> = {
  early: 30 * MINUTE,
  open: -5 * MINUTE,
  ended: -65 * MINUTE,
};

/** Let in, no handshake at all, or the reason with which the socket was closed. */
export type AtTheDoor = "welcome" | "no socket" | string;

export interface Door {
  keys: RoomKeys;
  at: Meeting;
  /** Tickets of the mentee's that were shown before, once. */
  used: string[];
}

export interface BearerRow {
  ticket(door: Door): Promise<string> | string;
  who: AtTheDoor | Record<RoomPhase, AtTheDoor>;
}

/** The auth session that the room was told of as ended. */
export const REVOKED = "revoked-auth-session";
/** A ticket of the mentee's, but for what is said, signed so long ago, for so many seconds. */
const mentees =
  (over: Partial<TicketGrant> = {}, agoMs = 0, seconds?: number) =>
  ({ keys, at }: Door) =>
    signTicket(keys, { ...grantFor(at, "mentee"), ...over }, Date.now() - agoMs, seconds);

const signedWith =
  (keys: string) =>
  ({ at }: Door) =>
    signTicket(parseKeys(keys), grantFor(at, "mentee"), Date.now());

async function unsigned({ keys, at }: Door): Promise<string> {
  const [, claims] = (await signTicket(keys, grantFor(at, "mentee"), Date.now())).split(".");
  const header = JSON.stringify({ alg: "none", kid: keys.signWith });
  return `${Buffer.from(header).toString("base64url")}.${claims}.`;
}

function inTheOthersPlace({ keys, at }: Door): Promise<string> {
  const other = { ...at.people[1], role: "mentor" } as const;
  return signTicket(keys, { ...grantFor(at, "mentor"), role: "mentee", other }, Date.now());
}

const comesAndGoes = { early: "early", open: "welcome", ended: "ended" } as const;

export const BEARERS: Record<string, BearerRow> = {
  nobody: { ticket: () => "", who: "no socket" },
  "somebody with three words": { ticket: () => "a.b.c", who: "no socket" },
  "somebody whose ticket nobody signed": { ticket: unsigned, who: "no socket" },
  "somebody with a key of their own": {
    ticket: signedWith("k1:another-secret-of-someone"),
    who: "no socket",
  },
  "somebody with a key of another name": {
    ticket: signedWith("k9:0123456789abcdef0123456789abcdef"),
    who: "no socket",
  },
  "whoever comes two minutes later": { ticket: mentees({}, 2 * MINUTE), who: "expired" },
  "whoever has a ticket for an hour": { ticket: mentees({}, 0, 3600), who: "too-long-lived" },
  "whoever has one for another room": {
    ticket: mentees({ room: randomUUID() }),
    who: "other-room",
  },
  "whoever shows one again": { ticket: ({ used }) => used.pop() ?? "", who: "replayed" },
  "a third person": { ticket: mentees({ user: randomUUID() }), who: "stranger" },
  "the mentor in the mentee's place": { ticket: inTheOthersPlace, who: "stranger" },
  "the mentee, whose sign-in was ended": {
    ticket: mentees({ authSession: REVOKED }),
    who: "revoked",
  },
  "the mentee": { ticket: mentees(), who: comesAndGoes },
  "the mentor": {
    ticket: ({ keys, at }) => signTicket(keys, grantFor(at, "mentor"), Date.now()),
    who: comesAndGoes,
  },
};

type Kind = ServerMessage["t"] | null;

export interface MessageRow {
  /** `seq`: of the newest message. */
  frame(seq: number): ClientMessage;
  /** What who sends it from inside is answered, and what the other side hears of it. */
  answer: Kind;
  other: Kind;
}

export const MESSAGES: Record<ClientMessage["t"], MessageRow> = {
  say: {
    frame: () => ({ t: "say", clientId: randomUUID().slice(0, 12), body: "Let me in" }),
    answer: "ack",
    other: "message",
  },
  typing: { frame: () => ({ t: "typing", on: true }), answer: null, other: "typing" },
  read: { frame: (seq) => ({ t: "read", seq }), answer: null, other: "read" },
  resume: { frame: () => ({ t: "resume", afterSeq: 0 }), answer: "history", other: null },
};
