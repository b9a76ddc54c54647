import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { RequestFacts } from "../context.ts";
import type { ScryptCost } from "../ports.ts";
import { widerNetwork } from "../request.ts";
import type { Services } from "../services.ts";
import { readMark } from "./known-device.ts";

/** 150 to 215 ms and 16 MiB: what an isolate can bear. */
export const PASSWORD_COST: ScryptCost = { N: 2 ** 14, r: 8, p: 5 };
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** For whom it is done: networks take turns, and the people at one. */
export interface Asker {
  services: Pick<Services, "hashInTurn" | "passwordCost" | "settings" | "realClock">;
  request: Pick<RequestFacts, "address" | "deviceMark">;
}

/** `scrypt$N$r$p$salt$key`, salt and key in base64url. */
export async function hashPassword(asker: Asker, password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const cost = asker.services.passwordCost;
  const key = await derive(asker, password, salt, cost);
  return written(cost, salt, key);
}

function written({ N, r, p }: ScryptCost, salt: Buffer, key: Buffer): string {
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

export async function matchesHash(
  asker: Asker,
  password: string,
  stored: string,
): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = stored.split("$");
  if (scheme !== "scrypt" || !salt || !key) return false;
  const wanted = Buffer.from(key, "base64url");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await derive(asker, password, Buffer.from(salt, "base64url"), cost);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Whether a hash costs other than today's and should be made again. */
export function isOutdated({ N, r, p }: ScryptCost, stored: string): boolean {
  return !stored.startsWith(`scrypt$${N}$${r}$${p}$`);
}

/** Matches no password: scrypt yields no key of zeros. */
export function noPassword(cost: ScryptCost): string {
  return written(cost, Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES));
}

/** Takes as long as comparing a wrong password, for accounts that do not exist. Never matches. */
export async function pretendToMatch(asker: Asker, password: string): Promise<false> {
  await matchesHash(asker, password, noPassword(asker.services.passwordCost));
  return false;
}

/** Problems: rate_limited. */
function derive(
  { services, request }: Asker,
  password: string,
  salt: Buffer,
  cost: ScryptCost,
): Promise<Buffer> {
  // The same letter can be typed as one character or as two.
  const normal = password.normalize("NFKC");
  const hash = () =>
    new Promise<Buffer>((resolve, reject) => {
      scrypt(normal, salt, KEY_BYTES, { ...cost, maxmem: 64 * 2 ** 20 }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  const { hashInTurn, settings, realClock } = services;
  const mark = readMark(settings, request.deviceMark, realClock.now());
  const asker = { network: widerNetwork(request.address), person: mark?.user ?? null };
  return hashInTurn(asker, hash);
}
