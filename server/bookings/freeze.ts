import type { Trx } from "../../db/client.ts";
import { moneyOfSession, type SessionRow, updateSession } from "../../db/queries/bookings.ts";
import type { Payments, SessionStatus } from "../../db/schema.ts";
import { audit } from "../audit.ts";
import type { Services } from "../services.ts";
import { callOff } from "./call-off.ts";
import { releaseAt } from "./deadlines.ts";
import { giveBack, giveBackAll, MENTEE_CANCELLED } from "./give-back.ts";
import { policyOf } from "./policy.ts";
import { owedBack } from "./refund-terms.ts";
import { tellBank } from "./tell.ts";

/** The bank looks into a payment: nothing of it is released meanwhile. */
export async function freeze(
  services: Services,
  trx: Trx,
  session: SessionRow,
  payment: Payments,
): Promise<void> {
  await writeDown(services, trx, session, payment);
  const { bank } = await moneyOfSession(trx, session.id);
  if (bank !== "disputed" || session.released_at !== null) return;
  await updateSession(trx, session, { release_at: null });
  if (earns(session)) await tellBank(services, trx, session, payment, "disputed");
}

/**
 * The bank took a payment back, which is its last word. An hour that has not begun is called off:
 * nobody works for money that is gone. What is still held is another payment's, and good.
 */
export async function chargedBack(
  services: Services,
  trx: Trx,
  session: SessionRow,
  payment: Payments,
): Promise<void> {
  await writeDown(services, trx, session, payment);
  const { bank, heldCents } = await moneyOfSession(trx, session.id);
  if (heldCents > 0) return unfreeze(services, trx, session);
  if (bank !== "charged_back" || session.released_at !== null) return;
  const begun = services.clock.now() >= session.starts_at;
  if (session.status === "requested" || (session.status === "confirmed" && !begun))
    return callOff(services, trx, session, "charged_back", "payment");
  const unpaid = await updateSession(trx, session, { release_at: null });
  if (earns(unpaid)) await tellBank(services, trx, unpaid, payment, "charged_back");
}

/** Whether something of it is the mentor's, or will be, if the bank finds for the payment. */
function earns(session: SessionRow): boolean {
  return EARNS.includes(session.status) && owedBack(session) < session.price_cents;
}

const EARNS: readonly SessionStatus[] = [
  "requested",
  "confirmed",
  "in_session",
  "completed",
  "no_show_mentee",
  "cancelled_by_mentee",
];

function writeDown(services: Services, trx: Trx, session: SessionRow, payment: Payments) {
  return audit(services, trx, {
    actor: null,
    action: `payment_${payment.status}`,
    subject: `session:${session.id}`,
    details: { paymentId: payment.id, afterRelease: session.released_at !== null },
  });
}

/** The bank has looked, and the payment stands. Whoever was told that it looks is told that, too. */
export async function foundForUs(
  services: Services,
  trx: Trx,
  session: SessionRow,
  payment: Payments,
): Promise<void> {
  await unfreeze(services, trx, session);
  const { bank, heldCents } = await moneyOfSession(trx, session.id);
  if (bank !== null || heldCents === 0 || session.released_at !== null) return;
  if (earns(session)) await tellBank(services, trx, session, payment, "settled");
}

/** What was held back by the dispute is done now: the bank found for us, or what is held stands apart from what it took. */
async function unfreeze(services: Services, trx: Trx, session: SessionRow): Promise<void> {
  const policy = policyOf(session);
  switch (session.status) {
    case "completed":
    case "no_show_mentee":
      return releaseLater(trx, session, session.ended_at ?? session.ends_at);
    case "cancelled_by_mentee": {
      const refundCents = owedBack(session);
      await giveBack(services, trx, session, refundCents, MENTEE_CANCELLED);
      if (refundCents < session.price_cents) await releaseLater(trx, session, session.ends_at);
      return;
    }
    case "awaiting_payment":
    case "requested":
    case "confirmed":
    case "in_session":
      // Whoever ends the session at this moment, and took the payment for frozen, looks again.
      await updateSession(trx, session, {});
      return;
    case "declined":
    case "expired":
    case "cancelled_by_mentor":
    case "charged_back":
    case "called_off":
    case "no_show_mentor":
    case "no_show_both":
    case "void":
      await giveBackAll(services, trx, session, session.status);
  }

  async function releaseLater(inside: Trx, row: SessionRow, endedAt: number) {
    const settled = row.released_at !== null || row.price_cents === 0;
    // A person who holds it back decides about the release, whatever the bank does.
    if (settled || row.held_back_at !== null) return;
    await updateSession(inside, row, { release_at: releaseAt(endedAt, policy) });
  }
}
