import type { Attendance, Ended, Phase, Role, Schedule } from "./protocol.ts";

/** All that a room remembers besides its messages; small, and written as one value. */
export interface RoomState {
  /** Kept here because some hosts cannot say their own name when an alarm wakes them. */
  room: string;
  schedule: Schedule | null;
  people: Record<Role, Member> | null;
  /** The newest message's number. */
  seq: number;
  ended: Ended | null;
  /** Real epoch ms of the moment the room learned of its end; messages are kept a day from here. */
  endedAt: number | null;
  /** Messages are gone: handed over, and the grace has passed. */
  erased: boolean;
  /** The smallest warning given for this end. */
  warned: { endsAt: number; minutes: number } | null;
  /** Used tickets until they expire: jti -> real epoch ms. */
  usedTickets: Record<string, number>;
  /** Revoked auth sessions while a ticket of theirs could still be under way. */
  revoked: Record<string, number>;
  handover: HandoverState;
  /** Room time of the last sign of life while anyone was here: where presence ends in a crash. */
  aliveAt: number;
}

export interface Member {
  user: string;
  name: string;
  sockets: number;
  /** Real epoch ms until which the last poll or post without JavaScript counts as being here. */
  formUntil: number;
  readSeq: number;
  /** Messages this person may send now, as of `at` (room time). */
  tokens: { level: number; at: number };
  /** Bytes of history this person may be sent, as of `at` (real epoch ms); missing: all of them. */
  history?: { left: number; at: number };
  intervals: Interval[];
}

export type Interval = Omit<Attendance, "user">;

export interface HandoverState {
  /** Durable in the app up to here. */
  acked: number;
  /** Counts attempts for ever: a later batch has the later attendance. */
  batch: number;
  failures: number;
  /** Real epoch ms of the latest attempt; missing in rooms written before it was noted. */
  begunAt?: number;
  /** Real epoch ms of the next attempt. */
  dueAt: number | null;
  /** Counts changes of attendance and the end; `changesAcked` is what the app has of them. */
  changes: number;
  changesAcked: number;
}

export const ROLES: readonly Role[] = ["mentor", "mentee"];

export function emptyRoom(room: string): RoomState {
  return {
    room,
    schedule: null,
    people: null,
    seq: 0,
    ended: null,
    endedAt: null,
    erased: false,
    warned: null,
    usedTickets: {},
    revoked: {},
    handover: { acked: 0, batch: 0, failures: 0, dueAt: null, changes: 0, changesAcked: 0 },
    aliveAt: 0,
  };
}

/** Room time at `real` (both epoch ms). */
export function roomTime(state: RoomState, real: number): number {
  return real + (state.schedule?.clockOffsetMs ?? 0);
}

export function realTime(state: RoomState, room: number): number {
  return room - (state.schedule?.clockOffsetMs ?? 0);
}

export function phaseOf(state: RoomState, real: number): Phase {
  if (state.ended) return "ended";
  if (!state.schedule) return "unknown";
  const now = roomTime(state, real);
  if (now >= state.schedule.endsAt) return "ended";
  return now < state.schedule.opensAt ? "early" : "open";
}

export function isHere(member: Member, real: number): boolean {
  return member.sockets > 0 || member.formUntil > real;
}

export function onlineOf(state: RoomState, real: number): Record<Role, boolean> {
  const here = (role: Role) => (state.people ? isHere(state.people[role], real) : false);
  return { mentor: here("mentor"), mentee: here("mentee") };
}

export function readByOf(state: RoomState): Record<Role, number> {
  return {
    mentor: state.people?.mentor.readSeq ?? 0,
    mentee: state.people?.mentee.readSeq ?? 0,
  };
}

export function roleOf(state: RoomState, user: string): Role | null {
  return ROLES.find((role) => state.people?.[role].user === user) ?? null;
}

export function attendanceOf(state: RoomState): Attendance[] {
  if (!state.people) return [];
  const { mentor, mentee } = state.people;
  return [mentor, mentee].flatMap(({ user, intervals }) =>
    intervals.map((interval) => ({ user, ...interval })),
  );
}
