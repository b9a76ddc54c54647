import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from "jose";
import * as z from "zod/mini";
import { type RoomKeys, signingSecret } from "./keys.ts";
import { Id, Person, Role, Schedule } from "./shared.ts";

export { parseKeys, type RoomKeys } from "./keys.ts";

/** Seconds of real time that a ticket is good for. It is used once, at the handshake. */
export const TICKET_SECONDS = 60;
/** How far the clocks of app and rooms may differ. */
export const SKEW_SECONDS = 5;
/** An honest client that comes too late comes sooner than this after the ticket's end. */
const LATE_SECONDS = 120;

const Claims = z.object({
  jti: Id,
  room: Id,
  user: Id,
  role: Role,
  /** The given name that the room shows. */
  name: Person.shape.name,
  other: Person,
  /** The auth session's id, so that a revocation reaches the room. */
  authSession: z.string().check(z.minLength(1), z.maxLength(128)),
  schedule: Schedule,
  /** Seconds since the epoch, real time. */
  exp: z.int(),
  iat: z.int(),
});
export type TicketClaims = z.infer<typeof Claims>;
/** What the app states; times and id are added when signing. */
export type TicketGrant = Omit<TicketClaims, "jti" | "exp" | "iat">;

export type TicketRefusal =
  | "missing"
  | "malformed"
  | "unknown-key"
  | "foreign"
  | "expired"
  /** Expired so long ago that no honest client still brings it. */
  | "stale"
  | "too-long-lived"
  | "other-room"
  // Found by the room, which remembers:
  | "replayed"
  | "revoked"
  | "stranger";

/** `jti`: the id of a ticket that the app gave a moment ago, whether it is good or not. */
export type TicketVerdict =
  | { ok: true; jti: string; claims: TicketClaims }
  | { ok: false; jti: string | null; reason: TicketRefusal };

/** A JWT (HS256) for one user, one room and one use. `now`: real epoch ms. */
export async function signTicket(
  keys: RoomKeys,
  grant: TicketGrant,
  now: number,
  seconds: number = TICKET_SECONDS,
): Promise<string> {
  const issued = Math.floor(now / 1000);
  return new SignJWT({ ...grant })
    .setProtectedHeader({ alg: "HS256", kid: keys.signWith })
    .setJti(crypto.randomUUID())
    .setIssuedAt(issued)
    .setExpirationTime(issued + seconds)
    .sign(bytes(signingSecret(keys)));
}

/** Whether a ticket lets its bearer into `room` at `now` (real epoch ms). Never throws. */
export async function verifyTicket(
  keys: RoomKeys,
  ticket: string | null,
  room: string,
  now: number,
): Promise<TicketVerdict> {
  if (!ticket) return refuse("missing");
  try {
    const { kid } = decodeProtectedHeader(ticket);
    const secret = typeof kid === "string" ? keys.secrets.get(kid) : undefined;
    if (secret === undefined) return refuse("unknown-key");
    const { payload } = await jwtVerify(ticket, bytes(secret), {
      algorithms: ["HS256"],
      currentDate: new Date(now),
      requiredClaims: ["exp", "iat", "jti"],
    });
    const claims = Claims.safeParse(payload);
    if (!claims.success) return refuse("malformed");
    return judge(claims.data, room, now);
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      const late = now / 1000 - (error.payload.exp ?? 0);
      return late > LATE_SECONDS ? refuse("stale") : refuse("expired", error.payload.jti);
    }
    if (error instanceof errors.JWSSignatureVerificationFailed) return refuse("foreign");
    return refuse("malformed");
  }
}

function judge(claims: TicketClaims, room: string, now: number): TicketVerdict {
  // The room remembers a ticket until it expires, so its life must be short, whoever signed it.
  const latest = now / 1000 + TICKET_SECONDS + SKEW_SECONDS;
  if (claims.exp - claims.iat > TICKET_SECONDS || claims.exp > latest) {
    return refuse("too-long-lived", claims.jti);
  }
  if (claims.room !== room) return refuse("other-room", claims.jti);
  if (claims.other.user === claims.user || claims.other.role === claims.role) {
    return refuse("malformed");
  }
  return { ok: true, jti: claims.jti, claims };
}

function refuse(reason: TicketRefusal, jti: string | null = null): TicketVerdict {
  return { ok: false, jti, reason };
}

function bytes(secret: string): Uint8Array {
  return new TextEncoder().encode(secret);
}
