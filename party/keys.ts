/** Secrets shared by app and rooms, by key id. New signatures use `signWith`; all may verify. */
export interface RoomKeys {
  signWith: string;
  secrets: ReadonlyMap<string, string>;
}

const SHORTEST_SECRET = 16;

/**
 * Reads `ROOM_KEYS`: JSON (`{"kid": "secret"}`) or `kid:secret,kid2:secret2`. The first signs, so
 * a key is rotated by putting the new one in front and dropping the old one after a minute.
 * Throws an Error that names no secret.
 */
export function parseKeys(text: string): RoomKeys {
  const pairs = text.trim().startsWith("{") ? fromJson(text) : fromList(text);
  for (const [kid, secret] of pairs) {
    if (!/^[A-Za-z0-9_.-]{1,32}$/.test(kid)) throw new Error("ROOM_KEYS: a key id is not plain");
    if (secret.length < SHORTEST_SECRET) {
      throw new Error(`ROOM_KEYS: the secret of ${kid} is shorter than ${SHORTEST_SECRET}`);
    }
  }
  const first = pairs[0];
  if (!first) throw new Error("ROOM_KEYS is empty");
  return { signWith: first[0], secrets: new Map(pairs) };
}

function fromJson(text: string): [string, string][] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("ROOM_KEYS begins like JSON but is none");
  }
  return Object.entries(value as object).map(([kid, secret]) => [kid, String(secret)]);
}

function fromList(text: string): [string, string][] {
  return text
    .split(",")
    .map((pair) => pair.trim())
    .filter((pair) => pair !== "")
    .map((pair) => {
      const colon = pair.indexOf(":");
      if (colon < 1) throw new Error("ROOM_KEYS: expected kid:secret, separated by commas");
      return [pair.slice(0, colon), pair.slice(colon + 1)];
    });
}

/** The secret that new signatures are made with. */
export function signingSecret(keys: RoomKeys): string {
  const secret = keys.secrets.get(keys.signWith);
  if (secret === undefined) throw new Error(`no room key named ${keys.signWith}`);
  return secret;
}
