/** Passkeys (WebAuthn) as a second factor; `@simplewebauthn` does the cryptography. */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { decodeAttestationObject, isoBase64URL, isoCBOR } from "@simplewebauthn/server/helpers";
import { z } from "zod";
import { type Trx, transact } from "../../db/client.ts";
import { takeToken, touchAuthSession } from "../../db/queries/accounts.ts";
import {
  countPasskeyUse,
  deletePasskey,
  insertPasskey,
  type PasskeyRow,
  passkeysOf,
} from "../../db/queries/second-factors.ts";
import { issueToken } from "../accounts/one-time-tokens.ts";
import { reauthenticate } from "../accounts/reauthenticate.ts";
import { requireVerified } from "../accounts/require-verified.ts";
import type { SignedInContext, Viewer } from "../context.ts";
import type { Settings } from "../env.ts";
import { Problem } from "../errors.ts";
import { sha256 } from "../hash.ts";
import { limit } from "../limits.ts";
import type { Services } from "../services.ts";
import { factorAdded, factorRemoved } from "./changed.ts";
import type { Assertion, Registration } from "./schemas.ts";

const MOST = 10;
const Transports = z.array(
  z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]),
);

/** Null where the site has no name: browsers refuse passkeys to a numeric address. */
export function relyingParty({ publicUrl }: Settings): { id: string; origin: string } | null {
  const { hostname, origin } = new URL(publicUrl);
  return /^[\d.]+$|^\[/.test(hostname) ? null : { id: hostname, origin };
}

/** Options for `navigator.credentials.create`. Problems: as of requireVerified and reauthenticate, wrong_state. */
export async function startPasskey(ctx: SignedInContext, password: string) {
  const { services, viewer } = ctx;
  const site = siteOf(services);
  requireVerified(viewer);
  const act = await reauthenticate(ctx, password);
  const present = await passkeysOf(services.db, viewer.id);
  if (present.length >= MOST)
    throw new Problem("wrong_state", `${MOST} passkeys are enough. Remove one first.`);
  const token = await act((trx) => issueToken(services, trx, viewer, "passkey_add"));
  return generateRegistrationOptions({
    rpName: "MentorLink",
    rpID: site.id,
    userID: new TextEncoder().encode(viewer.id),
    userName: viewer.email,
    userDisplayName: viewer.name,
    challenge: challengeOf(token),
    attestationType: "none",
    excludeCredentials: present.map(descriptor),
    authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
  });
}

/** Answers recovery codes, once. Problems: rate_limited, invalid_input, already_exists. */
export async function addPasskey(
  services: Services,
  viewer: Viewer,
  input: { credential: Registration; label: string },
) {
  const site = siteOf(services);
  await limit(services, "factor_by_account", viewer.id);
  const { registrationInfo } = await verified(async () =>
    verifyRegistrationResponse({
      response: unattested(input.credential),
      expectedChallenge: (given) => wasAsked(services, viewer.id, "passkey_add", given),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: false,
    }),
  );
  if (!registrationInfo) throw refused();
  const { credential } = registrationInfo;
  const row: PasskeyRow = {
    id: sha256(credential.id),
    user_id: viewer.id,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey).toString("base64url"),
    sign_count: credential.counter,
    transports: JSON.stringify(Transports.safeParse(credential.transports).data ?? []),
    label: input.label,
    created_at: services.clock.now(),
    last_used_at: null,
  };
  const recoveryCodes = await transact(services.db, async (trx) => {
    if (!(await insertPasskey(trx, row)))
      throw new Problem("already_exists", "That passkey is known already.");
    await touchAuthSession(trx, viewer.authSessionId, { proven_at: services.realClock.now() });
    return factorAdded(services, trx, viewer, "passkey_added");
  });
  services.wake();
  return { recoveryCodes };
}

/**
 * Without what the authenticator's maker says of it: we ask for none, and judging some of them fetches
 * whatever address a certificate names. Throws when it cannot be read. WebAuthn level 3, section 5.1.3: a
 * browser that is asked for none does the same.
 */
function unattested(credential: Registration): Registration {
  const bytes = isoBase64URL.toBuffer(credential.response.attestationObject);
  const authData = decodeAttestationObject(bytes).get("authData");
  const none = isoCBOR.encode(
    new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]) as never,
  );
  const attestationObject = isoBase64URL.fromBuffer(none);
  return { ...credential, response: { ...credential.response, attestationObject } };
}

/** Somebody else's is "not found". */
export async function removePasskey(ctx: SignedInContext, input: { id: string; password: string }) {
  const { services } = ctx;
  const act = await reauthenticate(ctx, input.password);
  await act(async (trx, user) => {
    if (!(await deletePasskey(trx, user.id, input.id))) throw Problem.notFound();
    await factorRemoved(services, trx, user, "passkey_removed");
  });
  services.wake();
}

/** Options for `navigator.credentials.get`. Problems: not_found (there is no passkey). */
export async function passkeyOptions(services: Services, user: { id: string; email: string }) {
  const present = await passkeysOf(services.db, user.id);
  if (present.length === 0) throw Problem.notFound();
  const token = await transact(services.db, (trx) =>
    issueToken(services, trx, user, "passkey_use"),
  );
  return generateAuthenticationOptions({
    rpID: siteOf(services).id,
    challenge: challengeOf(token),
    allowCredentials: present.map(descriptor),
    userVerification: "preferred",
  });
}

/** Checks a passkey's answer; what it answers uses it up. Problems: invalid_input. */
export async function checkPasskey(
  services: Services,
  userId: string,
  given: Assertion,
): Promise<(trx: Trx) => Promise<boolean>> {
  const site = siteOf(services);
  const passkey = (await passkeysOf(services.db, userId)).find(
    ({ credential_id }) => credential_id === given.id,
  );
  if (!passkey) throw refused();
  const { authenticationInfo } = await verified(() =>
    verifyAuthenticationResponse({
      response: given,
      expectedChallenge: (text) => wasAsked(services, userId, "passkey_use", text),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, "base64url")),
        counter: passkey.sign_count,
      },
      requireUserVerification: false,
    }),
  );
  return (trx) =>
    countPasskeyUse(trx, passkey.id, authenticationInfo.newCounter, services.clock.now());
}

/** The challenge is a one-time token: only its hash is kept, and it is answered once. */
function challengeOf(token: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(token);
}

async function wasAsked(
  services: Services,
  userId: string,
  purpose: "passkey_add" | "passkey_use",
  given: string,
): Promise<boolean> {
  const tokenHash = sha256(Buffer.from(given, "base64url").toString());
  const used = await transact(services.db, (trx) =>
    takeToken(trx, tokenHash, purpose, services.clock.now()),
  );
  return used?.user_id === userId;
}

async function verified<T extends { verified: boolean }>(check: () => Promise<T>): Promise<T> {
  // Whatever it dislikes about the answer of a browser it throws.
  const answer = await check().catch(() => null);
  if (!answer?.verified) throw refused();
  return answer;
}

function refused(): Problem {
  return Problem.field("credential", "That passkey was not accepted. Try again.");
}

function siteOf({ settings }: Services) {
  const site = relyingParty(settings);
  if (!site) throw Problem.notFound();
  return site;
}

function descriptor({ credential_id, transports }: PasskeyRow) {
  return { id: credential_id, transports: Transports.parse(JSON.parse(transports)) };
}
