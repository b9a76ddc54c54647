import { peopleByIds, sessionById } from "../../db/queries/bookings.ts";
import type { Viewer } from "../context.ts";
import { openCheckout } from "../payments/open-checkout.ts";
import type { Services } from "../services.ts";
import type { BookOutput } from "./schemas.ts";

/** Where to pay for a session that still waits for it; the same address while one is open. */
export async function checkout(
  services: Services,
  viewer: Viewer,
  sessionId: string,
): Promise<BookOutput["next"]> {
  const session = await sessionById(services.db, sessionId);
  const waits =
    session?.status === "awaiting_payment" &&
    session.deadline_at !== null &&
    services.clock.now() < session.deadline_at;
  if (!waits) return { kind: "done" };
  const mentor = (await peopleByIds(services.db, [session.mentor_id])).get(session.mentor_id);
  const { url } = await openCheckout(services, {
    session,
    payer: viewer,
    description: `An hour with ${mentor?.name ?? "your mentor"}`,
  });
  return { kind: "pay", url };
}
