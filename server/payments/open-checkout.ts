import { transact, VersionLost } from "../../db/client.ts";
import {
  countPayments,
  insertPayment,
  openPaymentOf,
  paymentById,
  updatePayment,
} from "../../db/queries/payments.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { gatewayOf } from "./gateway-of.ts";

export interface PayableSession {
  id: string;
  price_cents: number;
  currency: string;
}

/**
 * The provider's page where a session is paid; the same one while an attempt is open. Our intention is
 * stored before the provider is called (law 6), and the provider is called with our payment's id, so
 * that a crash between the two leads to the same checkout again. Throws `unavailable`.
 */
export async function openCheckout(
  services: Services,
  input: { session: PayableSession; payer: { id: string; email: string }; description: string },
): Promise<{ paymentId: string; url: string }> {
  const { session, payer, description } = input;
  const payment = await transact(services.db, async (trx) => {
    const open = await openPaymentOf(trx, session.id);
    if (open) return open;
    const now = services.clock.now();
    const row = {
      id: services.ids.uuid(),
      session_id: session.id,
      // Of two that begin at once, one finds its number taken, and then the other's open attempt.
      attempt: (await countPayments(trx, session.id)) + 1,
      user_id: payer.id,
      gateway: services.gateway,
      // Unique with the gateway, so it cannot stay empty; the provider's own replaces it below.
      provider_ref: `unopened:${services.ids.uuid()}`,
      status: "created" as const,
      version: 1,
      amount_cents: session.price_cents,
      refunded_cents: 0,
      currency: session.currency,
      checkout_url: "",
      asked_at: now,
      created_at: now,
      updated_at: now,
    };
    if (!(await insertPayment(trx, row))) throw new VersionLost("the payment");
    return row;
  });
  if (payment.checkout_url) return { paymentId: payment.id, url: payment.checkout_url };

  const { publicUrl } = services.settings;
  const opened = await gatewayOf(services, payment.gateway)
    .open({
      paymentId: payment.id,
      sessionId: session.id,
      amountCents: payment.amount_cents,
      currency: payment.currency,
      description,
      payerEmail: payer.email,
      returnUrl: `${publicUrl}/sessions/${session.id}/pay-return`,
      cancelUrl: `${publicUrl}/sessions/${session.id}`,
      notifyUrl: `${publicUrl}/hooks/${payment.gateway}`,
    })
    .catch(() => {
      throw new Problem(
        "unavailable",
        "The payment provider cannot be reached. Your hour is kept; try again in a minute.",
      );
    });
  await transact(services.db, async (trx) => {
    const now = await paymentById(trx, payment.id);
    if (now && !now.checkout_url)
      await updatePayment(trx, now, { provider_ref: opened.providerRef, checkout_url: opened.url });
  });
  return { paymentId: payment.id, url: opened.url };
}
