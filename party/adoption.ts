import { fullTokens } from "./message-rules.ts";
import { emptyTheRoom } from "./presence.ts";
import { CloseCode, type Person, type Schedule } from "./protocol.ts";
import type { Step } from "./room-events.ts";
import { type Member, phaseOf, roomTime } from "./room-state.ts";

/**
 * Takes over a schedule that is newer than the room's, and the two people the first time. False,
 * with a refusal, when these are other people than the room knows.
 */
export function adopt(step: Step, schedule: Schedule, people: [Person, Person]): boolean {
  const { state, real, effects } = step;
  if (state.ended) return true;
  if (!samePeople(step, people)) {
    effects.push({ kind: "refuse", code: "people" });
    return false;
  }
  if (state.schedule && schedule.version <= state.schedule.version) return true;
  const first = state.schedule === null;
  state.schedule = schedule;
  meet(step, people);
  if (first) return true;
  const now = roomTime(state, real);
  const phase = phaseOf(state, real);
  effects.push({
    kind: "send",
    to: {},
    message: { t: "schedule", now, state: phase, schedule },
  });
  if (phase === "early") {
    emptyTheRoom(step, now);
    effects.push({ kind: "close", to: {}, code: CloseCode.early, reason: "early" });
  }
  return true;
}

function samePeople({ state }: Step, people: [Person, Person]): boolean {
  const [one, two] = people;
  if (one.role === two.role || one.user === two.user) return false;
  return people.every(({ role, user }) => (state.people?.[role].user ?? user) === user);
}

function meet(step: Step, people: [Person, Person]): void {
  const { state, real } = step;
  const [mentor, mentee] = people[0].role === "mentor" ? people : [people[1], people[0]];
  if (state.people) {
    state.people.mentor.name = mentor.name;
    state.people.mentee.name = mentee.name;
  } else {
    const now = roomTime(state, real);
    state.people = { mentor: stranger(mentor, now), mentee: stranger(mentee, now) };
  }
}

function stranger({ user, name }: Person, now: number): Member {
  const tokens = fullTokens(now);
  return { user, name, sockets: 0, formUntil: 0, readSeq: 0, tokens, intervals: [] };
}
