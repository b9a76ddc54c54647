import type { Trx } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import { addStrike, insertStrike } from "../../db/queries/reputation.ts";
import type { Services } from "../services.ts";
import type { Role } from "./schemas.ts";

/** Once for a session, however often it is said. */
export async function strike(
  services: Services,
  trx: Trx,
  session: SessionRow,
  role: Role,
  reason: string,
): Promise<void> {
  const user_id = role === "mentor" ? session.mentor_id : session.mentee_id;
  const row = { user_id, session_id: session.id, reason, created_at: services.clock.now() };
  const fresh = await insertStrike(trx, row);
  if (fresh && role === "mentor") await addStrike(trx, user_id);
}
