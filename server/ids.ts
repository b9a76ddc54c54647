import type { Clock, Ids } from "./ports.ts";

/**
 * RFC 9562 version 7, kept in order within a process (section 6.2, method 1): 48 bits of milliseconds,
 * a counter of 12 bits that goes on when the clock stands still or goes back, then random.
 */
export function createIds(clock: Clock): Ids {
  let millisecond = 0;
  let counter = 0;
  return {
    uuid() {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      const view = new DataView(bytes.buffer);
      const now = clock.now();
      if (now > millisecond) {
        millisecond = now;
        counter = 0;
      } else if (++counter > 0xfff) {
        millisecond += 1;
        counter = 0;
      }
      view.setUint32(0, Math.floor(millisecond / 0x10000));
      view.setUint16(4, millisecond % 0x10000);
      view.setUint16(6, 0x7000 | counter);
      view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(12, 16),
        hex.slice(16, 20),
        hex.slice(20),
      ].join("-");
    },
    token() {
      // 160 random bits; the alphabet has 32 letters, so the low five bits of a byte pick one evenly.
      return Array.from(
        crypto.getRandomValues(new Uint8Array(32)),
        (byte) => ALPHABET[byte & 31],
      ).join("");
    },
  };
}

/** Crockford's base32, lower case: no i, l, o, u. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
