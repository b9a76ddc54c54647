import type { Reader } from "../../db/client.ts";
import { type SessionRow, sessionsOf } from "../../db/queries/bookings.ts";
import { Problem } from "../errors.ts";
import { roleIn } from "./people.ts";
import type { Role } from "./schemas.ts";
import { NEVER_PAID } from "./session-states.ts";

/** What this person may see (law 8). */
export function sessionsSeenBy(db: Reader, userId: string) {
  return sessionsOf(db, userId, NEVER_PAID);
}

/** A session through one of its two people; anybody else's is "not found". */
export async function reach(
  db: Reader,
  userId: string,
  sessionId: string,
): Promise<{ session: SessionRow; role: Role }> {
  const session = await sessionsSeenBy(db, userId).byId(sessionId);
  if (!session) throw Problem.notFound();
  return { session, role: roleIn(session, userId) };
}

export async function reachAs(db: Reader, role: Role, userId: string, sessionId: string) {
  const reached = await reach(db, userId, sessionId);
  if (reached.role !== role)
    throw new Problem("not_allowed", `Only the ${role} of this session can do that.`);
  return reached.session;
}
