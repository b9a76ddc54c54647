import type { Trx } from "../../db/client.ts";
import { balanceOf, post } from "../../db/queries/ledger.ts";
import type { PaymentRow } from "../../db/queries/payments.ts";
import type { Services } from "../services.ts";
import { CHARGEBACKS, gatewayAccount, holdAccount } from "./accounts.ts";
import { chargebackSources } from "./chargeback-rule.ts";

/** The bank took a payment back. Once per payment. */
export async function bookChargeback(services: Services, trx: Trx, payment: PaymentRow) {
  const hold = holdAccount(payment.session_id);
  const lost = payment.amount_cents - payment.refunded_cents;
  const { fromHold, fromPlatform } = chargebackSources(
    lost,
    await balanceOf(trx, hold, payment.currency),
  );
  const gateway = gatewayAccount(payment.gateway);
  await post(trx, {
    id: services.ids.uuid(),
    cause: `chargeback:${payment.id}`,
    kind: "chargeback",
    sessionId: payment.session_id,
    currency: payment.currency,
    movements: [
      { from: hold, to: gateway, cents: fromHold },
      { from: CHARGEBACKS, to: gateway, cents: fromPlatform },
    ],
    now: services.clock.now(),
  });
}
