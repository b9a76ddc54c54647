import type { Reader } from "../../db/client.ts";
import { type Person, peopleByIds, type SessionRow } from "../../db/queries/bookings.ts";
import type { Role, Person as RoomPerson, Schedule } from "../../party/protocol.ts";
import { roomOpensAt } from "../bookings/deadlines.ts";
import { policyOf } from "../bookings/policy.ts";
import type { Services } from "../services.ts";

const LONGEST_NAME = 60;

export interface Setting {
  schedule: Schedule;
  people: [RoomPerson, RoomPerson];
}

/** What a room must know of its session, as the database has it now; a cold room adopts it. */
export async function settingOf(
  services: Services,
  db: Reader,
  session: SessionRow,
): Promise<Setting> {
  const people = await peopleByIds(db, [session.mentor_id, session.mentee_id]);
  return {
    schedule: {
      version: session.room_version,
      opensAt: roomOpensAt(session.starts_at, policyOf(session)),
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      clockOffsetMs: services.movableClock?.offsetMs ?? 0,
    },
    people: [
      roomPerson(people.get(session.mentor_id), "mentor"),
      roomPerson(people.get(session.mentee_id), "mentee"),
    ],
  };
}

function roomPerson(person: Person | undefined, role: Role): RoomPerson {
  if (!person) throw new Error("A session without its two people");
  return { user: person.id, name: givenName(person.name), role };
}

/** "Nomsa" of "Nomsa Dlamini": what one calls the other in a conversation. */
export function givenName(name: string): string {
  const [first = name] = name.trim().split(/\s+/);
  return [...first].slice(0, LONGEST_NAME / 2).join("");
}
