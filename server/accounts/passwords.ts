import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { Problem } from "../errors.ts";

/** 150 to 215 ms and 16 MiB: what an isolate can bear. Stored with the hash, so that they can grow. */
const PARAMETERS = { N: 2 ** 14, r: 8, p: 5 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, PARAMETERS);
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

let dummy: Promise<string> | undefined;

/** Takes as long as a wrong password does, for accounts that do not exist. Never matches. */
export async function pretendToMatch(password: string): Promise<false> {
  dummy ??= hashPassword(randomBytes(SALT_BYTES).toString("base64url"));
  await matchesHash(password, await dummy);
  return false;
}

/** Some seconds' work on a small machine. More would only wait, and fill the memory. */
const MOST_AT_ONCE = 64;
let atWork = 0;

/** Problems: rate_limited, when too many are asked for at once. */
async function derive(
  password: string,
  salt: Buffer,
  parameters: { N: number; r: number; p: number },
): Promise<Buffer> {
  if (atWork >= MOST_AT_ONCE)
    throw new Problem("rate_limited", "Very many people sign in just now. Try again in a moment.", {
      retryAfterSeconds: 5,
    });
  // The same letter can be typed as one character or as two.
  const normal = password.normalize("NFKC");
  atWork++;
  try {
    return await new Promise((resolve, reject) => {
      scrypt(normal, salt, KEY_BYTES, { ...parameters, maxmem: 64 * 2 ** 20 }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  } finally {
    atWork--;
  }
}
