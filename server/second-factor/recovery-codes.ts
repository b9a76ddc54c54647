/** Ten codes on paper for the day on which the phone is gone. Each works once; we keep their hashes. */
import { sha256 } from "../hash.ts";
import type { Services } from "../services.ts";

const CODES = 10;
const LENGTH = 12;

/** As shown: "7kq2-9mzt-4dhx", 60 random bits each. */
export function newRecoveryCodes({ ids }: Services): string[] {
  return Array.from({ length: CODES }, () =>
    (ids.token().slice(0, LENGTH).match(/.{4}/g) ?? []).join("-"),
  );
}

/** However it was typed. The alphabet has no i, l, o: whoever read one meant a digit. */
export function hashOfRecoveryCode(typed: string): string {
  const plain = typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/[il]/g, "1")
    .replace(/o/g, "0");
  return sha256(`recovery:${plain}`);
}
