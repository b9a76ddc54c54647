import type { Reader } from "../../db/client.ts";
import { moneyOfSession, type SessionRow } from "../../db/queries/bookings.ts";
import { releaseAt } from "./deadlines.ts";
import { policyOf } from "./policy.ts";

/** When what is held becomes the mentor's, `endedAt` given; null: nothing is, or a bank has its hand on it. */
export async function releaseTime(
  db: Reader,
  session: SessionRow,
  endedAt: number,
): Promise<number | null> {
  if (session.price_cents === 0) return null;
  const { bank, heldCents } = await moneyOfSession(db, session.id);
  return bank === null && heldCents > 0 ? releaseAt(endedAt, policyOf(session)) : null;
}
