import type { Trx } from "../../db/client.ts";
import { post } from "../../db/queries/ledger.ts";
import { insertRefund, refundablePayments } from "../../db/queries/payments.ts";
import { queue } from "../effects.ts";
import type { Services } from "../services.ts";
import { gatewayAccount, holdAccount } from "./accounts.ts";

/** The outbox's key of a refund. */
export const refundKey = (refundId: string) => `refund:${refundId}`;

export interface HeldSession {
  id: string;
  currency: string;
}

/**
 * Gives back `amountCents` of what is held for a session: books it, remembers the refund, and leaves
 * the provider's part to the outbox. Takes from the newest payment that still has something. The same
 * cause refunds once. Answers the first refund's id, or null when there was nothing to give back.
 */
export async function refundHold(
  services: Services,
  trx: Trx,
  input: { session: HeldSession; amountCents: number; cause: string; reason: string },
): Promise<string | null> {
  const { session, amountCents, cause, reason } = input;
  let left = amountCents;
  let first: string | null = null;
  for (const payment of await refundablePayments(trx, session.id)) {
    const cents = Math.min(left, payment.amount_cents - payment.refunded_cents);
    if (cents <= 0) continue;
    const id = services.ids.uuid();
    const now = services.clock.now();
    const isNew = await insertRefund(trx, payment, {
      id,
      payment_id: payment.id,
      session_id: session.id,
      cause: `${cause}:${payment.id}`.slice(0, 190),
      reason,
      amount_cents: cents,
      currency: session.currency,
      status: "requested",
      version: 1,
      created_at: now,
      settled_at: null,
    });
    left -= cents;
    if (!isNew) continue;
    await post(trx, {
      id: services.ids.uuid(),
      cause: `refund:${id}`,
      kind: "refund",
      sessionId: session.id,
      currency: session.currency,
      movements: [{ from: holdAccount(session.id), to: gatewayAccount(payment.gateway), cents }],
      now,
    });
    await queue(services, trx, refundKey(id), { kind: "refund", refundId: id });
    first ??= id;
    if (left === 0) break;
  }
  return first;
}
