import { beginAttempt, isPending, planHandover } from "./handover-plan.ts";
import { emptyTheRoom, lapseLeases } from "./presence.ts";
import { CloseCode, WARNING_MINUTES } from "./protocol.ts";
import type { Step } from "./room-events.ts";
import { isHere, phaseOf, ROLES, type RoomState, realTime, roomTime } from "./room-state.ts";

/** While anyone is here the room wakes this often, to date a crash and to be found alive. */
export const HEARTBEAT_MS = 3 * 60_000;
/** How long an ended room keeps its messages after the app has them all (real time). */
export const GRACE_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** Everything that time alone brings about. Done in every event: an alarm may be lost. */
export function settle(step: Step): void {
  const { state, real } = step;
  forgetExpired(state.usedTickets, real);
  forgetExpired(state.revoked, real);
  lapseLeases(step);
  if (!state.ended && state.schedule && phaseOf(state, real) === "ended") {
    endRoom(step, state.schedule.endsAt, "time");
  }
  warn(step);
  if (isPending(state) && (state.handover.dueAt ?? Infinity) <= real) {
    beginAttempt(state.handover, real);
    const { batch, acked, changes } = state.handover;
    step.effects.push({ kind: "hand-over", batch, afterSeq: acked, changes });
  }
  if (eraseAt(state) <= real) {
    state.erased = true;
    step.effects.push({ kind: "erase" });
  }
}

/** Closes the room for good as of `at` (room time). Who is told first is closed next. */
export function endRoom(step: Step, at: number, reason: string): void {
  const { state, real, effects } = step;
  if (state.ended) return;
  emptyTheRoom(step, at);
  state.ended = { at, reason };
  state.endedAt = real;
  state.handover.changes += 1;
  planHandover(state, real, 0);
  effects.push({ kind: "send", to: {}, message: { t: "ended", at, reason } });
  effects.push({ kind: "close", to: {}, code: CloseCode.ended, reason: "ended" });
}

/** The real time of the next thing that happens by itself. */
export function nextWake(state: RoomState, real: number): number | null {
  const times = [eraseAt(state)];
  if (isPending(state)) times.push(state.handover.dueAt ?? real);
  if (!state.ended && state.schedule) {
    times.push(realTime(state, state.schedule.endsAt));
    const here = ROLES.map((role) => state.people?.[role]).filter(
      (one) => one && isHere(one, real),
    );
    for (const member of here) if (member?.formUntil) times.push(member.formUntil);
    if (here.length > 0) {
      times.push(realTime(state, state.aliveAt) + HEARTBEAT_MS);
      const left = minutesLeft(state, real);
      const next = WARNING_MINUTES.find((minutes) => minutes < left);
      if (next) times.push(realTime(state, state.schedule.endsAt - next * MINUTE_MS));
    }
  }
  const wakeAt = Math.min(...times);
  return wakeAt === Infinity ? null : wakeAt;
}

/** Says the smallest warning that is due and was not said for this end. */
function warn(step: Step): void {
  const { state, real, effects } = step;
  if (!state.schedule || phaseOf(state, real) !== "open") return;
  const left = minutesLeft(state, real);
  const minutes = WARNING_MINUTES.filter((mark) => left <= mark).at(-1);
  if (minutes === undefined) return;
  const { endsAt } = state.schedule;
  if (state.warned?.endsAt === endsAt && state.warned.minutes <= minutes) return;
  state.warned = { endsAt, minutes };
  effects.push({ kind: "send", to: {}, message: { t: "warning", minutesLeft: minutes } });
}

function minutesLeft(state: RoomState, real: number): number {
  return ((state.schedule?.endsAt ?? 0) - roomTime(state, real)) / MINUTE_MS;
}

function eraseAt(state: RoomState): number {
  if (state.endedAt === null || state.erased || isPending(state)) return Infinity;
  return state.endedAt + GRACE_MS;
}

function forgetExpired(times: Record<string, number>, real: number): void {
  for (const [key, until] of Object.entries(times)) if (until <= real) delete times[key];
}
