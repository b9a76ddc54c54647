import type { Viewer } from "../context.ts";
import { limit } from "../limits.ts";
import type { Services } from "../services.ts";
import { reach } from "./reach.ts";

/**
 * A mentee gives so many free hours back a day: that costs nothing, and each is letters to a mentor.
 * Where money comes back nobody waits. Problems: not_found, rate_limited.
 */
export async function limitGivingBack(
  services: Services,
  viewer: Viewer,
  sessionId: string,
): Promise<void> {
  const { session, role } = await reach(services.db, viewer.id, sessionId);
  if (role === "mentee" && session.price_cents === 0)
    await limit(services, "give_back_free_by_account", viewer.id);
}
