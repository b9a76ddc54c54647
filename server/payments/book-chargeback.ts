import type { Trx } from "../../db/client.ts";
import { balanceOf, type Movement, post } from "../../db/queries/ledger.ts";
import { openRefunds, type PaymentRow, type RefundRow } from "../../db/queries/payments.ts";
import type { Services } from "../services.ts";
import { CHARGEBACKS, gatewayAccount, holdAccount } from "./accounts.ts";
import { chargebackSources } from "./chargeback-rule.ts";

/** The bank took a payment back, all of it, whatever of it was sent back before. Once per payment. */
export async function bookChargeback(services: Services, trx: Trx, payment: PaymentRow) {
  const open = await openRefunds(trx, payment.id);
  const unsentCents = open.reduce((sum, { amount_cents }) => sum + amount_cents, 0);
  const hold = holdAccount(payment.session_id);
  const { fromHold, fromPlatform } = chargebackSources(
    {
      amountCents: payment.amount_cents,
      givenBackCents: payment.refunded_cents,
      sentBackCents: payment.refunded_cents - unsentCents,
    },
    await balanceOf(trx, hold, payment.currency),
  );
  const gateway = gatewayAccount(payment.gateway);
  await book(services, trx, payment, `chargeback:${payment.id}`, [
    { from: hold, to: gateway, cents: fromHold },
    { from: CHARGEBACKS, to: gateway, cents: fromPlatform },
  ]);
}

/** The provider sent a refund while the bank took its payment back, which was booked as if it were not sent. */
export async function bookSentTwice(
  services: Services,
  trx: Trx,
  payment: PaymentRow,
  refund: RefundRow,
) {
  const to = gatewayAccount(payment.gateway);
  await book(services, trx, payment, `chargeback:${payment.id}:${refund.id}`, [
    { from: CHARGEBACKS, to, cents: refund.amount_cents },
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
