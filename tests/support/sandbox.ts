/** The sandbox's own provider and rail in an in-memory world, as the product is composed with them. */
import { parseKeys } from "../../party/keys.ts";
import { receiveBookingNotice } from "../../server/bookings/apply-payment.ts";
import { createSandboxPayments } from "../../server/gateways/sandbox-payments.ts";
import { createSandboxRail } from "../../server/gateways/sandbox-rail.ts";
import type { World } from "./world.ts";

export function withSandbox(world: World): World {
  const { services } = world;
  const payments = createSandboxPayments({
    records: services.records,
    ids: services.ids,
    keys: parseKeys(services.settings.appKeys),
    realClock: services.realClock,
    publicUrl: services.settings.publicUrl,
  });
  services.gateways = { [payments.name]: payments };
  services.sandboxProvider = payments;
  services.rail = createSandboxRail(services.records);
  services.postNotice = async (_url, { body, headers }) => {
    if (!(await receiveBookingNotice(services, payments.name, body, new Headers(headers))))
      throw new Error("The notice was refused");
  };
  return world;
}
