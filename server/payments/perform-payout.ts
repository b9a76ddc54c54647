import { type Trx, transact } from "../../db/client.ts";
import { userById } from "../../db/queries/accounts.ts";
import { post } from "../../db/queries/ledger.ts";
import {
  countItems,
  freeItems,
  type PayoutRow,
  payoutAccountOf,
  payoutById,
  payoutsInState,
  updatePayout,
} from "../../db/queries/payouts.ts";
import { queue } from "../effects.ts";
import { askEach, type Step } from "../jobs/step.ts";
import { patiently } from "../patience.ts";
import { open } from "../sealing.ts";
import type { Services } from "../services.ts";
import { mentorAccount, railAccount } from "./accounts.ts";
import { destinationOf, orderOf } from "./payout-rule.ts";
import { mayPayoutMove } from "./payout-states.ts";

const MOST_AT_ONCE = 100;

/** Sends a stored payout over the rail, under its mentor and batch, so that twice is once. */
export async function performPayout(services: Services, payoutId: string): Promise<void> {
  const payout = await payoutById(services.db, payoutId);
  if (payout?.status !== "scheduled") return;
  const account = await payoutAccountOf(services.db, payout.mentor_id);
  if (!account) throw new Error("A payout without an account");
  const mentor = await userById(services.db, payout.mentor_id);
  if (mentor?.suspended_at !== null) throw new Error("A payout to a mentor who is suspended");
  const order = {
    payoutId: orderOf(payout),
    amountCents: payout.amount_cents,
    currency: payout.currency,
    holder: account.holder,
    bank: account.bank,
    branchCode: account.branch_code,
    accountNumber: await open(services.settings, account.account_number),
    reference: `MENTORLINK ${payout.batch.slice(2)}`,
  };
  const { rail } = services;
  const { railRef, status } = await patiently(rail.send(order));
  await settlePayout(services, payoutId, status, railRef, destinationOf(account));
}

/** Asks the rail about what it has taken and not decided. */
export const followPayouts: Step = {
  name: "follow_payouts",
  async run(services) {
    const { db, rail } = services;
    const sent = await payoutsInState(db, "sent", MOST_AT_ONCE);
    const follow = async ({ id, rail_ref }: PayoutRow) =>
      settlePayout(services, id, await patiently(rail.status(rail_ref)), rail_ref);
    return askEach(services, sent, follow);
  },
};

/**
 * Brings a payout to what the rail says. Answers whether that was news. `destination`: where it really
 * went, for the mentor may have named another account since it was scheduled.
 */
export function settlePayout(
  services: Services,
  payoutId: string,
  status: "sent" | "paid" | "returned",
  railRef: string,
  destination?: string,
): Promise<boolean> {
  return transact(services.db, async (trx) => {
    const before = await payoutById(trx, payoutId);
    if (!before || !mayPayoutMove(before.status, status)) return false;
    const now = services.clock.now();
    const payout = await updatePayout(trx, before, {
      status,
      rail_ref: railRef,
      paid_at: status === "paid" ? now : before.paid_at,
      destination: destination ?? before.destination,
    });
    if (status === "sent") return true;
    await tell(services, trx, payout, status);
    if (status === "returned") await takeBack(services, trx, payout);
    return true;
  });
}

/** The bank sent it back: the money is the mentor's again, and its sessions are unpaid again. */
async function takeBack(services: Services, trx: Trx, payout: PayoutRow) {
  await post(trx, {
    id: services.ids.uuid(),
    cause: `payout_returned:${payout.id}`,
    kind: "payout_returned",
    sessionId: null,
    currency: payout.currency,
    movements: [
      {
        from: railAccount(payout.rail),
        to: mentorAccount(payout.mentor_id),
        cents: payout.amount_cents,
      },
    ],
    now: services.clock.now(),
  });
  await freeItems(trx, payout.id);
}

async function tell(services: Services, trx: Trx, payout: PayoutRow, status: "paid" | "returned") {
  const mentor = await userById(trx, payout.mentor_id);
  if (!mentor) throw new Error("A payout to nobody");
  // A bank may send back what it had taken: both are news.
  await queue(services, trx, `mail:${status}_out:${payout.id}`, {
    kind: "mail",
    to: mentor.email,
    letter: {
      template: status === "paid" ? "paid_out" : "payout_returned",
      name: mentor.name,
      zone: mentor.timezone,
      amountCents: payout.amount_cents,
      currency: payout.currency,
      destination: payout.destination,
      sessions: await countItems(trx, payout.id),
      url: `${services.settings.publicUrl}/earnings${status === "paid" ? "" : "/account"}`,
    },
  });
}
