import type { Trx } from "../../db/client.ts";
import { balanceOf, post } from "../../db/queries/ledger.ts";
import type { Services } from "../services.ts";
import { COMMISSION, holdAccount, mentorAccount, VAT } from "./accounts.ts";
import type { Split } from "./money.ts";

export interface ReleasableSession {
  id: string;
  mentor_id: string;
  currency: string;
}

/** The hour has happened: the hold becomes the mentor's, less commission. Once per session. */
export async function releaseHold(
  services: Services,
  trx: Trx,
  { session, split }: { session: ReleasableSession; split: Split },
): Promise<void> {
  const hold = holdAccount(session.id);
  const isNew = await post(trx, {
    id: services.ids.uuid(),
    cause: `release:${session.id}`,
    kind: "release",
    sessionId: session.id,
    currency: session.currency,
    movements: [
      { from: hold, to: mentorAccount(session.mentor_id), cents: split.netCents },
      { from: hold, to: COMMISSION, cents: split.commissionCents - split.vatCents },
      { from: hold, to: VAT, cents: split.vatCents },
    ],
    now: services.clock.now(),
  });
  // Less in it, and the posting itself failed; more in it, and somebody's money would be left over.
  if (isNew && (await balanceOf(trx, hold, session.currency)) !== 0)
    throw new Error("The hold was more than the price; a person must look before it is released");
}
