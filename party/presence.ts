import { arrive, leave } from "./attendance.ts";
import { planHandover } from "./handover-plan.ts";
import type { Role } from "./protocol.ts";
import type { RoomEvent, Step } from "./room-events.ts";
import { isHere, type Member, onlineOf, ROLES, roomTime } from "./room-state.ts";

/** How long one poll or post without JavaScript counts as being here (real time). */
export const FORM_LEASE_MS = 90_000;
/** How exactly a crash is dated: the sign of life is written down at most this often. */
const ALIVE_STEP_MS = 15_000;

/** Writes down who is here now; whoever no longer is left at `leftAt` (room time). */
export function recordPresence(step: Step, leftAt: number = roomTime(step.state, step.real)): void {
  const { state, real } = step;
  const now = roomTime(state, real);
  for (const member of members(step)) {
    const open = member.intervals.at(-1)?.leftAt === null;
    if (isHere(member, real) === open) continue;
    if (open) leave(member.intervals, leftAt);
    else arrive(member.intervals, now, member.sockets > 0 ? "socket" : "form");
    changed(step);
  }
  const someone = members(step).some((member) => isHere(member, real));
  if (someone && Math.abs(now - state.aliveAt) >= ALIVE_STEP_MS) state.aliveAt = now;
}

/** Ends leases that ran out, at the moment when they did. */
export function lapseLeases(step: Step): void {
  for (const member of members(step)) {
    if (member.formUntil === 0 || member.formUntil > step.real) continue;
    const lapsedAt = roomTime(step.state, member.formUntil);
    member.formUntil = 0;
    if (member.sockets === 0 && leave(member.intervals, endOr(step, lapsedAt))) changed(step);
  }
}

/** After a restart: sockets that are gone ended with the last sign of life, not just now. */
export function recountSockets(step: Step, sockets: Record<Role, number>): void {
  const { people, aliveAt } = step.state;
  if (!people) return;
  for (const role of ROLES) {
    const member = people[role];
    member.sockets = step.state.ended ? 0 : sockets[role];
    if (isHere(member, step.real)) continue;
    const leaseEnd = member.formUntil && roomTime(step.state, member.formUntil);
    if (leave(member.intervals, endOr(step, Math.max(aliveAt, leaseEnd)))) changed(step);
  }
}

/** Everyone out, as of `at` (room time). */
export function emptyTheRoom(step: Step, at: number): void {
  for (const member of members(step)) {
    member.sockets = 0;
    member.formUntil = 0;
    if (leave(member.intervals, at)) changed(step);
  }
}

/** Presence is told when it changed; who just came in was told by `welcome`. */
export function tellPresence(step: Step, before: Record<Role, boolean>, event: RoomEvent): void {
  const online = onlineOf(step.state, step.real);
  if (step.state.ended || ROLES.every((role) => before[role] === online[role])) return;
  const to = event.kind === "connect" ? { except: event.connection } : {};
  step.effects.push({ kind: "send", to, message: { t: "presence", online } });
}

function changed(step: Step): void {
  step.state.handover.changes += 1;
  planHandover(step.state, step.real);
}

function endOr(step: Step, at: number): number {
  return Math.min(at, step.state.schedule?.endsAt ?? at);
}

function members(step: Step): Member[] {
  const { people } = step.state;
  return people ? ROLES.map((role) => people[role]) : [];
}
