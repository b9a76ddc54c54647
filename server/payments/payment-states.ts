/** The life of one attempt to pay, as data. Only a provider's verified truth moves it. */
import type { PaymentStatus } from "../../db/schema.ts";

export const PAYMENT_STATES: Record<PaymentStatus, readonly PaymentStatus[]> = {
  created: ["pending", "succeeded", "failed", "abandoned"],
  pending: ["succeeded", "failed", "abandoned"],
  // Banks do say no and then yes.
  failed: ["pending", "succeeded"],
  abandoned: ["pending", "succeeded"],
  succeeded: ["disputed", "charged_back"],
  // The bank finds for us or for the payer.
  disputed: ["succeeded", "charged_back"],
  charged_back: [],
};

export function mayPaymentMove(from: PaymentStatus, to: PaymentStatus): boolean {
  return PAYMENT_STATES[from].includes(to);
}
