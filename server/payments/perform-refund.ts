import { transact } from "../../db/client.ts";
import { paymentById, refundById, settleRefund, updatePayment } from "../../db/queries/payments.ts";
import { StillPending } from "../effects.ts";
import type { ProviderPayment } from "../ports.ts";
import type { Services } from "../services.ts";
import { bookSentBesides } from "./book-chargeback.ts";
import { auditGivenElsewhere } from "./book-given-elsewhere.ts";
import { gatewayOf } from "./gateway-of.ts";
import { type ApplyPayment, applyTruth } from "./receive-notice.ts";

/**
 * Asks the provider for a stored refund, under its cause, so that twice is once, for a database that was set back
 * to before it as well. Throws while it is pending, the provider is away or refuses, or the bank looks into the
 * payment: the outbox asks again. `apply`: what the bank's word does elsewhere.
 * A refusal may be a dispute that we have not heard of, and the money is owed in any case.
 */
export async function performRefund(
  services: Services,
  refundId: string,
  apply: ApplyPayment,
): Promise<void> {
  const refund = await refundById(services.db, refundId);
  if (!refund || refund.status === "succeeded") return;
  const payment = await paymentById(services.db, refund.payment_id);
  if (!payment) throw new Error("A refund without its payment");
  if (payment.status === "disputed") throw new StillPending("The bank looks into this payment");
  const gateway = gatewayOf(services, payment.gateway);
  // The bank has given it back, and asking for it too would give it back twice. It may have been sent before.
  if (payment.status === "charged_back") {
    const truth = await gateway.payment(payment.provider_ref);
    return settleByBank(services, refundId, truth?.refundedCents ?? 0);
  }
  const ask = async (refundId: string, amountCents: number) => {
    const { provider_ref: providerRef, currency } = payment;
    const { status } = await gateway.refund({ refundId, providerRef, amountCents, currency });
    if (status === "pending") throw new StillPending("The provider has not decided yet");
    return status === "succeeded";
  };
  if (await ask(refund.cause, refund.amount_cents)) return settle(services, refundId, "succeeded");
  // Who gave back a part, or all of it, by hand or before a backup was put back, left less than we owe.
  const truth = await gateway.payment(payment.provider_ref);
  if (truth?.status === "disputed" || truth?.status === "charged_back") {
    // Its notice may be lost for good, and no later try would find out.
    await applyTruth(services, payment.gateway, payment.provider_ref, apply);
    throw new StillPending("The bank has this payment");
  }
  const left = leftOf(truth);
  const restIsSent = async (cents: number) =>
    cents === 0 || ask(`${refund.cause}:${cents}`.slice(-190), cents);
  if (left !== null && left < refund.amount_cents && (await restIsSent(left)))
    return settle(services, refundId, "succeeded", refund.amount_cents - left);
  await settle(services, refundId, "failed");
  throw new Error("The provider refused this refund");
}

/** What a provider can still give back of a payment; null while it is not its own to give. */
function leftOf(truth: ProviderPayment | null): number | null {
  return truth?.status === "succeeded" ? truth.amountCents - truth.refundedCents : null;
}

function settle(
  services: Services,
  refundId: string,
  status: "succeeded" | "failed",
  elsewhereCents = 0,
): Promise<void> {
  return transact(services.db, async (trx) => {
    const refund = await refundById(trx, refundId);
    const payment = refund && (await paymentById(trx, refund.payment_id));
    if (!payment || refund.status === "succeeded" || refund.status === status) return;
    if (payment.status === "charged_back") throw new Error("The bank took the payment meanwhile");
    await settleRefund(trx, refund, status, services.clock.now());
    if (elsewhereCents > 0) await auditGivenElsewhere(services, trx, payment, elsewhereCents);
    // Whoever books a chargeback at this moment asked what was sent before this was: one of the two comes again.
    if (status === "succeeded") await updatePayment(trx, payment, {});
  });
}

function settleByBank(services: Services, refundId: string, sentBackCents: number): Promise<void> {
  return transact(services.db, async (trx) => {
    const refund = await refundById(trx, refundId);
    const payment = refund && (await paymentById(trx, refund.payment_id));
    if (!payment || refund.status === "succeeded") return;
    await settleRefund(trx, refund, "succeeded", services.clock.now());
    await bookSentBesides(services, trx, payment, sentBackCents);
  });
}
