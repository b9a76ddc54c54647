import { createHash } from "node:crypto";

/**
 * SHA-256 of UTF-8 text, lower-case hex, 64 characters. At once: Web Crypto would wait in Node for one of
 * the few threads that also hash passwords, and every request needs this one.
 */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
