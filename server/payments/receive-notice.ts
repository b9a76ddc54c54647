import { type Trx, transact } from "../../db/client.ts";
import { tryAgain } from "../../db/queries/outbox.ts";
import {
  markEventApplied,
  openRefunds,
  type PaymentRow,
  paymentById,
  paymentByRef,
  rememberEvent,
  updatePayment,
} from "../../db/queries/payments.ts";
import type { PaymentStatus } from "../../db/schema.ts";
import { auditOnce } from "../audit.ts";
import type { ProviderPayment } from "../ports.ts";
import type { Services } from "../services.ts";
import { bookChargeback, bookSentBesides } from "./book-chargeback.ts";
import { bookGivenElsewhere } from "./book-given-elsewhere.ts";
import { gatewayOf } from "./gateway-of.ts";
import { mayPaymentMove } from "./payment-states.ts";
import { refundKey } from "./refund-hold.ts";

/** A payment moved on. */
export interface Change {
  before: PaymentStatus;
  /** Its provider has given all of it back, before we ever did. */
  givenBack: boolean;
}

/** What a payment's change does elsewhere, in the same transaction. Called for real changes only. */
export type ApplyPayment = (trx: Trx, payment: PaymentRow, change: Change) => Promise<void>;

/**
 * A provider's notification. It is believed in nothing but its payment's reference: the signature is
 * verified on the raw body, the truth is fetched from the provider, and that truth is applied. Any
 * order, any number of times. Answers false for an unknown gateway or a forged notification.
 */
export async function receiveNotice(
  services: Services,
  gatewayName: string,
  rawBody: string,
  headers: Headers,
  apply: ApplyPayment,
): Promise<boolean> {
  const gateway = Object.hasOwn(services.gateways, gatewayName)
    ? services.gateways[gatewayName]
    : undefined;
  const notice = await gateway?.verify(rawBody, headers);
  if (!notice) return false;
  const { eventId, type, providerRef } = notice;
  await rememberEvent(services.db, {
    gateway: gatewayName,
    event_id: eventId,
    type,
    provider_ref: providerRef,
    received_at: services.clock.now(),
  });
  // A repeat is applied too: the first may have died half-way, and applying a known truth is nothing.
  await applyTruth(services, gatewayName, providerRef, apply);
  await markEventApplied(services.db, gatewayName, eventId, services.clock.now());
  services.wake();
  return true;
}

/** How often a provider is asked about a payment that moves while it answers. */
const MOST_ANSWERS = 5;

/**
 * Fetches what the provider knows of a payment and brings ours to it. Idempotent. An answer may be slow,
 * and others may have brought news since it was true: where the payment moved meanwhile we ask again.
 */
export async function applyTruth(
  services: Services,
  gatewayName: string,
  providerRef: string,
  apply: ApplyPayment,
): Promise<void> {
  let known = await paymentByRef(services.db, gatewayName, providerRef);
  for (let answers = 0; answers < MOST_ANSWERS; answers++) {
    const truth = await gatewayOf(services, gatewayName).payment(providerRef);
    if (!truth) return;
    const moved = await transact(services.db, async (trx) => {
      const payment = await paymentById(trx, truth.paymentId);
      if (!payment || payment.gateway !== gatewayName) {
        if (truth.status === "succeeded") await writeDownUnknown(services, trx, truth);
        return null;
      }
      if (truth.amountCents !== payment.amount_cents || truth.currency !== payment.currency) {
        if (truth.status === "succeeded") await writeDownOther(services, trx, payment, truth);
        return null;
      }
      if (payment.version !== known?.version) return payment;
      await bring(services, trx, payment, truth, apply);
      await bookGivenElsewhere(services, trx, truth);
      // What was brought there just now is booked whole.
      if (payment.status === "charged_back")
        await bookSentBesides(services, trx, payment, truth.refundedCents);
      return null;
    });
    if (!moved) return;
    known = moved;
  }
  throw new Error("The payment moved at every answer of its provider");
}

/** Another amount or currency is not this payment, whatever it says: a person must look where the money is. */
function writeDownOther(
  services: Services,
  trx: Trx,
  payment: PaymentRow,
  { status, amountCents, currency }: ProviderPayment,
) {
  return auditOnce(services, trx, {
    id: payment.id,
    actor: null,
    action: "payment_of_another_amount",
    subject: `session:${payment.session_id}`,
    details: { paymentId: payment.id, status, amountCents, currency },
  });
}

/** Of a booking that a restored database has forgotten: a person must give it back. */
function writeDownUnknown(
  services: Services,
  trx: Trx,
  { paymentId, providerRef, status, amountCents, currency }: ProviderPayment,
) {
  return auditOnce(services, trx, {
    id: paymentId,
    actor: null,
    action: "payment_of_nothing_here",
    subject: `payment:${paymentId}`,
    details: { providerRef, status, amountCents, currency },
  });
}

/** One step after the other, each with what it does elsewhere. */
async function bring(
  services: Services,
  trx: Trx,
  payment: PaymentRow,
  { status: to, providerRef, refundedCents, amountCents }: ProviderPayment,
  apply: ApplyPayment,
): Promise<void> {
  const givenBack = refundedCents >= amountCents;
  for (const status of roadTo(payment.status, to)) {
    const before = await paymentById(trx, payment.id);
    if (!before) return;
    const moved = await updatePayment(trx, before, {
      status,
      provider_ref: providerRef,
      updated_at: services.clock.now(),
    });
    if (status === "charged_back") await bookChargeback(services, trx, moved, refundedCents);
    if (before.status === "disputed") await resumeRefunds(services, trx, moved.id);
    await apply(trx, moved, { before: before.status, givenBack });
  }
}

/** What waited for the bank need not wait for its next try, which may have been its last. */
async function resumeRefunds(services: Services, trx: Trx, paymentId: string) {
  const refunds = await openRefunds(trx, paymentId);
  await tryAgain(trx, { keys: refunds.map(({ id }) => refundKey(id)) }, services.clock.now());
}

/**
 * The steps from what we know to the truth. A dispute that we hear of before the success it disputes
 * goes through that success; what the graph does not allow is old news and no step.
 */
function roadTo(from: PaymentStatus, to: PaymentStatus): PaymentStatus[] {
  if (from === to) return [];
  if (mayPaymentMove(from, to)) return [to];
  return mayPaymentMove(from, "succeeded") && mayPaymentMove("succeeded", to)
    ? ["succeeded", to]
    : [];
}
