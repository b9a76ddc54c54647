import type { Trx } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import { audit } from "../audit.ts";
import { type GivenBack, refundHold } from "../payments/refund-hold.ts";
import type { ClockAndIds } from "../services.ts";

/** The reason of a refund to a mentee who cancelled. */
export const MENTEE_CANCELLED = "mentee_cancelled";

export const NOTHING_BACK: GivenBack = { cents: 0, waitsForBank: false };

/** Gives back all that is still held for a session. */
export function giveBackAll(
  services: ClockAndIds,
  trx: Trx,
  session: SessionRow,
  reason: string,
): Promise<GivenBack> {
  return giveBack(services, trx, session, Number.POSITIVE_INFINITY, reason);
}

/**
 * `reason` makes the cause too: one session is refunded once for one reason. A payment that the bank
 * looks into is not touched, or the money could go back twice; it follows when the bank has found
 * for us (freeze.ts), and until then the audit log says that somebody waits.
 */
export async function giveBack(
  services: ClockAndIds,
  trx: Trx,
  session: SessionRow,
  amountCents: number,
  reason: string,
): Promise<GivenBack> {
  if (amountCents === 0 || session.price_cents === 0) return NOTHING_BACK;
  const cause = `refund:${session.id}:${reason}`;
  const given = await refundHold(services, trx, { session, amountCents, cause, reason });
  if (given.waitsForBank)
    await audit(services, trx, {
      actor: null,
      action: "refund_waits_for_bank",
      subject: `session:${session.id}`,
      details: { amountCents: given.cents, reason },
    });
  return given;
}
