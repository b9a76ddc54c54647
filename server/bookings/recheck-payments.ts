import type { Step } from "../jobs/step.ts";
import { recheckPayments } from "../payments/recheck-payments.ts";
import { applyPayment } from "./apply-payment.ts";

/**
 * A notification that never came, or came while we died: the provider is asked instead. Runs before
 * anything expires, for it may save what would.
 */
export const recheck: Step = {
  name: "recheck_payments",
  run: (services) =>
    recheckPayments(services, (trx, payment, before) =>
      applyPayment(services, trx, payment, before),
    ),
};
