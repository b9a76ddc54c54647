import type { Trx } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import type { Services } from "../services.ts";
import { giveBackAll } from "./give-back.ts";
import { moveSession } from "./move-session.ts";
import { EXPIRY } from "./session-states.ts";
import { tellCancelled } from "./tell.ts";

/**
 * A hold or a request comes to nothing: the slot is free again, and what was paid goes back. Letters
 * only for requests, which both people know of. Answers the cents refunded.
 */
export async function expire(
  services: Services,
  trx: Trx,
  session: SessionRow,
  actor: "mentee" | "clockwork",
  why: (typeof EXPIRY)[keyof typeof EXPIRY],
): Promise<number> {
  const expired = await moveSession(trx, session, "expired", actor, {
    cancelled_at: services.clock.now(),
    cancel_reason: why,
  });
  const given = await giveBackAll(services, trx, expired, why);
  if (why === EXPIRY.notAnswered)
    await tellCancelled(services, trx, expired, "not_answered", given);
  if (why === EXPIRY.withdrawn)
    await tellCancelled(services, trx, expired, "mentee_cancelled", given);
  return given.cents;
}
