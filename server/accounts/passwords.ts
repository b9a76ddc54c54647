import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { SECOND } from "../clock.ts";
import { Problem } from "../errors.ts";

/** 150 to 215 ms and 16 MiB: what an isolate can bear. Stored with the hash, so that they can grow. */
const PARAMETERS = { N: 2 ** 14, r: 8, p: 5 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, PARAMETERS);
  return written(salt, key);
}

function written(salt: Buffer, key: Buffer): string {
  const { N, r, p } = PARAMETERS;
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

export async function matchesHash(password: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = stored.split("$");
  if (scheme !== "scrypt" || !salt || !key) return false;
  const wanted = Buffer.from(key, "base64url");
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await derive(password, Buffer.from(salt, "base64url"), parameters);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Whether a hash was made with weaker parameters than today's and should be made again. */
export function isOutdated(stored: string): boolean {
  const { N, r, p } = PARAMETERS;
  return !stored.startsWith(`scrypt$${N}$${r}$${p}$`);
}

/** Matches no password: scrypt yields no key of zeros. */
export const NO_PASSWORD = written(Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES));

/** Takes as long as comparing a wrong password, for accounts that do not exist. Never matches. */
export async function pretendToMatch(password: string): Promise<false> {
  await matchesHash(password, NO_PASSWORD);
  return false;
}

/**
 * Smallest gap between the starts of two hashes, ms: enough to keep two cores busy. A Worker does
 * everything on one thread, and gets to other things in between.
 */
const SPACING = "WebSocketPair" in globalThis ? 250 : 100;
/** More would only wait, and fill the memory. */
const LONGEST_WAIT = 5 * SECOND;
let nextTurn = 0;

/**
 * Nobody waits for another request to end: a Worker forgets a request whose sender left, and what it
 * held would be held for ever. Problems: rate_limited.
 */
async function turn(): Promise<void> {
  const now = performance.now();
  const start = Math.max(now, nextTurn);
  if (start - now > LONGEST_WAIT) throw Problem.tooOften(LONGEST_WAIT / SECOND);
  nextTurn = start + SPACING;
  if (start > now) await new Promise((resolve) => setTimeout(resolve, start - now));
}

async function derive(
  password: string,
  salt: Buffer,
  parameters: { N: number; r: number; p: number },
): Promise<Buffer> {
  await turn();
  // The same letter can be typed as one character or as two.
  const normal = password.normalize("NFKC");
  return new Promise((resolve, reject) => {
    scrypt(normal, salt, KEY_BYTES, { ...parameters, maxmem: 64 * 2 ** 20 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
