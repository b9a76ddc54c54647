import type { Trx } from "../../db/client.ts";
import { post } from "../../db/queries/ledger.ts";
import { insertRefund, keptPayments, type PaymentRow } from "../../db/queries/payments.ts";
import { queue } from "../effects.ts";
import type { ClockAndIds } from "../services.ts";
import { gatewayAccount, holdAccount } from "./accounts.ts";

/** The outbox's key of a refund. */
export const refundKey = (refundId: string) => `refund:${refundId}`;

export interface HeldSession {
  id: string;
  currency: string;
}

/** What a payer gets back, and whether for a part of it a bank must finish with the payment before. */
export interface GivenBack {
  cents: number;
  waitsForBank: boolean;
}

interface Refund {
  session: HeldSession;
  amountCents: number;
  cause: string;
  reason: string;
}

/**
 * Gives back `amountCents` of what is held for a session, or as much as there is: books it, remembers the
 * refund, and leaves the provider's part to the outbox. Takes from the newest payment that still has
 * something, and touches none that a bank looks into: what would come from there waits. The same cause
 * refunds once.
 */
export async function refundHold(
  services: ClockAndIds,
  trx: Trx,
  refund: Refund,
): Promise<GivenBack> {
  const given: GivenBack = { cents: 0, waitsForBank: false };
  for (const payment of bankLast(await keptPayments(trx, refund.session.id))) {
    const left = refund.amountCents - given.cents;
    const cents = Math.min(left, payment.amount_cents - payment.refunded_cents);
    if (cents === 0) break;
    given.cents += cents;
    if (payment.status === "disputed") given.waitsForBank = true;
    else await refundPayment(services, trx, payment, { ...refund, amountCents: cents });
  }
  return given;
}

function bankLast(payments: PaymentRow[]): PaymentRow[] {
  const atBank = ({ status }: PaymentRow) => status === "disputed";
  return [...payments.filter((one) => !atBank(one)), ...payments.filter(atBank)];
}

async function refundPayment(
  services: ClockAndIds,
  trx: Trx,
  payment: PaymentRow,
  { session, amountCents: cents, cause, reason }: Refund,
): Promise<void> {
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
  if (!isNew) return;
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
}
