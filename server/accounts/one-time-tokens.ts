import type { Trx } from "../../db/client.ts";
import { replaceToken, type TokenPurpose } from "../../db/queries/accounts.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { Problem } from "../errors.ts";
import { sha256 } from "../hash.ts";
import type { ClockAndIds } from "../services.ts";

/** Where the link of a letter leads that proves an address. */
export const VERIFY_PATH = "/verify-email";
export const NEW_ADDRESS_PATH = "/new-address";

/** Used, too old, or never one of ours: nobody learns which. */
export function deadLink(): Problem {
  return new Problem("token_invalid", "That link was used before or is too old. Ask for another.");
}

const LASTS_MS: Record<TokenPurpose, number> = {
  verify_email: 3 * DAY,
  change_email: DAY,
  reset_password: HOUR,
  sign_in: 10 * MINUTE,
  passkey_add: 10 * MINUTE,
  passkey_use: 10 * MINUTE,
};

/** A new link's token for a person; older ones of the same purpose end. Only its hash is stored. */
export async function issueToken(
  services: ClockAndIds,
  trx: Trx,
  user: { id: string; email: string },
  purpose: TokenPurpose,
  token = services.ids.token(),
): Promise<string> {
  const now = services.clock.now();
  await replaceToken(trx, {
    token_hash: sha256(token),
    purpose,
    user_id: user.id,
    email: user.email,
    expires_at: now + LASTS_MS[purpose],
    created_at: now,
  });
  return token;
}
