import type { Trx } from "../../db/client.ts";
import { post } from "../../db/queries/ledger.ts";
import type { Payments } from "../../db/schema.ts";
import type { Services } from "../services.ts";
import { gatewayAccount, holdAccount } from "./accounts.ts";

/** Unique in the ledger: a payment is captured once. */
export const captureCause = (paymentId: string) => `capture:${paymentId}`;

/** The provider has the money: from now on it is held for the session. Once per payment. */
export async function captureHold(services: Services, trx: Trx, payment: Payments): Promise<void> {
  await post(trx, {
    id: services.ids.uuid(),
    cause: captureCause(payment.id),
    kind: "capture",
    sessionId: payment.session_id,
    currency: payment.currency,
    movements: [
      {
        from: gatewayAccount(payment.gateway),
        to: holdAccount(payment.session_id),
        cents: payment.amount_cents,
      },
    ],
    now: services.clock.now(),
  });
}
