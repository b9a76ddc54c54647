import { z } from "zod";
import type { PayoutRail, RecordStore } from "../ports.ts";

const KIND = "transfer";
/** An account whose number ends so is closed: the sandbox's way to see a payout come back. */
const CLOSED_ACCOUNT = /000$/;

const Transfer = z.object({
  amountCents: z.int(),
  currency: z.string(),
  status: z.enum(["sent", "paid", "returned"]),
});

/** A bank of our own. The same payout is paid once, and of one amount; an account that ends in 000 is closed. */
export function createSandboxRail(records: RecordStore): PayoutRail {
  async function transfer(railRef: string) {
    return Transfer.parse(await records.get(KIND, railRef));
  }
  return {
    name: "sandbox",
    async send(order) {
      const railRef = `transfer-${order.payoutId}`;
      const status = CLOSED_ACCOUNT.test(order.accountNumber) ? "returned" : "paid";
      const { accountNumber, ...rest } = order;
      await records.add(KIND, railRef, { ...rest, last4: accountNumber.slice(-4), status });
      const kept = await transfer(railRef);
      if (kept.amountCents !== order.amountCents || kept.currency !== order.currency)
        throw new Error("The sandbox's bank knows this payout with another amount");
      return { railRef, status: kept.status };
    },
    status: async (railRef) => (await transfer(railRef)).status,
  };
}
