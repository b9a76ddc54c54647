import { type RoomKeys, signingSecret } from "./keys.ts";

/** Signs requests between app and rooms, and the app's hooks: HMAC-SHA256 over "t.path.body". */
export const SIGNATURE_HEADER = "x-mentorlink-signature";
/** How old, or how far ahead, a signature may be (real time). Repeats within it are harmless:
 * every signed request is idempotent. */
export const SIGNATURE_TOLERANCE_MS = 60_000;

export type SignatureRefusal = "missing" | "malformed" | "stale" | "unknown-key" | "forged";
export type SignatureVerdict = { ok: true; kid: string } | { ok: false; reason: SignatureRefusal };

/** The header's value. `path`: the URL's path without host and query. `now`: real epoch ms. */
export async function signRequest(
  keys: RoomKeys,
  path: string,
  body: string,
  now: number,
): Promise<string> {
  const mac = await hmac(signingSecret(keys), `${now}.${path}.${body}`);
  return `t=${now},kid=${keys.signWith},v1=${mac}`;
}

/** Whether `header` signs exactly this path and body now. Never throws. */
export async function verifyRequest(
  keys: RoomKeys,
  path: string,
  body: string,
  header: string | null,
  now: number,
): Promise<SignatureVerdict> {
  if (!header) return { ok: false, reason: "missing" };
  const parts = /^t=(\d{1,16}),kid=([A-Za-z0-9_.-]{1,32}),v1=([0-9a-f]{64})$/.exec(header);
  const [, at, kid, mac] = parts ?? [];
  if (!at || !kid || !mac) return { ok: false, reason: "malformed" };
  if (Math.abs(now - Number(at)) > SIGNATURE_TOLERANCE_MS) return { ok: false, reason: "stale" };
  const secret = keys.secrets.get(kid);
  if (secret === undefined) return { ok: false, reason: "unknown-key" };
  const expected = await hmac(secret, `${at}.${path}.${body}`);
  return sameText(expected, mac) ? { ok: true, kid } : { ok: false, reason: "forged" };
}

async function hmac(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "sign",
  ]);
  const mac = await crypto.subtle.sign("HMAC", key, encoder.encode(text));
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Takes as long for a near miss as for a far one. */
function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
