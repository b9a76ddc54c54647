/** What can be done to a payment at the sandbox's provider: a table. */
import type { ProviderPaymentStatus } from "../ports.ts";
import type { PaymentAct } from "./schemas.ts";

interface Act {
  from: readonly ProviderPaymentStatus[];
  /** What is true afterwards; null leaves it. */
  to: ProviderPaymentStatus | null;
}

export const ACTS: Record<PaymentAct, Act> = {
  succeed: { from: ["pending"], to: "succeeded" },
  decline: { from: ["pending"], to: "failed" },
  leave_pending: { from: ["pending"], to: "pending" },
  abandon: { from: ["pending"], to: "abandoned" },
  dispute: { from: ["succeeded"], to: "disputed" },
  win_dispute: { from: ["disputed"], to: "succeeded" },
  lose_dispute: { from: ["disputed"], to: "charged_back" },
  repeat_notice: { from: ["succeeded", "failed", "disputed", "charged_back"], to: null },
  late_notice: { from: ["succeeded", "failed", "disputed", "charged_back"], to: null },
};

export function actsFor(status: ProviderPaymentStatus): PaymentAct[] {
  const names = Object.keys(ACTS) as PaymentAct[];
  return names.filter((name) => ACTS[name].from.includes(status));
}
