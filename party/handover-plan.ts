import type { HandoverState, RoomState } from "./room-state.ts";

/** When the room hands over (real time): well within the 30 s that a message may be alone. */
export const HANDOVER_DELAY_MS = 15_000;
/** The longest that one attempt may take before it counts as failed. */
export const HANDOVER_TIMEOUT_MS = 10_000;
const FIRST_RETRY_MS = 3_000;
const SLOWEST_RETRY_MS = 60_000;

export function isPending(state: RoomState): boolean {
  const { acked, changes, changesAcked } = state.handover;
  return acked < state.seq || changesAcked < changes;
}

/** Something new for the app: plans an attempt unless one is planned. */
export function planHandover(state: RoomState, real: number, delayMs = HANDOVER_DELAY_MS): void {
  const due = real + delayMs;
  state.handover.dueAt = Math.min(state.handover.dueAt ?? due, due);
}

/**
 * A message goes at once, in the event that brought it, which saves the room a wake of its own; those
 * that follow closely go together.
 */
export function delayOf({ begunAt }: HandoverState, real: number): number {
  return Math.max(0, Math.min(HANDOVER_DELAY_MS, (begunAt ?? 0) + HANDOVER_DELAY_MS - real));
}

/** An attempt starts. Its retry is armed first, should this process not live to hear the answer. */
export function beginAttempt(handover: HandoverState, real: number): void {
  handover.batch += 1;
  handover.begunAt = real;
  handover.dueAt = real + HANDOVER_TIMEOUT_MS + retryDelay(handover.failures);
}

export function attemptFailed(handover: HandoverState, real: number): void {
  handover.dueAt = real + retryDelay(handover.failures);
  handover.failures = Math.min(handover.failures + 1, 20);
}

/**
 * The app answered. It may have less than it once had (a restored backup): then the room, which
 * still holds everything, begins there again, as slowly as after a failure.
 */
export function attemptAnswered(
  state: RoomState,
  real: number,
  answer: { ackSeq: number; upTo: number; more: boolean; changes: number },
) {
  const { handover } = state;
  handover.acked = Math.min(answer.ackSeq, answer.upTo);
  if (answer.ackSeq < answer.upTo) return attemptFailed(handover, real);
  handover.changesAcked = Math.max(handover.changesAcked, answer.changes);
  handover.failures = 0;
  handover.dueAt = null;
  if (!isPending(state)) return;
  planHandover(state, real, state.ended || answer.more ? 0 : HANDOVER_DELAY_MS);
}

/** Of an app that was set back to a backup: what it lost goes to it again, now. */
export function appHas(state: RoomState, real: number, have: number): void {
  if (state.erased || have >= state.handover.acked) return;
  state.handover.acked = have;
  planHandover(state, real, 0);
}

function retryDelay(failures: number): number {
  return Math.min(SLOWEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
}
