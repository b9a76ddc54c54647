/** Where a mentor's money goes, without the password that a form asks for. */
import { transact } from "../../db/client.ts";
import { payoutAccountOf, savePayoutAccount } from "../../db/queries/payouts.ts";
import { seal } from "../../server/sealing.ts";
import type { World } from "./world.ts";

/** Writes or replaces a mentor's account, at the world's present. */
export async function payoutAccount(
  { db, services, clock }: World,
  userId: string,
  number = "62004471131",
) {
  const account_number = await seal(services.settings, number);
  await transact(db, async (trx) => {
    const present = await payoutAccountOf(trx, userId);
    const row = {
      user_id: userId,
      holder: "Somebody",
      bank: "FNB",
      branch_code: "250655",
      account_number,
      account_last4: number.slice(-4),
      updated_at: clock.now(),
    };
    await savePayoutAccount(trx, row, present?.version ?? 0);
  });
}
