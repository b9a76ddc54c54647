/** The quarters that a session keeps for its two people. */
import type { SlotLocks } from "../../db/schema.ts";
import { quartersOf } from "../availability/slots.ts";

export interface Keeps {
  sessionId: string;
  mentorId: string;
  menteeId: string;
  startsAt: number;
  endsAt: number;
  /** The mentor's breathing space; the mentee has none. */
  bufferQuarters: number;
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

export function quartersToKeep(keeps: Pick<Keeps, "startsAt" | "endsAt" | "bufferQuarters">) {
  return {
    mentor: quartersOf(keeps.startsAt, keeps.endsAt, keeps.bufferQuarters),
    mentee: quartersOf(keeps.startsAt, keeps.endsAt, 0),
  };
}
