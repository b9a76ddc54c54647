/** RFC 6238 as authenticator apps speak it: SHA-1, six digits, 30 seconds. */
import { Secret, TOTP } from "otpauth";

const ISSUER = "MentorLink";
const PERIOD_S = 30;
/** Steps that a phone's clock may be off, either way (RFC 6238, section 5.2). */
const WINDOW = 1;

/** 160 random bits (RFC 4226, section 4) in base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The step in which this code is right, near now; null when it is wrong. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const off = totp(secret).validate({ token: code, timestamp: now, window: WINDOW });
  return off === null ? null : stepAt(now) + off;
}

export function codeOfStep(secret: string, step: number): string {
  return totp(secret).generate({ timestamp: step * PERIOD_S * 1000 });
}

export function stepAt(now: number): number {
  return Math.floor(now / 1000 / PERIOD_S);
}

/** What the QR code says. */
export function keyUri(secret: string, email: string): string {
  return totp(secret, email).toString();
}

function totp(secret: string, label = ""): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_S,
  });
}
