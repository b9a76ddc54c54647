import { MAX_BODY_CHARACTERS, MESSAGES_PER_MINUTE } from "./protocol.ts";
import type { Member } from "./room-state.ts";

export type BodyFault = "empty" | "too-long" | "bad-characters";

/** The body as it is stored: trimmed, with plain line ends (forms send CRLF). */
export function tidyBody(body: string): string {
  return body.replace(/\r\n?/g, "\n").trim();
}

/** NUL cuts text short in some databases; half a surrogate pair cannot be written as UTF-8. */
export function bodyFault(tidied: string): BodyFault | null {
  if (tidied === "") return "empty";
  if (tidied.length > MAX_BODY_CHARACTERS) return "too-long";
  if (tidied.includes("\0") || /\p{Surrogate}/u.test(tidied)) return "bad-characters";
  return null;
}

const MS_PER_TOKEN = 60_000 / MESSAGES_PER_MINUTE;

export function fullTokens(now: number): Member["tokens"] {
  return { level: MESSAGES_PER_MINUTE, at: now };
}

/**
 * Takes one message from a person's allowance, which refills by the room's clock. A clock that
 * goes back gives nothing. The wait (ms) when it is used up.
 */
export function takeToken(
  tokens: Member["tokens"],
  now: number,
): { ok: true; tokens: Member["tokens"] } | { ok: false; retryAfterMs: number } {
  const gained = Math.max(0, now - tokens.at) / MS_PER_TOKEN;
  const level = Math.min(MESSAGES_PER_MINUTE, tokens.level + gained);
  if (level < 1) return { ok: false, retryAfterMs: Math.ceil((1 - level) * MS_PER_TOKEN) };
  return { ok: true, tokens: { level: level - 1, at: now } };
}

/** What a refused sender reads. */
export const REFUSAL_TEXT = {
  "bad-message": "The room did not understand that.",
  empty: "Write something first.",
  "too-long": `A message may have at most ${MAX_BODY_CHARACTERS.toLocaleString("en-US")} characters.`,
  "bad-characters": "The message has characters that cannot be stored.",
  "too-fast": "That is faster than one can read. Wait a moment and send it again.",
  early: "The room is not open yet.",
  ended: "The session has ended.",
} as const;
