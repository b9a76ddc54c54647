import type { z } from "zod";
import { receiptOf } from "../../db/queries/earnings.ts";
import { policyOf } from "../bookings/policy.ts";
import { owedBack } from "../bookings/refund-terms.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { captureCause } from "../payments/capture-hold.ts";
import { splitCommission } from "../payments/money.ts";
import type { ReceiptOutput } from "../payments/schemas.ts";
import type { Services } from "../services.ts";

/** What a mentee paid for a session, and what came back. Only the payer reaches it. */
export async function receipt(
  { db }: Services,
  viewer: Viewer,
  sessionId: string,
): Promise<z.infer<typeof ReceiptOutput>> {
  const found = await receiptOf(db, viewer.id, sessionId);
  const [first] = found?.payments ?? [];
  if (!found || !first) throw Problem.notFound();
  const { session, payments, refunds, capturedAt } = found;
  const paidCents = cents(payments);
  // Owed, also where the provider has not taken it so far.
  const refundedCents = cents(refunds);
  // What the bank took back was not kept.
  const ours = payments.filter(({ status }) => status !== "charged_back");
  const ids = new Set(ours.map(({ id }) => id));
  const leftCents = cents(ours) - cents(refunds.filter(({ payment_id }) => ids.has(payment_id)));
  // What waits for a bank and is nobody else's then.
  const keptCents = Math.min(leftCents, session.price_cents - owedBack(session));
  const policy = policyOf(session);
  const kept = splitCommission(keptCents, policy.commissionBps, policy.vatBps > 0);
  return {
    number: `ML-${first.id.slice(-12).toUpperCase()}`,
    sessionId,
    startsAt: session.starts_at,
    mentor: session.mentor,
    mentee: session.mentee,
    currency: first.currency,
    payments: payments.map(({ id, amount_cents }) => ({
      id,
      cents: amount_cents,
      // The row itself moves on with refunds and disputes; the ledger does not.
      at: dayOf(capturedAt, id),
    })),
    refunds: refunds.map(({ id, amount_cents, created_at, settled_at, status }) => ({
      id,
      cents: amount_cents,
      at: settled_at ?? created_at,
      state: status,
    })),
    paidCents,
    refundedCents,
    commissionCents: kept.commissionCents,
    vatCents: kept.vatCents,
  };
}

function cents(rows: readonly { amount_cents: number }[]): number {
  return rows.reduce((sum, { amount_cents }) => sum + amount_cents, 0);
}

function dayOf(capturedAt: Map<string, number>, paymentId: string): number {
  const at = capturedAt.get(captureCause(paymentId));
  if (at === undefined) throw new Error("A payment that was taken and never captured");
  return at;
}
