/**
 * A payment provider of our own: hosted checkout, signed notifications, refunds. It plays by the same
 * port as real ones and keeps its books in the record store.
 */
import { z } from "zod";
import type { RoomKeys } from "../../party/keys.ts";
import { SIGNATURE_HEADER, signRequest, verifyRequest } from "../../party/signature.ts";
import type { Clock, Ids, RecordStore, SandboxProvider } from "../ports.ts";

const KIND = "payment";
/** What the notices' signatures are bound to, as real ones are to their endpoint. */
const PATH = "/hooks/sandbox";

const Account = z.object({
  providerRef: z.string(),
  paymentId: z.string(),
  status: z.enum(["pending", "succeeded", "failed", "abandoned", "disputed", "charged_back"]),
  amountCents: z.int(),
  currency: z.string(),
  description: z.string(),
  payerEmail: z.string(),
  returnUrl: z.string(),
  cancelUrl: z.string(),
  notifyUrl: z.string(),
  refunds: z.record(z.string(), z.int()),
});
type Account = z.infer<typeof Account>;

const Notice = z.object({
  eventId: z.string().max(100),
  type: z.string().max(100),
  providerRef: z.string().max(100),
});

export function createSandboxPayments(tools: {
  records: RecordStore;
  ids: Ids;
  keys: RoomKeys;
  realClock: Clock;
  publicUrl: string;
}): SandboxProvider {
  const { records, ids, keys, realClock, publicUrl } = tools;

  async function account(providerRef: string): Promise<Account | null> {
    const record = await records.get(KIND, providerRef);
    return record === null ? null : Account.parse(record);
  }

  async function known(providerRef: string): Promise<Account> {
    const found = await account(providerRef);
    if (!found) throw new Error("The sandbox provider has no such payment");
    return found;
  }

  return {
    name: "sandbox",
    checkoutOrigins: [],

    async open(checkout) {
      // The same payment must lead to the same checkout, so the reference is remembered by payment;
      // it is a token because whoever knows it can pay.
      const index = `of-${checkout.paymentId}`;
      await records.add("payment_ref", index, ids.token());
      const providerRef = z.string().parse(await records.get("payment_ref", index));
      await records.add(KIND, providerRef, {
        ...checkout,
        providerRef,
        status: "pending",
        refunds: {},
      });
      return { providerRef, url: `${publicUrl}/sandbox/checkout/${providerRef}` };
    },

    async payment(providerRef) {
      const found = await account(providerRef);
      if (!found) return null;
      const { paymentId, status, amountCents, currency } = found;
      const refundedCents = refunded(found);
      return { providerRef, paymentId, status, amountCents, currency, refundedCents };
    },

    async refund({ refundId, providerRef, amountCents, currency }) {
      const found = await known(providerRef);
      if (refundId in found.refunds) return { refundId, status: "succeeded" };
      const given = refunded(found);
      const possible =
        found.status === "succeeded" &&
        currency === found.currency &&
        given + amountCents <= found.amountCents;
      if (!possible) return { refundId, status: "failed" };
      await records.put(KIND, providerRef, {
        ...found,
        refunds: { ...found.refunds, [refundId]: amountCents },
      });
      return { refundId, status: "succeeded" };
    },

    async verify(rawBody, headers) {
      const signature = headers.get(SIGNATURE_HEADER);
      const verdict = await verifyRequest(keys, PATH, rawBody, signature, realClock.now());
      if (!verdict.ok) return null;
      const parsed = Notice.safeParse(parseJson(rawBody));
      return parsed.success ? parsed.data : null;
    },

    async checkout(providerRef) {
      const found = await account(providerRef);
      return found && { ...found, refundedCents: refunded(found) };
    },

    async checkouts(limit) {
      const found = await records.list(KIND, limit);
      return found.map(({ body }) => {
        const one = Account.parse(body);
        return { ...one, refundedCents: refunded(one) };
      });
    },

    async settle(providerRef, status) {
      await records.put(KIND, providerRef, { ...(await known(providerRef)), status });
    },

    async notice(providerRef, type, eventId = ids.uuid()) {
      const body = JSON.stringify({ eventId, type, providerRef });
      return {
        body,
        headers: { [SIGNATURE_HEADER]: await signRequest(keys, PATH, body, realClock.now()) },
      };
    },
  };
}

function refunded({ refunds }: Account): number {
  return Object.values(refunds).reduce((sum, cents) => sum + cents, 0);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
