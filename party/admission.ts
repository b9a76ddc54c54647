import { adopt } from "./adoption.ts";
import { CloseCode, type Person, type Role } from "./protocol.ts";
import type { Entrant, Step } from "./room-events.ts";
import { onlineOf, phaseOf, type RoomState, readByOf, roleOf, roomTime } from "./room-state.ts";
import type { TicketRefusal } from "./ticket.ts";
import { settle } from "./timekeeping.ts";

/** Sockets that one person may have open at once; the oldest makes room. */
export const MOST_SOCKETS = 6;
/** Tickets in flight that a room is ready to remember; an honest pair uses a handful a minute. */
const MOST_TICKETS = 200;
/** How long tickets of a revoked auth session are refused: longer than any of them lives. */
const REVOKED_FOR_MS = 120_000;

/** Lets the bearer of a verified ticket in, or says why not and closes the door. */
export function admit(step: Step, connection: string, entrant: Entrant, sockets: number) {
  const { state, real, effects } = step;
  const refusal = refusalOf(state, entrant);
  if (refusal) return turnAway(step, connection, CloseCode.ticket, refusal);
  state.usedTickets[entrant.jti] = entrant.exp * 1000;
  const self: Person = { user: entrant.user, name: entrant.name, role: entrant.role };
  const refusedBefore = effects.length;
  if (!adopt(step, entrant.schedule, [self, entrant.other])) {
    effects.splice(refusedBefore);
    return turnAway(step, connection, CloseCode.ticket, "stranger");
  }
  settle(step);
  if (state.ended) {
    const { at, reason } = state.ended;
    effects.push({ kind: "send", to: { connection }, message: { t: "ended", at, reason } });
    return turnAway(step, connection, CloseCode.ended, "ended");
  }
  if (phaseOf(state, real) !== "open") {
    return turnAway(step, connection, CloseCode.early, "early");
  }
  letIn(step, connection, entrant, sockets);
}

/** Closes what an auth session has open and refuses its tickets that are still under way. */
export function revoke(step: Step, authSession: string): void {
  step.state.revoked[authSession] = step.real + REVOKED_FOR_MS;
  const to = { authSession };
  step.effects.push({ kind: "close", to, code: CloseCode.revoked, reason: "revoked" });
}

function refusalOf(state: RoomState, entrant: Entrant): TicketRefusal | null {
  if (Object.hasOwn(state.usedTickets, entrant.jti)) return "replayed";
  if (Object.hasOwn(state.revoked, entrant.authSession)) return "revoked";
  if (state.people && roleOf(state, entrant.user) !== entrant.role) return "stranger";
  // Refused as if used: it cannot be remembered, so it cannot be let in.
  if (Object.keys(state.usedTickets).length >= MOST_TICKETS) return "replayed";
  return null;
}

function letIn(step: Step, connection: string, entrant: Entrant, sockets: number): void {
  const { state, real, effects } = step;
  const { people, schedule } = state;
  if (!people || !schedule) return;
  const { role, authSession } = entrant;
  const otherRole = role === "mentor" ? "mentee" : "mentor";
  people[role].sockets = sockets + 1;
  effects.push({ kind: "admit", connection, role, authSession });
  if (sockets >= MOST_SOCKETS) effects.push({ kind: "close-oldest", role });
  effects.push({
    kind: "send",
    to: { connection },
    message: {
      t: "welcome",
      now: roomTime(state, real),
      state: "open",
      schedule,
      seq: state.seq,
      you: personIn(state, role),
      other: personIn(state, otherRole),
      online: onlineOf(state, real),
      readBy: readByOf(state),
    },
  });
}

function personIn(state: RoomState, role: Role): Person {
  const member = state.people?.[role];
  return { user: member?.user ?? "", name: member?.name ?? "", role };
}

function turnAway(step: Step, connection: string, code: number, reason: string): void {
  step.effects.push({ kind: "close", to: { connection }, code, reason });
}
