/**
 * A browser in which somebody signed in carries a mark that says so, for as long as they keep the
 * password. It opens nothing: it only keeps strangers' wrong passwords from using up the owner's tries.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, SignJWT } from "jose";
import { z } from "zod";
import type { UserRow } from "../../db/queries/accounts.ts";
import { parseKeys } from "../../party/keys.ts";
import { DAY } from "../clock.ts";
import type { Intents } from "../context.ts";
import type { Settings } from "../env.ts";
import { Id } from "../fields.ts";
import { sha256 } from "../hash.ts";
import type { Services } from "../services.ts";

/** Real time, since the last sign-in there. */
const LASTS_MS = 180 * DAY;

interface Marking {
  services: Pick<Services, "settings" | "realClock">;
  intents: Intents;
}

type Owner = Pick<UserRow, "id" | "password_hash" | "email_verified_at">;

/** Marks the browser of this request as one in which this person's password was used. */
export async function markDevice(
  { services: { settings, realClock }, intents }: Marking,
  { id, password_hash, email_verified_at }: Owner,
): Promise<void> {
  const { signWith } = parseKeys(settings.appKeys);
  const expiresAt = realClock.now() + LASTS_MS;
  const token = await new SignJWT(email_verified_at === null ? {} : { user: id })
    .setProtectedHeader({ alg: "HS256", kid: signWith })
    .setSubject(sha256(password_hash))
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .sign(secretOf(settings, signWith));
  intents.deviceMark = { token, expiresAt };
}

/**
 * Not for a forged or old mark, nor for that of another person or password. The same work for an account
 * that nobody has.
 */
export function isKnownDevice(
  { settings, realClock }: Services,
  mark: string | null,
  user: Pick<Owner, "password_hash"> | undefined,
): boolean {
  const password = readMark(settings, mark, realClock.now())?.password;
  return password === sha256(user?.password_hash ?? "");
}

/**
 * The hash of the hash of the password that was used, and whose browser it is: only of somebody who confirmed
 * their address, for accounts alone cost nothing, and people have turns of their own.
 */
const Mark = z.object({ user: Id.optional(), sub: z.string(), exp: z.number() });

/**
 * Null for no mark, a forged or an old one. `now`: real epoch ms. At once, for `crowd/` asks it of every
 * request; RFC 7515, 5.2, for HS256 alone.
 */
export function readMark(
  settings: Settings,
  mark: string | null,
  now: number,
): { user: string | null; password: string } | null {
  if (mark === null) return null;
  try {
    const [head, claims, signature = "", ...more] = mark.split(".");
    const { kid = "", alg } = decodeProtectedHeader(mark);
    const hmac = createHmac("sha256", secretOf(settings, kid)).update(`${head}.${claims}`).digest();
    const shown = Buffer.from(signature, "base64url");
    if (more.length > 0 || alg !== "HS256" || shown.length !== hmac.length) return null;
    if (!timingSafeEqual(shown, hmac)) return null;
    const { user = null, sub, exp } = Mark.parse(decodeJwt(mark));
    return exp * 1000 > now ? { user, password: sub } : null;
  } catch {
    return null;
  }
}

/** A key for this purpose alone: nothing else that is signed with `APP_KEYS` passes for a mark. */
function secretOf(settings: Settings, kid: string): Uint8Array {
  const secret = parseKeys(settings.appKeys).secrets.get(kid);
  if (secret === undefined) throw new Error(`The key ${kid} is not among APP_KEYS`);
  return new TextEncoder().encode(`known-device:${secret}`);
}
