import { patiently, TooSlow } from "../patience.ts";
import type { PaymentGateway } from "../ports.ts";
import type { Services } from "../services.ts";

/** A provider said nothing of a payment, or nothing that is an answer. */
export class ProviderAway extends Error {
  override name = "ProviderAway";
}

type Asked = Pick<PaymentGateway, "open" | "payment" | "refund">;

/**
 * The gateway that took a payment; it is waited for with patience, and no longer. Its absence means that it was
 * unplugged with money still in it.
 */
export function gatewayOf(services: Services, name: string): Asked {
  const gateway = services.gateways[name];
  if (!gateway) throw new Error(`The gateway ${name} is not configured`);
  return {
    open: (checkout) => patiently(gateway.open(checkout)),
    payment: (providerRef) =>
      patiently(gateway.payment(providerRef)).catch((cause: unknown) => {
        if (cause instanceof TooSlow) throw cause;
        throw new ProviderAway("The provider cannot be reached", { cause });
      }),
    refund: (refund) => patiently(gateway.refund(refund)),
  };
}
