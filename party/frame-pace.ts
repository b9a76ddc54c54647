import { MAX_FRAME_BYTES } from "./constants.ts";

/** What is larger, the room may still refuse in words; what is larger than this never reaches it. */
const MOST_MESSAGE_BYTES = 8 * MAX_FRAME_BYTES;
/** Of one message. The runtime remembers each until the last has come, empty ones too. */
const MOST_FRAGMENTS = 64;
/** More than a room lets anybody keep up, so that what it has to say about that is heard first. */
const BURST = { frames: 2000, bytes: 4 * 1024 * 1024 };
const A_SECOND = { frames: 200, bytes: 256 * 1024 };

const CONTINUATION = 0;
const OPCODES = new Set([CONTINUATION, 1, 2, 8, 9, 10]);
const FIRST_CONTROL = 8;

/**
 * Reads only the headers of the frames that one client sends (RFC 6455, 5.2), whose bytes go on as they
 * are. The runtime would hold 32 MB of a message that never ends, and any number of its fragments.
 */
export class FramePace {
  #header: number[] = [];
  /** Of the frame that is under way. */
  #payloadLeft = 0;
  /** Of the message that is under way, all its frames. */
  #messageBytes = 0;
  #fragments = 0;
  #frames = BURST.frames;
  #bytes = BURST.bytes;
  #at: number;

  /** `now`: any clock's ms, here and in `pass`. */
  constructor(now: number) {
    this.#at = now;
  }

  /** Null: this is nothing that a client of ours sends, and no more of it is to be read. Else ms to wait for more. */
  pass(chunk: Uint8Array, now: number): number | null {
    this.#refill(now);
    this.#bytes -= chunk.length;
    for (let at = 0; at < chunk.length; ) {
      if (this.#payloadLeft > 0) {
        const part = Math.min(this.#payloadLeft, chunk.length - at);
        this.#payloadLeft -= part;
        at += part;
        continue;
      }
      this.#header.push(chunk[at++] ?? 0);
      if (this.#header.length === headerLength(this.#header) && !this.#begin()) return null;
    }
    const seconds = Math.max(-this.#frames / A_SECOND.frames, -this.#bytes / A_SECOND.bytes, 0);
    return Math.ceil(seconds * 1000);
  }

  /** A frame, by its header. */
  #begin(): boolean {
    const [first = 0, second = 0] = this.#header;
    const length = payloadLength(this.#header);
    this.#header = [];
    this.#payloadLeft = length;
    this.#frames--;
    const last = (first & 0x80) !== 0;
    const opcode = first & 0x0f;
    const masked = (second & 0x80) !== 0;
    if ((first & 0x70) !== 0 || !masked || !OPCODES.has(opcode)) return false;
    if (opcode >= FIRST_CONTROL) return last && length <= 125;
    this.#messageBytes += length;
    this.#fragments++;
    if (this.#messageBytes > MOST_MESSAGE_BYTES || this.#fragments > MOST_FRAGMENTS) return false;
    if (last) this.#messageBytes = this.#fragments = 0;
    return true;
  }

  #refill(now: number): void {
    const seconds = Math.max(now - this.#at, 0) / 1000;
    this.#at = now;
    this.#frames = Math.min(BURST.frames, this.#frames + seconds * A_SECOND.frames);
    this.#bytes = Math.min(BURST.bytes, this.#bytes + seconds * A_SECOND.bytes);
  }
}

/** Of a header whose beginning is known; more than there is while its length is not. */
function headerLength([, second]: readonly number[]): number {
  if (second === undefined) return 2;
  const length = second & 0x7f;
  return 2 + (length === 127 ? 8 : length === 126 ? 2 : 0) + ((second & 0x80) !== 0 ? 4 : 0);
}

function payloadLength(header: readonly number[]): number {
  const length = (header[1] ?? 0) & 0x7f;
  if (length < 126) return length;
  const bytes = header.slice(2, length === 126 ? 4 : 10);
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}
