import { deleteExpiredTokens } from "../../db/queries/accounts.ts";
import type { Services } from "../services.ts";
import { createLucia } from "./lucia.ts";

/** Auth sessions and links that are no good any more. */
export async function forgetExpired(services: Services): Promise<void> {
  await createLucia(services).deleteExpiredSessions();
  await deleteExpiredTokens(services.db, services.clock.now());
}
