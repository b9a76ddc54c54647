/**
 * A browser in which somebody signed in carries a mark that says so, for as long as they keep the
 * password. It opens nothing: it only keeps strangers' wrong passwords from using up the owner's tries.
 */
import { jwtVerify, SignJWT } from "jose";
import { parseKeys } from "../../party/keys.ts";
import { DAY } from "../clock.ts";
import type { Context } from "../context.ts";
import { sha256 } from "../hash.ts";
import type { Services } from "../services.ts";

/** Real time, since the last sign-in there. */
const LASTS_MS = 180 * DAY;

/** Marks the browser of this request as one in which the password behind `password_hash` was used. */
export async function markDevice(
  { services, intents }: Context,
  password_hash: string,
): Promise<void> {
  const { signWith } = parseKeys(services.settings.appKeys);
  const expiresAt = services.realClock.now() + LASTS_MS;
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: "HS256", kid: signWith })
    .setSubject(sha256(password_hash))
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .sign(secretOf(services, signWith));
  intents.deviceMark = { token, expiresAt };
}

/**
 * Not for a forged or old mark, nor for that of another person or password. The same work for an account
 * that nobody has.
 */
export async function isKnownDevice(
  services: Services,
  mark: string | null,
  user: { password_hash: string } | undefined,
): Promise<boolean> {
  if (mark === null) return false;
  try {
    await jwtVerify(mark, ({ kid = "" }) => secretOf(services, kid), {
      algorithms: ["HS256"],
      currentDate: new Date(services.realClock.now()),
      requiredClaims: ["exp"],
      subject: sha256(user?.password_hash ?? ""),
    });
    return true;
  } catch {
    return false;
  }
}

/** A key for this purpose alone: nothing else that is signed with `APP_KEYS` passes for a mark. */
function secretOf({ settings }: Services, kid: string): Uint8Array {
  const secret = parseKeys(settings.appKeys).secrets.get(kid);
  if (secret === undefined) throw new Error(`The key ${kid} is not among APP_KEYS`);
  return new TextEncoder().encode(`known-device:${secret}`);
}
