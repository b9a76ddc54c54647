import { type Trx, transact, VersionLost } from "../../db/client.ts";
import {
  countPayments,
  insertPayment,
  noteCheckout,
  openPaymentOf,
  type PaymentRow,
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
 * What we intend to ask of the provider, stored before it is asked (law 6). Of two that begin the same
 * attempt at once, one throws VersionLost and then finds the other's.
 */
export async function intendPayment(
  services: Services,
  trx: Trx,
  session: PayableSession,
  payerId: string,
  attempt = 1,
): Promise<PaymentRow> {
  const now = services.clock.now();
  const row: PaymentRow = {
    id: services.ids.uuid(),
    session_id: session.id,
    attempt,
    user_id: payerId,
    gateway: services.gateway,
    // Unique with the gateway, so it cannot stay empty; the provider's own replaces it below.
    provider_ref: `unopened:${services.ids.uuid()}`,
    status: "created",
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
}

/**
 * The provider's page where a session is paid; the same one while an attempt is open. The provider is
 * called with our payment's id, so that a crash before its answer is stored leads to the same checkout
 * again. `payment`: one intended just now. Throws `unavailable`.
 */
export async function openCheckout(
  services: Services,
  input: {
    session: PayableSession;
    payer: { id: string; email: string };
    description: string;
    payment?: PaymentRow | undefined;
  },
): Promise<{ paymentId: string; url: string }> {
  const { session, payer, description } = input;
  const payment = input.payment ?? (await openOrIntended(services, session, payer.id));
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
  await noteCheckout(services.db, payment.id, opened);
  return { paymentId: payment.id, url: opened.url };
}

function openOrIntended(services: Services, session: PayableSession, payerId: string) {
  return transact(services.db, async (trx) => {
    const open = await openPaymentOf(trx, session.id);
    if (open) return open;
    const attempt = (await countPayments(trx, session.id)) + 1;
    return intendPayment(services, trx, session, payerId, attempt);
  });
}
