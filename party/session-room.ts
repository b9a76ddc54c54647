import { admit, revoke } from "./admission.ts";
import { adopt } from "./adoption.ts";
import { hear, markRead } from "./conversation.ts";
import { appHas, attemptAnswered, attemptFailed } from "./handover-plan.ts";
import { chargeHistory } from "./history.ts";
import { FORM_LEASE_MS, recordPresence, recountSockets, tellPresence } from "./presence.ts";
import type { Effect, RoomEvent, Step } from "./room-events.ts";
import { onlineOf, phaseOf, type RoomState } from "./room-state.ts";
import { endRoom, nextWake, settle } from "./timekeeping.ts";

/**
 * The room as a function: no clock, no storage, no sockets. `now` is real epoch ms; what the room
 * tells people and writes down is room time (real time plus the schedule's offset). `wakeAt` is
 * the real time at which the room must be asked again even if nothing happens, or null.
 */
export function reduce(
  state: RoomState,
  event: RoomEvent,
  now: number,
): { state: RoomState; effects: Effect[]; wakeAt: number | null } {
  const step: Step = { state: structuredClone(state), effects: [], real: now };
  const before = onlineOf(state, now);
  // Sockets that died with the last process must not count as present while time is settled.
  if (event.kind === "wake") recountSockets(step, event.sockets);
  settle(step);
  apply(step, event);
  recordPresence(step);
  settle(step);
  tellPresence(step, before, event);
  return { state: step.state, effects: step.effects, wakeAt: nextWake(step.state, now) };
}

function apply(step: Step, event: RoomEvent) {
  const { state, real, effects } = step;
  switch (event.kind) {
    case "wake":
    case "tick":
      return;
    case "connect":
      return admit(step, event.connection, event.entrant, event.sockets);
    case "disconnect":
      if (state.people && !state.ended) state.people[event.role].sockets = event.sockets;
      return;
    case "say":
      return hear(step, event);
    case "typing": {
      if (phaseOf(state, real) !== "open") return;
      const to = { role: event.role === "mentor" ? "mentee" : "mentor" } as const;
      const message = { t: "typing", from: event.role, on: event.on } as const;
      effects.push({ kind: "send", to, message });
      return;
    }
    case "read":
      return markRead(step, event.connection, event.role, event.seq);
    case "history":
      if (state.people) chargeHistory(state.people[event.role], event.bytes, real);
      return;
    case "schedule":
      adopt(step, event.schedule, event.people);
      return;
    case "end":
      return endRoom(step, event.at, event.reason);
    case "revoke":
      return revoke(step, event.authSession);
    case "poll":
      if (state.people && phaseOf(state, real) === "open") {
        state.people[event.role].formUntil = real + FORM_LEASE_MS;
      }
      return;
    case "handed-over":
      return attemptAnswered(state, real, event);
    case "handover-failed":
      return attemptFailed(state.handover, real);
    case "counted":
      return appHas(state, real, event.have);
  }
}
