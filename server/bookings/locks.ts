/** The quarters that a session keeps for its two people. */
import type { Reader, Trx } from "../../db/client.ts";
import {
  deleteExpiredLocks,
  insertLocks,
  type SessionRow,
  sessionById,
} from "../../db/queries/bookings.ts";
import type { SlotLocks } from "../../db/schema.ts";
import { quartersOf } from "../availability/slots.ts";
import { keptUntil } from "./deadlines.ts";
import { policyOf } from "./policy.ts";

export interface Keeps {
  sessionId: string;
  mentorId: string;
  menteeId: string;
  startsAt: number;
  endsAt: number;
  /** The mentor's breathing space; the mentee has none. */
  bufferQuarters: number;
}

export function keepsOf(session: SessionRow): Keeps {
  return {
    sessionId: session.id,
    mentorId: session.mentor_id,
    menteeId: session.mentee_id,
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    bufferQuarters: policyOf(session).bufferQuarters,
  };
}

/** `expiresAt` null: for good. */
export function lockRows(keeps: Keeps, expiresAt: number | null): SlotLocks[] {
  const { mentor, mentee } = quartersToKeep(keeps);
  const row = (user_id: string) => (quarter: number) => ({
    user_id,
    quarter,
    session_id: keeps.sessionId,
    expires_at: expiresAt,
  });
  return [...mentor.map(row(keeps.mentorId)), ...mentee.map(row(keeps.menteeId))];
}

/** Of one's own locks: the session with this mentor at this very time, if it is there. */
export async function ownAt(
  db: Reader,
  locks: readonly Pick<SlotLocks, "session_id">[],
  { mentorId, startsAt }: { mentorId: string; startsAt: number },
): Promise<string | null> {
  const id = locks[0]?.session_id;
  const session = id === undefined ? undefined : await sessionById(db, id);
  const isIt = session?.mentor_id === mentorId && session.starts_at === startsAt;
  return isIt ? session.id : null;
}

/** Thrown inside a transaction, so that all of it is undone; words are found outside. */
export class QuarterTaken extends Error {}

/** Both people's locks of a session, for good unless it still has to be paid. Throws QuarterTaken. */
export async function takeQuarters(trx: Trx, session: SessionRow, now: number): Promise<void> {
  const keeps = keepsOf(session);
  const { mentor } = quartersToKeep(keeps);
  await deleteExpiredLocks(trx, [session.mentor_id, session.mentee_id], mentor, now);
  const { status, deadline_at: payBy } = session;
  const expiresAt = status === "awaiting_payment" && payBy !== null ? keptUntil(payBy) : null;
  if (!(await insertLocks(trx, lockRows(keeps, expiresAt)))) throw new QuarterTaken();
}

export function quartersToKeep(keeps: Pick<Keeps, "startsAt" | "endsAt" | "bufferQuarters">) {
  return {
    mentor: quartersOf(keeps.startsAt, keeps.endsAt, keeps.bufferQuarters),
    mentee: quartersOf(keeps.startsAt, keeps.endsAt, 0),
  };
}
