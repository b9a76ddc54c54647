import { transact } from "../../db/client.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { confirm } from "./confirm.ts";
import { giveBackAll } from "./give-back.ts";
import { moveSession } from "./move-session.ts";
import { reachAs } from "./reach.ts";
import type { MovedOutput } from "./schemas.ts";
import { tellCancelled } from "./tell.ts";

/** The mentor takes the hour. Problems: not_found, not_allowed, wrong_state. */
export async function accept(
  services: Services,
  viewer: Viewer,
  { sessionId }: { sessionId: string },
): Promise<MovedOutput> {
  const output = await transact(services.db, async (trx) => {
    const session = await reachAs(trx, "mentor", viewer.id, sessionId);
    const late = session.deadline_at !== null && services.clock.now() >= session.deadline_at;
    if (session.status === "requested" && late)
      throw new Problem("wrong_state", "The time to answer has run out; the mentee is refunded.");
    const { status } = await confirm(services, trx, session, "mentor");
    return { sessionId, status, refundCents: 0 };
  });
  services.wake();
  return output;
}

/** The mentor says no; everything goes back. Problems: not_found, not_allowed, wrong_state. */
export async function decline(
  services: Services,
  viewer: Viewer,
  { sessionId, reason }: { sessionId: string; reason: string },
): Promise<MovedOutput> {
  const output = await transact(services.db, async (trx) => {
    const session = await reachAs(trx, "mentor", viewer.id, sessionId);
    const declined = await moveSession(trx, session, "declined", "mentor", {
      cancelled_at: services.clock.now(),
      cancel_reason: reason,
    });
    const given = await giveBackAll(services, trx, declined, "declined");
    await tellCancelled(services, trx, declined, "declined", given);
    return { sessionId, status: declined.status, refundCents: given.cents };
  });
  services.wake();
  return output;
}
