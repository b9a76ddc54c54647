import type { Trx } from "../../db/client.ts";
import { moneyOfSession, type SessionRow, writeAudit } from "../../db/queries/bookings.ts";
import { refundHold } from "../payments/refund-hold.ts";
import type { Services } from "../services.ts";

/** Gives back all that is still held for a session. Answers how many cents. */
export async function giveBackAll(
  services: Services,
  trx: Trx,
  session: SessionRow,
  reason: string,
): Promise<number> {
  const { heldCents } = await moneyOfSession(trx, session.id);
  await giveBack(services, trx, session, heldCents, reason);
  return heldCents;
}

/**
 * `reason` makes the cause too: one session is refunded once for one reason. While the bank looks
 * into the payment nothing is sent, or the money could go back twice; it follows when the bank has
 * found for us (apply-payment.ts).
 */
export async function giveBack(
  services: Services,
  trx: Trx,
  session: SessionRow,
  amountCents: number,
  reason: string,
): Promise<void> {
  if (amountCents === 0) return;
  const { frozen } = await moneyOfSession(trx, session.id);
  if (frozen) {
    await writeAudit(trx, {
      id: services.ids.uuid(),
      at: services.clock.now(),
      actor_id: null,
      action: "refund_withheld",
      subject: `session:${session.id}`,
      details: { amountCents, reason },
    });
    return;
  }
  const cause = `refund:${session.id}:${reason}`;
  await refundHold(services, trx, { session, amountCents, cause, reason });
}
