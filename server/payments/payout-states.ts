/** The life of a payout, as data. */
import type { PayoutStatus } from "../../db/schema.ts";

export const PAYOUT_STATES: Record<PayoutStatus, readonly PayoutStatus[]> = {
  scheduled: ["sent", "paid", "returned"],
  sent: ["paid", "returned"],
  // Banks do send back what they had taken.
  paid: ["returned"],
  returned: [],
};

export function mayPayoutMove(from: PayoutStatus, to: PayoutStatus): boolean {
  return PAYOUT_STATES[from].includes(to);
}
