/** Who signs what only the app or a room may say, and is neither. */
import { parseKeys, type RoomKeys } from "../../party/keys.ts";
import { signRequest } from "../../party/signature.ts";
import { MINUTE } from "../support/meeting.ts";

export interface Signed {
  keys: RoomKeys;
  path: string;
  body: string;
  /** Real epoch ms. */
  now: number;
}

const SOMEBODYS = parseKeys("k1:another-secret-of-someone");
const UNKNOWN = parseKeys("k9:0123456789abcdef0123456789abcdef");

/** Signatures that are refused, whatever they are on. */
export const FORGERS: Record<string, (request: Signed) => Promise<string> | string> = {
  nobody: () => "",
  "somebody without a secret": ({ now }) => `t=${now},kid=k1,v1=${"0".repeat(64)}`,
  "somebody with a key of their own": ({ path, body, now }) =>
    signRequest(SOMEBODYS, path, body, now),
  "somebody with a key of another name": ({ path, body, now }) =>
    signRequest(UNKNOWN, path, body, now),
  "whoever comes two minutes later": ({ keys, path, body, now }) =>
    signRequest(keys, path, body, now - 2 * MINUTE),
  "whoever heard it said to another": ({ keys, path, body, now }) =>
    signRequest(keys, `${path}-other`, body, now),
  "whoever changed a word": ({ keys, path, body, now }) => signRequest(keys, path, `${body} `, now),
};
