import type { Viewer } from "../context.ts";
import { once } from "../idempotency.ts";
import { limit } from "../limits.ts";
import type { Services } from "../services.ts";
import { checkout } from "./checkout.ts";
import { wrongState } from "./move-session.ts";
import { reachAs } from "./reach.ts";
import type { BookOutput } from "./schemas.ts";

/** Opens the checkout of a kept hour again. Problems: not_found, wrong_state (paid, or run out), rate_limited. */
export async function pay(
  services: Services,
  viewer: Viewer,
  input: { sessionId: string; idempotencyKey: string },
): Promise<BookOutput> {
  await limit(services, "pay_by_account", viewer.id);
  const request = {
    userId: viewer.id,
    key: input.idempotencyKey,
    procedure: "bookings.pay",
    request: input.sessionId,
    answer: { sessionId: input.sessionId },
  };
  const { sessionId } = await once(services, request, async (trx) => {
    const session = await reachAs(trx, "mentee", viewer.id, input.sessionId);
    if (session.status !== "awaiting_payment") throw wrongState(session.status);
  });
  return { sessionId, next: await checkout(services, viewer, sessionId) };
}
