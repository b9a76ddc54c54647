import * as z from "zod/mini";
import { ClientId, EndReason, Instant, Person, Phase, Role, Schedule, Seq } from "./shared.ts";

export * from "./commands.ts";
export * from "./constants.ts";
export * from "./shared.ts";

// ---- browser -> room ------------------------------------------------------------------------

/** The shapes only; what a body may hold is a rule of the room, which answers in words. */
export const ClientMessage = z.discriminatedUnion("t", [
  z.object({ t: z.literal("say"), clientId: ClientId, body: z.string() }),
  z.object({ t: z.literal("typing"), on: z.boolean() }),
  z.object({ t: z.literal("read"), seq: Seq }),
  z.object({ t: z.literal("resume"), afterSeq: Seq }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

// ---- room -> browser ------------------------------------------------------------------------

/** One message as sockets see it: `from` is a role, since a room has one of each. */
export const ChatMessage = z.object({
  seq: Seq,
  from: Role,
  clientId: ClientId,
  body: z.string(),
  at: Instant,
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** Who is here, and up to which message each side has read. */
const Online = z.object({ mentor: z.boolean(), mentee: z.boolean() });
const ReadBy = z.object({ mentor: Seq, mentee: Seq });

export const NackCode = z.enum([
  "bad-message",
  "empty",
  "too-long",
  "bad-characters",
  "too-fast",
  "early",
  "ended",
]);
export type NackCode = z.infer<typeof NackCode>;

export const ServerMessage = z.discriminatedUnion("t", [
  z.object({
    t: z.literal("welcome"),
    /** Room time; a client's clock is off by `now - Date.now()`. */
    now: Instant,
    state: Phase,
    schedule: Schedule,
    /** The newest message's number: ask `resume` when yours is lower. */
    seq: Seq,
    you: Person,
    other: Person,
    online: Online,
    readBy: ReadBy,
  }),
  z.object({ t: z.literal("message"), ...ChatMessage.shape }),
  z.object({ t: z.literal("ack"), clientId: ClientId, seq: Seq, at: Instant }),
  z.object({
    t: z.literal("nack"),
    /** "" when the frame held none that could be read. */
    clientId: z.string(),
    code: NackCode,
    text: z.string(),
    retryAfterMs: z.optional(z.int()),
  }),
  /** In order of `seq`; `more`: ask again from the last one. */
  z.object({
    t: z.literal("history"),
    messages: z.array(ChatMessage),
    more: z.boolean(),
  }),
  z.object({ t: z.literal("presence"), online: Online }),
  z.object({ t: z.literal("typing"), from: Role, on: z.boolean() }),
  z.object({ t: z.literal("read"), by: Role, seq: Seq }),
  z.object({ t: z.literal("warning"), minutesLeft: z.int() }),
  z.object({
    t: z.literal("schedule"),
    now: Instant,
    state: Phase,
    schedule: Schedule,
  }),
  z.object({ t: z.literal("ended"), at: Instant, reason: EndReason }),
  /** The last message: the room closes this socket now, and browsers learn of it seconds later. */
  z.object({ t: z.literal("closing"), code: z.int(), reason: z.string() }),
]);
export type ServerMessage = z.infer<typeof ServerMessage>;

/** A room's frame as a message, or null: a client skips what it does not know. */
export function parseServerMessage(frame: unknown): ServerMessage | null {
  const parsed = ServerMessage.safeParse(fromJson(frame));
  return parsed.success ? parsed.data : null;
}

/** JSON text as a value; undefined when it is none, which no schema accepts. */
export function fromJson(text: unknown): unknown {
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
