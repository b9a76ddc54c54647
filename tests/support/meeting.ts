/** A session to take part in. */
import { randomUUID } from "node:crypto";
import type { Person, Role, Schedule } from "../../party/protocol.ts";
import type { TicketGrant } from "../../party/ticket.ts";

export const MINUTE = 60_000;

export interface Meeting {
  room: string;
  people: [Person, Person];
  schedule: Schedule;
}

/** A session that began five minutes ago, unless told otherwise. Names are those of the demo's kind. */
export function meeting(schedule: Partial<Schedule> = {}): Meeting {
  const startsAt = schedule.startsAt ?? Date.now() - 5 * MINUTE;
  return {
    room: randomUUID(),
    people: [
      { user: randomUUID(), name: "Naledi", role: "mentor" },
      { user: randomUUID(), name: "Sipho", role: "mentee" },
    ],
    schedule: {
      version: 1,
      opensAt: startsAt - 5 * MINUTE,
      startsAt,
      endsAt: startsAt + 60 * MINUTE,
      clockOffsetMs: 0,
      ...schedule,
    },
  };
}

/** What the app would state in a ticket for this role. */
export function grantFor({ room, people, schedule }: Meeting, role: Role): TicketGrant {
  const [mentor, mentee] = people;
  const [self, other] = role === "mentor" ? [mentor, mentee] : [mentee, mentor];
  const { user, name } = self;
  return { room, user, name, role, other, authSession: `auth-${user}`, schedule };
}

/** As an app asks that lacks nothing. */
export const EVIDENCE = { command: "evidence", have: 1_000_000 } as const;
