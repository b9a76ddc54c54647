/**
 * rooms.state, ticket(BySession) -> StateOutput, TicketOutput · rooms.post(PostInput) -> PostOutput
 * rooms.log, transcript(AfterInput) -> LogOutput, TranscriptOutput
 */
import { z } from "zod";
import { MAX_BODY_CHARACTERS } from "../../party/protocol.ts";
import { Id } from "../fields.ts";

export const BySession = z.object({ sessionId: Id });

/** For the socket: `${url}?ticket=${ticket}`. Fetch a new one for every connection. */
export const TicketOutput = z.object({
  url: z.string(),
  ticket: z.string(),
  /** Real epoch ms, at most 60 s ahead. */
  expiresAt: z.number(),
});

export const PostInput = z.object({
  sessionId: Id,
  /** Made with the form, so that a double submit is one message. */
  clientId: z
    .string("The form is missing its key; load the page again")
    .regex(/^[A-Za-z0-9_-]{1,64}$/, "The form's key is damaged; load the page again"),
  body: z
    .string("Write something first")
    .min(1, "Write something first")
    // Line ends come as CRLF from forms; the room counts them as one.
    .overwrite((text) => text.replace(/\r\n?/g, "\n"))
    .max(
      MAX_BODY_CHARACTERS,
      `A message may have at most ${MAX_BODY_CHARACTERS.toLocaleString("en-US")} characters`,
    )
    .refine((text) => !text.includes("\0"), "The message has a character that cannot be stored"),
});

export const PostOutput = z.object({ seq: z.int(), sentAt: z.number() });

/** Only messages after a number. */
export const AfterInput = z.object({ sessionId: Id, afterSeq: z.int().min(0).default(0) });

const Role = z.enum(["mentee", "mentor"]);

export const RoomMessage = z.object({
  seq: z.int(),
  from: Role,
  /** The viewer wrote it. */
  own: z.boolean(),
  body: z.string(),
  sentAt: z.number(),
});

const Sides = z.object({
  you: z.object({ role: Role, name: z.string(), initials: z.string() }),
  other: z.object({ id: z.string(), name: z.string(), initials: z.string() }),
});

/** The live room as it stands, for the log without JavaScript. */
export const LogOutput = z.object({
  state: z.enum(["early", "open", "ended"]),
  /** Room time, epoch ms. */
  now: z.number(),
  /** Who is not heard of until then counts as not having come. */
  comeBy: z.number(),
  endsAt: z.number(),
  messages: z.array(RoomMessage),
  /** Newest number; nothing is new while it and `otherOnline` stay the same. */
  seq: z.int(),
  /** There are more after these: ask again with the last one's number. */
  more: z.boolean(),
  otherOnline: z.boolean(),
  otherReadSeq: z.int(),
  ...Sides.shape,
});
export type LogOutput = z.infer<typeof LogOutput>;

/** Cheap and from the database alone: whether there is a room to enter now. */
export const StateOutput = z.object({
  /** `early`: opens later. `none`: cancelled, declined, unpaid. */
  state: z.enum(["none", "early", "open", "ended"]),
  opensAt: z.number(),
  startsAt: z.number(),
  /** Who is not in the room until then does not count as having come. */
  comeBy: z.number(),
  endsAt: z.number(),
  now: z.number(),
  ...Sides.shape,
});
export type StateOutput = z.infer<typeof StateOutput>;

export const TranscriptOutput = z.object({
  startsAt: z.number(),
  endsAt: z.number(),
  endedAt: z.number().nullable(),
  messages: z.array(RoomMessage),
  /** There are more after these: ask again with the last one's number. */
  more: z.boolean(),
  /** Messages that are here in all. */
  total: z.int(),
  /** False while the room still hands over its last messages. */
  complete: z.boolean(),
  ...Sides.shape,
});
export type TranscriptOutput = z.infer<typeof TranscriptOutput>;
