import type { z } from "zod";
import { Problem } from "../errors.ts";
import { limit } from "../limits.ts";
import type { SandboxProvider } from "../ports.ts";
import type { Services } from "../services.ts";
import { ACTS } from "./provider-acts.ts";
import type { ActInput, ActOutput } from "./schemas.ts";

const LAST_NOTICE = "last_notice";

/**
 * Plays the payer, the provider or the bank: changes what is true there, then posts the notice on the
 * same road that real providers use.
 */
export async function actOnPayment(
  services: Services,
  { ref, act }: z.infer<typeof ActInput>,
): Promise<z.infer<typeof ActOutput>> {
  const provider = services.sandboxProvider;
  const checkout = await provider?.checkout(ref);
  if (!provider || !checkout) throw Problem.notFound();
  const { from, to } = ACTS[act];
  if (!from.includes(checkout.status))
    throw new Problem(
      "wrong_state",
      `This payment is ${checkout.status}; that cannot be done with it now.`,
    );

  await limit(services, "act_by_payment", ref);
  if (to) await provider.settle(ref, to);
  const notice = await noticeFor(services, provider, ref, act, to ?? checkout.status);
  await services.postNotice(checkout.notifyUrl, notice).catch(() => {
    // As with real providers: the truth stands, and the clockwork asks for it later.
  });
  const back = act === "abandon" || act === "decline" ? checkout.cancelUrl : checkout.returnUrl;
  return { path: new URL(back).pathname, status: to ?? checkout.status };
}

async function noticeFor(
  services: Services,
  provider: SandboxProvider,
  ref: string,
  act: string,
  status: string,
) {
  if (act === "late_notice") return provider.notice(ref, "payment.pending");
  const last = await services.records.get(LAST_NOTICE, ref);
  const eventId = act === "repeat_notice" && typeof last === "string" ? last : services.ids.uuid();
  await services.records.put(LAST_NOTICE, ref, eventId);
  return provider.notice(ref, `payment.${status}`, eventId);
}
