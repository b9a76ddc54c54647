import type { Clock, Ids } from "./ports.ts";

/** RFC 9562 version 7: 48 bits of milliseconds, then random. */
export function createIds(clock: Clock): Ids {
  return {
    uuid() {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      const view = new DataView(bytes.buffer);
      const now = clock.now();
      view.setUint32(0, Math.floor(now / 0x10000));
      view.setUint16(4, now % 0x10000);
      view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
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
