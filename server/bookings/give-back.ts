import type { Trx } from "../../db/client.ts";
import { moneyOfSession, type SessionRow } from "../../db/queries/bookings.ts";
import { audit } from "../audit.ts";
import { refundHold } from "../payments/refund-hold.ts";
import type { Services } from "../services.ts";

/** What a mentee gets back, and whether the bank must finish with the payment before. */
export interface GivenBack {
  cents: number;
  waitsForBank: boolean;
}

export const NOTHING_BACK: GivenBack = { cents: 0, waitsForBank: false };

/** Gives back all that is still held for a session. */
export async function giveBackAll(
  services: Services,
  trx: Trx,
  session: SessionRow,
  reason: string,
): Promise<GivenBack> {
  const { heldCents } = await moneyOfSession(trx, session.id);
  return giveBack(services, trx, session, heldCents, reason);
}

/**
 * `reason` makes the cause too: one session is refunded once for one reason. A payment that the bank
 * looks into is not touched, or the money could go back twice; it follows when the bank has found
 * for us (freeze.ts), and until then the audit log says that somebody waits.
 */
export async function giveBack(
  services: Services,
  trx: Trx,
  session: SessionRow,
  amountCents: number,
  reason: string,
): Promise<GivenBack> {
  if (amountCents === 0) return NOTHING_BACK;
  const cause = `refund:${session.id}:${reason}`;
  await refundHold(services, trx, { session, amountCents, cause, reason });
  const { bank } = await moneyOfSession(trx, session.id);
  const waitsForBank = bank === "disputed";
  if (waitsForBank)
    await audit(services, trx, {
      actor: null,
      action: "refund_waits_for_bank",
      subject: `session:${session.id}`,
      details: { amountCents, reason },
    });
  return { cents: amountCents, waitsForBank };
}
