import { transact } from "../../db/client.ts";
import type { Viewer } from "../context.ts";
import type { Services } from "../services.ts";
import { expire } from "./expire.ts";
import { limitGivingBack } from "./limit-giving-back.ts";
import { wrongState } from "./move-session.ts";
import { reachAs } from "./reach.ts";
import type { MovedOutput } from "./schemas.ts";
import { EXPIRY } from "./session-states.ts";

/** The mentee gives an unpaid hold back. Problems: not_found, not_allowed, wrong_state. */
export function letGo(services: Services, viewer: Viewer, input: { sessionId: string }) {
  return giveUp(services, viewer, input.sessionId, "awaiting_payment", EXPIRY.letGo);
}

/** The mentee takes an open request back; everything is refunded. Problems: as above, rate_limited. */
export function withdraw(services: Services, viewer: Viewer, input: { sessionId: string }) {
  return giveUp(services, viewer, input.sessionId, "requested", EXPIRY.withdrawn);
}

async function giveUp(
  services: Services,
  viewer: Viewer,
  sessionId: string,
  from: "awaiting_payment" | "requested",
  why: typeof EXPIRY.letGo | typeof EXPIRY.withdrawn,
): Promise<MovedOutput> {
  const output = await transact(services.db, async (trx) => {
    const session = await reachAs(trx, "mentee", viewer.id, sessionId);
    if (session.status !== from) throw wrongState(session.status);
    if (from === "requested") await limitGivingBack(services, trx, session);
    const refundCents = await expire(services, trx, session, "mentee", why);
    return { sessionId, status: "expired" as const, refundCents };
  });
  services.wake();
  return output;
}
