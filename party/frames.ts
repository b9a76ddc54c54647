import {
  type ClientMessage,
  ClientMessage as ClientMessageSchema,
  fromJson,
  MAX_FRAME_BYTES,
  PING,
} from "./protocol.ts";
import { TypingNews } from "./typing.ts";

/** More than any conversation needs; what is beyond it is an attack or a loop. */
const BURST_FRAMES = 400;
const FRAMES_PER_SECOND = 20;
/** A page of history is read and sent for a `resume`: it counts as so many frames. */
const RESUME_FRAMES = 10;
/** One that is refused: who was told how long to wait, and asks all the same, is soon out. */
const REFUSED_FRAMES = 90;

export type Frame =
  | { kind: "message"; message: ClientMessage }
  | { kind: "unknown"; clientId: string }
  | { kind: "ping" }
  | { kind: "too-large" }
  | { kind: "too-fast" }
  | { kind: "skip" };

/** Reads the frames of one socket. Its memory may be lost at any time without harm. */
export class FrameReader {
  #allowance = BURST_FRAMES;
  #at = 0;
  readonly #typing: TypingNews;

  /** `typing`: shared by the sockets of one person. */
  constructor(typing = new TypingNews()) {
    this.#typing = typing;
  }

  /** `now`: real epoch ms. Never throws. */
  read(data: unknown, now: number): Frame {
    this.#refill(now);
    if (!this.#spend(1)) return { kind: "too-fast" };
    if (sizeOf(data) > MAX_FRAME_BYTES) return { kind: "too-large" };
    if (data === PING) return { kind: "ping" };
    const value = fromJson(data);
    const parsed = ClientMessageSchema.safeParse(value);
    if (!parsed.success) return { kind: "unknown", clientId: clientIdIn(value) };
    const message = parsed.data;
    if (message.t === "say") this.#typing.said();
    if (message.t === "resume" && !this.#spend(RESUME_FRAMES - 1)) return { kind: "too-fast" };
    if (message.t === "typing" && !this.#typing.isNews(message.on, now)) return { kind: "skip" };
    return { kind: "message", message };
  }

  /** The page that was asked for is not sent. */
  refused(): void {
    this.#spend(REFUSED_FRAMES);
  }

  #refill(now: number): void {
    const gained = this.#at === 0 ? 0 : (Math.max(0, now - this.#at) / 1000) * FRAMES_PER_SECOND;
    this.#allowance = Math.min(BURST_FRAMES, this.#allowance + gained);
    this.#at = now;
  }

  #spend(frames: number): boolean {
    this.#allowance -= frames;
    return this.#allowance >= 0;
  }
}

function sizeOf(data: unknown): number {
  if (typeof data !== "string") return (data as ArrayBuffer).byteLength ?? Infinity;
  // Most frames are short, and a character is at most three bytes.
  return data.length * 3 <= MAX_FRAME_BYTES ? data.length : new TextEncoder().encode(data).length;
}

function clientIdIn(value: unknown): string {
  const id = (value as { clientId?: unknown } | null | undefined)?.clientId;
  return typeof id === "string" ? id.slice(0, 64) : "";
}
