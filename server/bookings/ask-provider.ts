import { mayStillSucceed, type PaymentRow } from "../../db/queries/payments.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { limit } from "../limits.ts";
import { TooSlow } from "../patience.ts";
import { ProviderAway } from "../payments/gateway-of.ts";
import { applyTruth } from "../payments/receive-notice.ts";
import type { Services } from "../services.ts";
import { applying } from "./apply-payment.ts";
import { reachAs } from "./reach.ts";

/**
 * For somebody who comes back from paying before the notification does: the provider is asked, and
 * what it says is applied. What the payer says is not. Problems: not_found, not_allowed,
 * rate_limited, unavailable.
 */
export async function askProvider(
  services: Services,
  viewer: Viewer,
  { sessionId }: { sessionId: string },
): Promise<void> {
  await limit(services, "ask_provider_by_account", viewer.id);
  const session = await reachAs(services.db, "mentee", viewer.id, sessionId);
  await askAboutPaying(services, session.id).catch((error: unknown) => {
    const isAway = error instanceof ProviderAway || error instanceof TooSlow;
    throw isAway
      ? new Problem("unavailable", "The payment provider cannot be reached. Ask again in a minute.")
      : error;
  });
  services.wake();
}

/**
 * Whether a session is paid by now. A bank that said no may have said yes since, on the same page. All tries are
 * asked about together, so that a slow provider is waited for once.
 */
export async function askAboutPaying(services: Services, sessionId: string): Promise<void> {
  const tries = await mayStillSucceed(services.db, sessionId);
  const asked = await Promise.allSettled(tries.map((payment) => bringToTruth(services, payment)));
  for (const answer of asked) if (answer.status === "rejected") throw answer.reason;
}

/** What its provider says of a payment now, with all that it does to its session. */
export function bringToTruth(
  services: Services,
  { gateway, provider_ref }: Pick<PaymentRow, "gateway" | "provider_ref">,
): Promise<void> {
  return applyTruth(services, gateway, provider_ref, applying(services));
}
