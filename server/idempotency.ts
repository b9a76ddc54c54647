import type { Trx } from "../db/client.ts";
import { transact } from "../db/client.ts";
import { mayBeDone } from "../db/portable.ts";
import { claimKey, keyOf } from "../db/queries/idempotency.ts";
import { Problem } from "./errors.ts";
import { sha256 } from "./hash.ts";
import type { Services } from "./services.ts";

/**
 * Runs `work` once for a user's key, in one transaction with the key itself: the key, the effect and
 * the remembered answer commit together or not at all. A repeat gets the first answer; the same key
 * with another request is refused. The answer is known beforehand and must survive JSON.
 */
export async function once<T>(
  services: Services,
  input: { userId: string; key: string; procedure: string; request: unknown; answer: T },
  work: (trx: Trx) => Promise<unknown>,
): Promise<T> {
  const requestHash = sha256(JSON.stringify([input.procedure, input.request]));
  try {
    return await claimAndWork(services, { ...input, requestHash }, work);
  } catch (error) {
    if (!mayBeDone(error)) throw error;
    // The key knows what became of the commit whose answer was lost.
    return claimAndWork(services, { ...input, requestHash }, work);
  }
}

function claimAndWork<T>(
  services: Services,
  input: { userId: string; key: string; requestHash: string; answer: T },
  work: (trx: Trx) => Promise<unknown>,
): Promise<T> {
  const { requestHash } = input;
  return transact(services.db, async (trx) => {
    const claim = {
      user_id: input.userId,
      key: input.key,
      request_hash: requestHash,
      created_at: services.clock.now(),
      response: JSON.stringify(input.answer),
    };
    if (await claimKey(trx, claim)) {
      await work(trx);
      return input.answer;
    }
    const first = await keyOf(trx, input.userId, input.key);
    if (first?.request_hash !== requestHash)
      throw new Problem(
        "changed_meanwhile",
        "This form was sent before with other contents. Load the page again.",
      );
    return JSON.parse(first.response ?? "null") as T;
  });
}
