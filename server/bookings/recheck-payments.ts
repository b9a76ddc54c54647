import type { Step } from "../jobs/step.ts";
import { applyLeftEvents, recheckPayments } from "../payments/recheck-payments.ts";
import { applying } from "./apply-payment.ts";

/**
 * A notification that never came, or came while we died: the provider is asked instead. They run before
 * anything expires, for they may save what would.
 */
export const askingSteps: readonly Step[] = [
  { name: "apply_events", run: (services) => applyLeftEvents(services, applying(services)) },
  { name: "recheck_payments", run: (services) => recheckPayments(services, applying(services)) },
];
