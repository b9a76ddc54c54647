import { transact } from "../../db/client.ts";
import { balanceOf, post } from "../../db/queries/ledger.ts";
import {
  dueSessions,
  insertPayout,
  mentorsToPay,
  newestPayoutOf,
  payoutAccountOf,
} from "../../db/queries/payouts.ts";
import { queue } from "../effects.ts";
import { each, type Step } from "../jobs/step.ts";
import type { Services } from "../services.ts";
import { mentorAccount, railAccount } from "./accounts.ts";
import { accountStanding, batchOf, destinationOf, lastPayoutAt, payoutKey } from "./payout-rule.ts";

const MOST_AT_ONCE = 200;

/** Pays what was released until the last payout moment. Several clockworks at once pay once. */
export const schedulePayouts: Step = {
  name: "schedule_payouts",
  async run(services) {
    const payoutAt = lastPayoutAt(services.clock.now());
    let moved = 0;
    let last = "";
    for (;;) {
      const mentors = await mentorsToPay(services.db, payoutAt, last, MOST_AT_ONCE);
      moved += await each(mentors, (mentorId) => schedule(services, mentorId, payoutAt));
      if (mentors.length < MOST_AT_ONCE) return moved;
      last = mentors.at(-1) ?? last;
    }
  },
};

function schedule(services: Services, mentorId: string, payoutAt: number): Promise<boolean> {
  return transact(services.db, async (trx) => {
    const account = await payoutAccountOf(trx, mentorId);
    const last = await newestPayoutOf(trx, mentorId);
    if (!account || accountStanding(account, last) !== "known") return false;
    const due = await dueSessions(trx, mentorId, mentorAccount(mentorId), payoutAt);
    const currency = due[0]?.currency;
    const items = due.filter((session) => session.currency === currency);
    const amount = items.reduce((sum, { amount_cents }) => sum + amount_cents, 0);
    if (!currency || amount <= 0) return false;
    // Less in the account than was earned: somebody must look before anything leaves.
    if ((await balanceOf(trx, mentorAccount(mentorId), currency)) < amount) return false;

    const id = services.ids.uuid();
    const now = services.clock.now();
    const isNew = await insertPayout(
      trx,
      {
        id,
        mentor_id: mentorId,
        batch: batchOf(payoutAt),
        rail: services.rail.name,
        rail_ref: "",
        amount_cents: amount,
        currency,
        destination: destinationOf(account),
        status: "scheduled",
        version: 1,
        created_at: now,
        paid_at: null,
      },
      items,
    );
    if (!isNew) return false;
    await post(trx, {
      id: services.ids.uuid(),
      cause: `payout:${id}`,
      kind: "payout",
      sessionId: null,
      currency,
      movements: [
        { from: mentorAccount(mentorId), to: railAccount(services.rail.name), cents: amount },
      ],
      now,
    });
    await queue(services, trx, payoutKey(id), { kind: "payout", payoutId: id });
    return true;
  });
}
