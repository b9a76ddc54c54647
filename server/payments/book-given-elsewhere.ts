import type { Trx } from "../../db/client.ts";
import { balanceOf, post } from "../../db/queries/ledger.ts";
import { insertRefund, type PaymentRow, paymentById } from "../../db/queries/payments.ts";
import { audit, auditOnce } from "../audit.ts";
import type { ProviderPayment } from "../ports.ts";
import type { ClockAndIds, Services } from "../services.ts";
import { gatewayAccount, holdAccount } from "./accounts.ts";

/**
 * A provider gave back what we know nothing of: by hand, or before our database was set back to a backup. It
 * leaves the hold, so that nobody is paid of it. Where the hold has less by now, a person must look.
 */
export async function bookGivenElsewhere(
  services: Services,
  trx: Trx,
  { paymentId, status, refundedCents }: ProviderPayment,
): Promise<void> {
  if (status !== "succeeded" || refundedCents === 0) return;
  // Read anew: what the payment did to its session may have given some of it back.
  const payment = await paymentById(trx, paymentId);
  const cents = refundedCents - (payment?.refunded_cents ?? 0);
  if (payment?.status !== status || cents <= 0) return;
  const { session_id: sessionId, currency } = payment;
  const hold = holdAccount(sessionId);
  const now = services.clock.now();
  if ((await balanceOf(trx, hold, currency)) < cents)
    return auditOnce(services, trx, { id: payment.id, ...entryOf(payment, cents) });
  await auditGivenElsewhere(services, trx, payment, cents);
  const cause = `elsewhere:${payment.id}:${refundedCents}`;
  await insertRefund(trx, payment, {
    id: services.ids.uuid(),
    payment_id: payment.id,
    session_id: sessionId,
    cause,
    reason: "given_back_elsewhere",
    amount_cents: cents,
    currency,
    status: "succeeded",
    version: 1,
    created_at: now,
    settled_at: now,
  });
  await post(trx, {
    id: services.ids.uuid(),
    cause,
    kind: "refund",
    sessionId,
    currency,
    movements: [{ from: hold, to: gatewayAccount(payment.gateway), cents }],
    now,
  });
}

export function auditGivenElsewhere(
  services: ClockAndIds,
  trx: Trx,
  payment: PaymentRow,
  cents: number,
): Promise<void> {
  return audit(services, trx, entryOf(payment, cents));
}

function entryOf({ id: paymentId, session_id }: PaymentRow, cents: number) {
  return {
    actor: null,
    action: "given_back_elsewhere",
    subject: `session:${session_id}`,
    details: { paymentId, cents },
  };
}
