import { MAX_FRAME_BYTES } from "./constants.ts";
import { type FrameHeader, FrameHeaders } from "./frame-headers.ts";

/** What is larger, the room may still refuse in words; what is larger than this never reaches it. */
const MOST_MESSAGE_BYTES = 8 * MAX_FRAME_BYTES;
/** Of one message. The runtime remembers each until the last has come, empty ones too. */
const MOST_FRAGMENTS = 64;
/**
 * Half as much again as a room lets anybody keep up, so that what it has to say about that is heard first. More
 * would reach it after its goodbye, and 2,000 such frames end the room.
 */
const BURST = { frames: 600, bytes: 4 * 1024 * 1024 };
const A_SECOND = { frames: 30, bytes: 256 * 1024 };

/** In one go: whoever has to be made to wait for more than this has not been waiting for anything. */
const MOST_OWED_FRAMES = BURST.frames / 2;

const CONTINUATION = 0;
const OPCODES = new Set([CONTINUATION, 1, 2, 8, 9, 10]);
const FIRST_CONTROL = 8;

/**
 * Reads only the headers of the frames that one client sends, whose bytes go on as they are. The runtime
 * would hold 32 MB of a message that never ends, and any number of its fragments.
 */
export class FramePace {
  readonly #headers = new FrameHeaders();
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
    for (const header of this.#headers.of(chunk)) if (!this.#takes(header)) return null;
    if (-this.#frames > MOST_OWED_FRAMES) return null;
    const seconds = Math.max(-this.#frames / A_SECOND.frames, -this.#bytes / A_SECOND.bytes, 0);
    return Math.ceil(seconds * 1000);
  }

  #takes({ last, reserved, opcode, masked, length }: FrameHeader): boolean {
    this.#frames--;
    if (reserved || !masked || !OPCODES.has(opcode)) return false;
    if (opcode >= FIRST_CONTROL) return last && length <= 125;
    if ((opcode === CONTINUATION) !== this.#fragments > 0) return false;
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
