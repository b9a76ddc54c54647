export interface FrameHeader {
  last: boolean;
  reserved: boolean;
  opcode: number;
  masked: boolean;
  /** Of the payload that follows, in bytes. */
  length: number;
}

/** Finds the headers of frames (RFC 6455, 5.2) in one side's bytes, however the network cuts them. */
export class FrameHeaders {
  #header: number[] = [];
  /** Of the frame that is under way. */
  #payloadLeft = 0;

  /** The next byte begins a frame. */
  get between(): boolean {
    return this.#payloadLeft === 0 && this.#header.length === 0;
  }

  *of(chunk: Uint8Array): Generator<FrameHeader> {
    for (let at = 0; at < chunk.length; ) {
      const part = Math.min(this.#payloadLeft, chunk.length - at);
      this.#payloadLeft -= part;
      at += part;
      while (at < chunk.length && this.#payloadLeft === 0) {
        this.#header.push(chunk[at++] ?? 0);
        if (this.#header.length < lengthOf(this.#header)) continue;
        const found = read(this.#header);
        this.#header = [];
        this.#payloadLeft = found.length;
        yield found;
      }
    }
  }
}

/** Of a header whose beginning is known; more than there is while its length is not. */
function lengthOf([, second]: readonly number[]): number {
  if (second === undefined) return 2;
  const length = second & 0x7f;
  return 2 + (length === 127 ? 8 : length === 126 ? 2 : 0) + ((second & 0x80) !== 0 ? 4 : 0);
}

function read(header: readonly number[]): FrameHeader {
  const [first = 0, second = 0] = header;
  const short = second & 0x7f;
  const long = short < 126 ? [short] : header.slice(2, short === 126 ? 4 : 10);
  return {
    last: (first & 0x80) !== 0,
    reserved: (first & 0x70) !== 0,
    opcode: first & 0x0f,
    masked: (second & 0x80) !== 0,
    length: long.reduce((value, byte) => value * 256 + byte, 0),
  };
}
