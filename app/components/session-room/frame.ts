/**
 * Reads the room's frames without Zod, which would be a tenth of all that the page loads. A test
 * holds it to the schemas of `party/protocol.ts`.
 */
import type { ServerMessage } from "../../../party/protocol.ts";
import type { LogOutput } from "../../../server/rooms/schemas.ts";

type Check = (value: unknown) => boolean;
type Kind = ServerMessage["t"];

const text: Check = (value) => typeof value === "string";
const flag: Check = (value) => typeof value === "boolean";
const number: Check = (value) => Number.isSafeInteger(value);
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const role: Check = (value) => value === "mentor" || value === "mentee";

const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check(Reflect.get(value, name)));

const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const both = (check: Check): Check => object({ mentor: check, mentee: check });

const person = object({ user: text, name: text, role });
const schedule = object({
  version: count,
  opensAt: count,
  startsAt: count,
  endsAt: count,
  clockOffsetMs: number,
});
const chat = { seq: count, from: role, clientId: text, body: text, at: count };

const MESSAGES: Record<Kind, Check> = {
  welcome: object({
    now: count,
    state: text,
    schedule,
    seq: count,
    you: person,
    other: person,
    online: both(flag),
    readBy: both(count),
  }),
  message: object(chat),
  ack: object({ clientId: text, seq: count, at: count }),
  nack: object({ clientId: text, code: text, text, retryAfterMs: optional(number) }),
  history: object({ messages: listOf(object(chat)), more: flag }),
  presence: object({ online: both(flag) }),
  typing: object({ from: role, on: flag }),
  read: object({ by: role, seq: count }),
  warning: object({ minutesLeft: number }),
  schedule: object({ now: count, state: text, schedule }),
  ended: object({ at: count, reason: text }),
  closing: object({ code: number, reason: text }),
};

/** A frame as a message; null for what this page does not know, which it skips. */
export function readFrame(frame: unknown): ServerMessage | null {
  try {
    return asMessage(JSON.parse(String(frame)));
  } catch {
    return null;
  }
}

export function asMessage(value: unknown): ServerMessage | null {
  return isMessage(value) ? value : null;
}

/** What the page reads of `rooms.log`. */
export type Look = Pick<
  LogOutput,
  "state" | "now" | "endsAt" | "messages" | "more" | "otherOnline" | "otherReadSeq"
>;

const LOOK = object({
  state: text,
  now: count,
  endsAt: count,
  messages: listOf(object({ seq: count, from: role, own: flag, body: text, sentAt: count })),
  more: flag,
  otherOnline: flag,
  otherReadSeq: count,
});

export function asLook(value: unknown): Look | null {
  return isLook(value) ? value : null;
}

function isLook(value: unknown): value is Look {
  return LOOK(value);
}

function isMessage(value: unknown): value is ServerMessage {
  if (typeof value !== "object" || value === null || !("t" in value)) return false;
  return isKind(value.t) && MESSAGES[value.t](value);
}

function isKind(t: unknown): t is Kind {
  return typeof t === "string" && Object.hasOwn(MESSAGES, t);
}
