import { z } from "zod";
import type { PayoutRail, RecordStore } from "../ports.ts";

const KIND = "transfer";
/** An account whose number ends so is closed: the sandbox's way to see a payout come back. */
const CLOSED_ACCOUNT = /000$/;

const Transfer = z.object({ status: z.enum(["sent", "paid", "returned"]) });

/** A bank of our own. The same payout is paid once; an account that ends in 000 is closed. */
export function createSandboxRail(records: RecordStore): PayoutRail {
  async function statusOf(railRef: string) {
    return Transfer.parse(await records.get(KIND, railRef)).status;
  }
  return {
    name: "sandbox",
    async send(order) {
      const railRef = `transfer-${order.payoutId}`;
      const status = CLOSED_ACCOUNT.test(order.accountNumber) ? "returned" : "paid";
      const { accountNumber, ...rest } = order;
      await records.add(KIND, railRef, { ...rest, last4: accountNumber.slice(-4), status });
      return { railRef, status: await statusOf(railRef) };
    },
    status: statusOf,
  };
}
