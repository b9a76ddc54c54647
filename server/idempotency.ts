import type { Trx } from "../db/client.ts";
import { transact } from "../db/client.ts";
import { mayBeDone } from "../db/portable.ts";
import { answerKey, claimKey, keyOf } from "../db/queries/idempotency.ts";
import { Problem } from "./errors.ts";
import { sha256 } from "./hash.ts";
import type { Services } from "./services.ts";

/**
 * Runs `work` once for a user's key, in one transaction with the key itself: the key, the effect and
 * the remembered answer commit together or not at all. A repeat gets the first answer; the same key
 * with another request is refused. The answer must survive JSON.
 */
export async function once<T>(
  services: Services,
  input: { userId: string; key: string; procedure: string; request: unknown },
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  const requestHash = await sha256(JSON.stringify([input.procedure, input.request]));
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
  input: { userId: string; key: string; requestHash: string },
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  const { requestHash } = input;
  return transact(services.db, async (trx) => {
    const claim = {
      user_id: input.userId,
      key: input.key,
      request_hash: requestHash,
      created_at: services.clock.now(),
    };
    if (await claimKey(trx, claim)) {
      const result = await work(trx);
      await answerKey(trx, input.userId, input.key, JSON.stringify(result ?? null));
      return result;
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
