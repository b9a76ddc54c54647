import type { Trx } from "../../db/client.ts";
import { balanceOf, type Movement, post } from "../../db/queries/ledger.ts";
import { earnedFor } from "../../db/queries/payouts.ts";
import type { ClockAndIds, Services } from "../services.ts";
import { COMMISSION, holdAccount, mentorAccount, VAT } from "./accounts.ts";
import type { Split } from "./money.ts";

export interface ReleasableSession {
  id: string;
  mentor_id: string;
  currency: string;
  version: number;
}

/**
 * The hour has happened: the hold becomes the mentor's, less commission. Once for each version of the session,
 * for what was taken back may come again.
 */
export async function releaseHold(
  services: Services,
  trx: Trx,
  { session, split }: { session: ReleasableSession; split: Split },
): Promise<void> {
  const hold = holdAccount(session.id);
  const isNew = await post(trx, {
    id: services.ids.uuid(),
    cause: `release:${session.id}:${session.version}`,
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

/** Before a payout took it: what was released is held again, all of it. */
export async function takeBackRelease(
  services: ClockAndIds,
  trx: Trx,
  session: ReleasableSession,
): Promise<void> {
  const earned = await earnedFor(trx, session.id);
  await post(trx, {
    id: services.ids.uuid(),
    cause: `release_undone:${session.id}:${session.version}`,
    kind: "release_undone",
    sessionId: session.id,
    currency: session.currency,
    movements: earned.map(
      ({ account, cents }): Movement => ({
        from: account,
        to: holdAccount(session.id),
        cents,
      }),
    ),
    now: services.clock.now(),
  });
}
