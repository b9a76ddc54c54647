import type { Step } from "../jobs/step.ts";
import type { ApplyPayment } from "../payments/receive-notice.ts";
import { applyLeftEvents, recheckPayments } from "../payments/recheck-payments.ts";
import type { Services } from "../services.ts";
import { applyPayment } from "./apply-payment.ts";

const applyWith =
  (services: Services): ApplyPayment =>
  (trx, payment, before) =>
    applyPayment(services, trx, payment, before);

/**
 * A notification that never came, or came while we died: the provider is asked instead. They run before
 * anything expires, for they may save what would.
 */
export const askingSteps: readonly Step[] = [
  { name: "apply_events", run: (services) => applyLeftEvents(services, applyWith(services)) },
  { name: "recheck_payments", run: (services) => recheckPayments(services, applyWith(services)) },
];
