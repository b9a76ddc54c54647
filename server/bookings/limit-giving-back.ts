import type { Trx } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import { limit } from "../limits.ts";
import type { Services } from "../services.ts";

/**
 * A mentee gives so many free hours back a day: that costs nothing, and each is letters to a mentor.
 * Where money comes back nobody waits. Counted with what is done, or not at all. Problems: rate_limited.
 */
export async function limitGivingBack(
  services: Services,
  trx: Trx,
  { mentee_id, price_cents }: SessionRow,
): Promise<void> {
  if (price_cents === 0)
    await limit({ ...services, db: trx }, "give_back_free_by_account", mentee_id);
}
