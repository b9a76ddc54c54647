import { patiently } from "../patience.ts";
import type { PaymentGateway } from "../ports.ts";
import type { Services } from "../services.ts";

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
    payment: (providerRef) => patiently(gateway.payment(providerRef)),
    refund: (refund) => patiently(gateway.refund(refund)),
  };
}
