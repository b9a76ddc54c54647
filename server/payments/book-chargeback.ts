import type { Trx } from "../../db/client.ts";
import { balanceOf, type Movement, post, postedUnder } from "../../db/queries/ledger.ts";
import type { PaymentRow } from "../../db/queries/payments.ts";
import type { Services } from "../services.ts";
import { CHARGEBACKS, gatewayAccount, holdAccount } from "./accounts.ts";
import { chargebackSources } from "./chargeback-rule.ts";

const causeOf = ({ id }: PaymentRow) => `chargeback:${id}`;

/**
 * The bank took a payment back, all of it, whatever of it was sent back before. Once per payment. `sentBackCents`: by
 * the provider's own account, for the answer to a refund may be lost.
 */
export async function bookChargeback(
  services: Services,
  trx: Trx,
  payment: PaymentRow,
  sentBackCents: number,
) {
  const hold = holdAccount(payment.session_id);
  const { fromHold, fromPlatform } = chargebackSources(
    { amountCents: payment.amount_cents, givenBackCents: payment.refunded_cents, sentBackCents },
    await balanceOf(trx, hold, payment.currency),
  );
  const gateway = gatewayAccount(payment.gateway);
  await book(services, trx, payment, causeOf(payment), [
    { from: hold, to: gateway, cents: fromHold },
    { from: CHARGEBACKS, to: gateway, cents: fromPlatform },
  ]);
}

/** What the provider sent back of such a payment beyond what was known when the bank took it. */
export async function bookSentBesides(
  services: Services,
  trx: Trx,
  payment: PaymentRow,
  sentBackCents: number,
) {
  if (sentBackCents === 0) return;
  const gateway = gatewayAccount(payment.gateway);
  const booked = await postedUnder(trx, causeOf(payment), gateway);
  const cents = payment.amount_cents - payment.refunded_cents + sentBackCents - booked;
  if (cents <= 0) return;
  await book(services, trx, payment, `${causeOf(payment)}:${sentBackCents}`, [
    { from: CHARGEBACKS, to: gateway, cents },
  ]);
}

async function book(
  services: Services,
  trx: Trx,
  payment: PaymentRow,
  cause: string,
  movements: Movement[],
) {
  await post(trx, {
    id: services.ids.uuid(),
    cause,
    kind: "chargeback",
    sessionId: payment.session_id,
    currency: payment.currency,
    movements,
    now: services.clock.now(),
  });
}
