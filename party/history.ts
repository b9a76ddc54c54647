import type { Member } from "./room-state.ts";

/**
 * What one person, on all sockets together, may be sent as history at once: a full hour of two people who
 * type and paste without rest is below 1 MB, so this is many reloads of it. A runtime that cannot say what
 * a socket has taken keeps all that is sent to one that never reads.
 */
export const HISTORY_BURST_BYTES = 8_000_000;
/** Twice as fast as two people can say anything: who is behind catches up. */
export const HISTORY_BYTES_PER_SECOND = 16_000;

/** For how long (ms) the person has to wait for another page. `now`: real epoch ms. */
export function waitForHistory(member: Member, now: number): number {
  const { left } = allowance(member, now);
  return left > 0 ? 0 : Math.ceil(((1 - left) / HISTORY_BYTES_PER_SECOND) * 1000);
}

/** A page is sent. One that is larger than what was left is owed for. */
export function chargeHistory(member: Member, bytes: number, now: number): void {
  member.history = { left: allowance(member, now).left - bytes, at: now };
}

function allowance({ history }: Member, now: number): { left: number } {
  if (!history) return { left: HISTORY_BURST_BYTES };
  const gained = (Math.max(0, now - history.at) / 1000) * HISTORY_BYTES_PER_SECOND;
  return { left: Math.min(HISTORY_BURST_BYTES, history.left + gained) };
}
