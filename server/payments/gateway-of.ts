import type { PaymentGateway } from "../ports.ts";
import type { Services } from "../services.ts";

/** The gateway that took a payment. Its absence means that it was unplugged with money still in it. */
export function gatewayOf(services: Services, name: string): PaymentGateway {
  const gateway = services.gateways[name];
  if (!gateway) throw new Error(`The gateway ${name} is not configured`);
  return gateway;
}
