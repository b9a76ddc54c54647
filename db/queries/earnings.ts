import type { Reader } from "../portable.ts";
import { PAID_SESSIONS } from "./reputation.ts";

/** Statuses in which a mentor earns, or will, or would if a bank had not taken the payment back. */
const EARNING = [
  "confirmed",
  "in_session",
  "completed",
  "no_show_mentee",
  "cancelled_by_mentee",
] as const;

/** A mentor's paid sessions with what was given back, and the payout that paid each. */
export function earningSessions(db: Reader, mentorId: string) {
  return db
    .selectFrom("sessions")
    .innerJoin("users as mentee", "mentee.id", "sessions.mentee_id")
    .innerJoin("payments", (join) =>
      join
        .onRef("payments.session_id", "=", "sessions.id")
        .on("payments.status", "in", ["succeeded", "disputed", "charged_back"]),
    )
    .leftJoin("payout_items", "payout_items.session_id", "sessions.id")
    .leftJoin("payouts", "payouts.id", "payout_items.payout_id")
    .select([
      "sessions.id",
      "sessions.starts_at",
      "sessions.ends_at",
      "sessions.status",
      "sessions.policy",
      "sessions.currency",
      "sessions.release_at",
      "sessions.released_at",
      "mentee.name as mentee",
      "payments.amount_cents",
      "payments.refunded_cents",
      "payments.status as payment_status",
      "payouts.paid_at",
      "payouts.status as payout_status",
    ])
    .where("sessions.mentor_id", "=", mentorId)
    .where("sessions.status", "in", EARNING)
    .whereRef("payments.refunded_cents", "<", "payments.amount_cents")
    .orderBy("sessions.starts_at", "desc")
    .orderBy("sessions.id", "desc")
    .execute();
}

export type EarningSession = Awaited<ReturnType<typeof earningSessions>>[number];

export async function paidSessions(db: Reader, mentorId: string): Promise<number> {
  const row = await db
    .selectFrom("mentor_profiles")
    .select(PAID_SESSIONS.as("paid"))
    .where("user_id", "=", mentorId)
    .executeTakeFirst();
  return row?.paid ?? 0;
}

/** What the mentee's receipt is made of; reached through the payer (law 8). */
export async function receiptOf(db: Reader, menteeId: string, sessionId: string) {
  const session = await db
    .selectFrom("sessions")
    .innerJoin("users as mentor", "mentor.id", "sessions.mentor_id")
    .innerJoin("users as mentee", "mentee.id", "sessions.mentee_id")
    .selectAll("sessions")
    .select(["mentor.name as mentor", "mentee.name as mentee"])
    .where("sessions.id", "=", sessionId)
    .where("sessions.mentee_id", "=", menteeId)
    .executeTakeFirst();
  if (!session) return null;
  const payments = await db
    .selectFrom("payments")
    .select(["id", "amount_cents", "currency", "status"])
    .where("session_id", "=", sessionId)
    .where("user_id", "=", menteeId)
    .where("status", "in", ["succeeded", "disputed", "charged_back"])
    .orderBy("created_at")
    .execute();
  const refunds = await db
    .selectFrom("refunds")
    .select(["id", "payment_id", "amount_cents", "status", "created_at", "settled_at"])
    .where("session_id", "=", sessionId)
    .orderBy("created_at")
    .execute();
  const captures = await db
    .selectFrom("ledger_transactions")
    .select(["cause", "created_at"])
    .where("session_id", "=", sessionId)
    .where("kind", "=", "capture")
    .execute();
  const capturedAt = new Map(captures.map(({ cause, created_at }) => [cause, created_at]));
  return { session, payments, refunds, capturedAt };
}
