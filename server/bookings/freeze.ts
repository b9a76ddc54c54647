import type { Trx } from "../../db/client.ts";
import { type SessionRow, updateSession } from "../../db/queries/bookings.ts";
import type { Payments } from "../../db/schema.ts";
import { audit } from "../audit.ts";
import type { Services } from "../services.ts";
import { releaseAt } from "./deadlines.ts";
import { giveBack, giveBackAll } from "./give-back.ts";
import { policyOf } from "./policy.ts";
import { refundFor } from "./refund-rule.ts";
import { refundable } from "./session-view.ts";

/** The bank looks into a payment, or took it back: nothing of it is released meanwhile. */
export async function freeze(
  services: Services,
  trx: Trx,
  session: SessionRow,
  payment: Payments,
): Promise<void> {
  if (session.released_at === null) await updateSession(trx, session, { release_at: null });
  await audit(services, trx, {
    actor: null,
    action: `payment_${payment.status}`,
    subject: `session:${session.id}`,
    details: { paymentId: payment.id, afterRelease: session.released_at !== null },
  });
}

/** The bank found for us: what was held back by the dispute is done now. */
export async function unfreeze(services: Services, trx: Trx, session: SessionRow): Promise<void> {
  const policy = policyOf(session);
  switch (session.status) {
    case "completed":
    case "no_show_mentee":
      return releaseLater(trx, session, session.ended_at ?? session.ends_at);
    case "cancelled_by_mentee": {
      const { refundCents } = refundFor(
        refundable(session),
        "mentee",
        session.cancelled_at ?? session.created_at,
      );
      await giveBack(services, trx, session, refundCents, "mentee_cancelled");
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
    case "no_show_mentor":
    case "no_show_both":
    case "void":
      await giveBackAll(services, trx, session, session.status);
  }

  async function releaseLater(inside: Trx, row: SessionRow, endedAt: number) {
    if (row.released_at !== null || row.price_cents === 0) return;
    await updateSession(inside, row, { release_at: releaseAt(endedAt, policy) });
  }
}
