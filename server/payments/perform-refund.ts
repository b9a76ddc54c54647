import { transact } from "../../db/client.ts";
import { paymentById, refundById, settleRefund } from "../../db/queries/payments.ts";
import type { Services } from "../services.ts";
import { gatewayOf } from "./gateway-of.ts";

/**
 * Asks the provider for a stored refund, under the refund's id, so that twice is once. Throws while
 * it is pending, the provider is away or refuses, or the bank looks into the payment: the outbox asks again.
 * A refusal may be a dispute whose notice is under way, and the money is owed in any case.
 */
export async function performRefund(services: Services, refundId: string): Promise<void> {
  const refund = await refundById(services.db, refundId);
  if (!refund || refund.status === "succeeded") return;
  const payment = await paymentById(services.db, refund.payment_id);
  if (!payment) throw new Error("A refund without its payment");
  if (payment.status === "disputed") throw new Error("The bank looks into this payment");
  // The bank has given it back, and asking the provider too would give it back twice.
  if (payment.status === "charged_back") return settle(services, refundId, "succeeded");
  const answer = await gatewayOf(services, payment.gateway).refund({
    refundId,
    providerRef: payment.provider_ref,
    amountCents: refund.amount_cents,
    currency: refund.currency,
  });
  if (answer.status === "pending") throw new Error("The provider has not decided yet");
  await settle(services, refundId, answer.status);
  if (answer.status === "failed") throw new Error("The provider refused this refund");
}

function settle(
  services: Services,
  refundId: string,
  status: "succeeded" | "failed",
): Promise<void> {
  return transact(services.db, async (trx) => {
    const now = await refundById(trx, refundId);
    if (now && now.status !== "succeeded" && now.status !== status)
      await settleRefund(trx, now, status, services.clock.now());
  });
}
