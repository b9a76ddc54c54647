import { deleteExpiredTokens } from "../../db/queries/accounts.ts";
import type { Services } from "../services.ts";
import { createLucia } from "./lucia.ts";

/** Auth sessions and links that are no good any more. */
export async function forgetExpired({ db, clock }: Services): Promise<void> {
  await createLucia(db).deleteExpiredSessions();
  await deleteExpiredTokens(db, clock.now());
}
