/**
 * A passkey in software: an ES256 key that answers WebAuthn's options as a browser and its
 * authenticator would together (WebAuthn level 3, sections 5.8.1, 6.1 and 6.5.4).
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const USER_PRESENT = 0x01;
const HAS_CREDENTIAL = 0x40;

export async function softwarePasskey(siteOrigin: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(16);
  const id = credentialId.toString("base64url");
  let uses = 0;

  return {
    id,
    /** `attestation`: CBOR of `fmt` and `attStmt`, without their map; none unless said otherwise. */
    async create(
      { challenge, rp }: { challenge: string; rp: { id?: string | undefined } },
      attestation = Buffer.from("63666d74646e6f6e656761747453746d74a0", "hex"),
    ) {
      const { x = "", y = "" } = publicKey.export({ format: "jwk" });
      // COSE_Key, RFC 9052: kty 1: EC2, alg 3: ES256, crv -1: P-256, x -2, y -3.
      const coseKey = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
        Buffer.from(x, "base64url"),
        Buffer.from([0x22, 0x58, 0x20]),
        Buffer.from(y, "base64url"),
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const authData = Buffer.concat([
        authenticatorData(rp.id ?? "", USER_PRESENT | HAS_CREDENTIAL, 0),
        Buffer.alloc(16),
        length,
        credentialId,
        coseKey,
      ]);
      // CBOR of {fmt, attStmt, authData}.
      const attestationObject = Buffer.concat([
        Buffer.from("a3", "hex"),
        attestation,
        Buffer.from("68617574684461746158", "hex"),
        Buffer.from([authData.length]),
        authData,
      ]);
      return answer({
        clientDataJSON: clientData("webauthn.create", challenge, siteOrigin),
        attestationObject: attestationObject.toString("base64url"),
      });
    },
    async get(
      { challenge }: { challenge: string },
      { origin = siteOrigin, counter = ++uses }: { origin?: string; counter?: number } = {},
    ) {
      const clientDataJSON = clientData("webauthn.get", challenge, origin);
      const data = authenticatorData(new URL(siteOrigin).hostname, USER_PRESENT, counter);
      const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, "base64url"))]);
      return answer({
        clientDataJSON,
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
      });
    },
  };

  function answer<T>(response: T) {
    return { id, rawId: id, type: "public-key", response, clientExtensionResults: {} };
  }
}

function authenticatorData(site: string, flags: number, counter: number): Buffer {
  const tail = Buffer.alloc(5);
  tail.writeUInt8(flags);
  tail.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(Buffer.from(site)), tail]);
}

function clientData(type: string, challenge: string, origin: string): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin })).toString("base64url");
}

function sha256(data: Buffer): Buffer {
  return createHash("sha256").update(data).digest();
}
