/** What must be readable by us alone when somebody steals the database: AES-GCM, keys with ids. */
import { parseKeys } from "../party/keys.ts";
import type { Settings } from "./env.ts";

const IV_BYTES = 12;

/** `kid.iv.ciphertext`, base64url. */
export async function seal(settings: Settings, text: string): Promise<string> {
  const { signWith, secrets } = parseKeys(settings.appKeys);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await keyFrom(secrets.get(signWith) ?? "");
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv },
    key,
    new TextEncoder().encode(text),
  );
  return [signWith, base64(iv), base64(new Uint8Array(sealed))].join(".");
}

/** Throws when the key is gone or a single bit was changed. */
export async function open(settings: Settings, sealed: string): Promise<string> {
  const [kid = "", iv = "", text = ""] = sealed.split(".");
  const secret = parseKeys(settings.appKeys).secrets.get(kid);
  if (!secret) throw new Error(`The key ${kid} is not among APP_KEYS`);
  const key = await keyFrom(secret);
  const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(iv) }, key, bytes(text));
  return new TextDecoder().decode(opened);
}

async function keyFrom(secret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.digest(
    "SHA-256",
    new TextEncoder().encode(`sealing:${secret}`),
  );
  return crypto.subtle.importKey("raw", material, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function base64(data: Uint8Array): string {
  return Buffer.from(data).toString("base64url");
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, "base64url"));
}
