import { type Trx, transact } from "../../db/client.ts";
import {
  moneyOfSession,
  type SessionRow,
  sessionById,
  updateSession,
} from "../../db/queries/bookings.ts";
import { tookPlaceInstead } from "../../db/queries/due-sessions.ts";
import { keptPayments } from "../../db/queries/payments.ts";
import { splitCommission } from "../payments/money.ts";
import { releaseHold } from "../payments/release-hold.ts";
import type { Services } from "../services.ts";
import { bringToTruth } from "./ask-provider.ts";
import { giveBackAll } from "./give-back.ts";
import { policyOf } from "./policy.ts";
import { tellCancelled } from "./tell.ts";

/**
 * What is still held becomes the mentor's, less commission. A mentee who cancelled late gets it back
 * instead when somebody else used the freed hour. The provider is asked first: news of a dispute, or of what
 * was given back by hand, may be lost, and what has left us for a mentor is gone. Answers whether anything was done.
 */
export async function releaseMoney(services: Services, sessionId: string): Promise<boolean> {
  for (const payment of await keptPayments(services.db, sessionId))
    await bringToTruth(services, payment);
  return transact(services.db, async (trx) => {
    const session = await sessionById(trx, sessionId);
    const now = services.clock.now();
    const due = session && session.release_at !== null && session.release_at <= now;
    if (!due || session.released_at !== null) return false;
    const used = session.status === "cancelled_by_mentee" && (await tookPlaceInstead(trx, session));
    if (used) await refundInstead(services, trx, session);
    else await release(services, trx, session, now);
    return true;
  });
}

async function refundInstead(services: Services, trx: Trx, session: SessionRow) {
  const kept = await updateSession(trx, session, { release_at: null });
  const given = await giveBackAll(services, trx, kept, "freed_hour_took_place");
  if (given.cents === 0) return;
  // The letter says all that came back, of which a part may have before.
  const whole = { ...given, cents: session.price_cents };
  // The mentor is paid for the other hour, and was told so.
  await tellCancelled(services, trx, kept, "mentee_cancelled", whole, ["mentee"]);
}

async function release(services: Services, trx: Trx, session: SessionRow, now: number) {
  const { heldCents, bank } = await moneyOfSession(trx, session.id);
  // A dispute clears release_at; this is for one that came in between.
  if (bank !== null || heldCents === 0) {
    await updateSession(trx, session, { release_at: null });
    return;
  }
  const { commissionBps, vatBps } = policyOf(session);
  const released = await updateSession(trx, session, { released_at: now });
  const split = splitCommission(heldCents, commissionBps, vatBps > 0);
  await releaseHold(services, trx, { session: released, split });
}
