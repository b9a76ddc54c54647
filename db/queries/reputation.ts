/** What a mentor's page says of their hours: how many took place, and strikes. */
import { sql } from "kysely";
import { insertOnce, type Trx } from "../portable.ts";
import type { SessionRow } from "./bookings.ts";

/** Of `mentor_profiles`: completed hours with a price; as many as all where they were not counted apart yet. */
export const PAID_SESSIONS = sql<number>`coalesce(paid_sessions, completed_sessions)`;

/** A strike for a session is given once. Answers whether it was new. */
export function insertStrike(
  trx: Trx,
  row: { user_id: string; session_id: string; reason: string; created_at: number },
): Promise<boolean> {
  return insertOnce(() => trx.insertInto("strikes").values(row).execute());
}

/**
 * Counts a completed session for its mentor; one without a price only where the two have completed no other
 * such, and never towards a lower commission. One statement decides, so that two hours judged together are
 * counted once.
 */
export async function addCompleted(trx: Trx, session: SessionRow): Promise<void> {
  const paid = session.price_cents > 0;
  let adding = trx
    .updateTable("mentor_profiles")
    // In this order: MySQL reads what it has just set.
    .set((eb) => ({
      paid_sessions: sql`${PAID_SESSIONS} + ${paid ? 1 : 0}`,
      completed_sessions: eb("completed_sessions", "+", 1),
    }))
    .where("user_id", "=", session.mentor_id);
  if (!paid)
    adding = adding.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("sessions")
            .select("id")
            .where("mentee_id", "=", session.mentee_id)
            .where("mentor_id", "=", session.mentor_id)
            .where("status", "=", "completed")
            .where("price_cents", "=", 0)
            .where("id", "!=", session.id),
        ),
      ),
    );
  await adding.execute();
}

export async function addStrike(trx: Trx, mentorId: string): Promise<void> {
  await trx
    .updateTable("mentor_profiles")
    .set((eb) => ({ strikes: eb("strikes", "+", 1) }))
    .where("user_id", "=", mentorId)
    .execute();
}
