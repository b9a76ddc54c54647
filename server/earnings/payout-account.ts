import type { z } from "zod";
import { payoutAccountOf, savePayoutAccount } from "../../db/queries/payouts.ts";
import { reauthenticate, requireFactor, standingOf } from "../accounts/reauthenticate.ts";
import { audit } from "../audit.ts";
import type { SignedInContext, Viewer } from "../context.ts";
import { queue } from "../effects.ts";
import { Problem } from "../errors.ts";
import { seal } from "../sealing.ts";
import type { Services } from "../services.ts";
import { type AccountOutput, BANKS, type SaveAccountInput } from "./schemas.ts";

export async function readPayoutAccount(
  services: Services,
  viewer: Viewer,
): Promise<z.infer<typeof AccountOutput>> {
  const row = await payoutAccountOf(services.db, viewer.id);
  return {
    factor: standingOf(services, viewer),
    account: row
      ? {
          holder: row.holder,
          bank: row.bank,
          last4: row.account_last4,
          updatedAt: row.updated_at,
        }
      : null,
    version: row?.version ?? 0,
    banks: Object.keys(BANKS),
  };
}

/**
 * Says where a mentor's money goes, and tells the mentor so. The number is sealed; only its last four
 * digits are shown again.
 */
export async function saveAccount(
  ctx: SignedInContext,
  input: z.infer<typeof SaveAccountInput>,
): Promise<void> {
  const { services, viewer } = ctx;
  requireFactor(viewer, "it keeps strangers from sending your money elsewhere");
  const act = await reauthenticate(ctx, input.password);
  const account_number = await seal(services.settings, input.accountNumber);
  const now = services.clock.now();
  await act(async (trx) => {
    const present = await payoutAccountOf(trx, viewer.id);
    if ((present?.version ?? 0) !== input.version)
      throw new Problem(
        "changed_meanwhile",
        "The account was changed meanwhile. Load the page again.",
      );
    const row = {
      user_id: viewer.id,
      holder: input.holder,
      bank: input.bank,
      branch_code: BANKS[input.bank],
      account_number,
      account_last4: input.accountNumber.slice(-4),
      updated_at: now,
    };
    await savePayoutAccount(trx, row, input.version);
    await audit(services, trx, {
      actor: viewer.id,
      action: "payout_account_changed",
      subject: `user:${viewer.id}`,
      details: { bank: input.bank, last4: row.account_last4 },
    });
    await queue(services, trx, `mail:payout_account:${viewer.id}:${input.version + 1}`, {
      kind: "mail",
      to: viewer.email,
      letter: {
        template: "payout_account_changed",
        name: viewer.name,
        zone: viewer.timezone,
        destination: `${input.bank} ending ${row.account_last4}`,
        url: `${services.settings.publicUrl}/earnings/account`,
      },
    });
  });
  services.wake();
}
