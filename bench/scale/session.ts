/** One hour from its booking to the erasing of the room's copy, in time of our own. */
import type { RoomCommand } from "../../party/protocol.ts";
import { ABSENCE_MINUTES } from "../../server/bookings/policy.ts";
import { MINUTE, meeting } from "../../tests/support/meeting.ts";
import { TALK } from "./assumptions.ts";
import type { Counts, RoomObject } from "./room-object.ts";
import { Visitor } from "./visitor.ts";

export interface Lived extends Counts {
  messages: number;
  tickets: number;
  /** Ms since the start of the hour, of each handover. */
  handedOverAt: number[];
}

/** How often a writing person's page hears of a key: more often changes nothing that it sends. */
const KEYSTROKES_MS = 3_000;

type Random = () => number;
interface Happening {
  at: number;
  run(): Promise<unknown>;
}

/** `startsAt`: epoch ms. The same `random` gives the same hour, whatever kind of object lives it. */
export async function live(
  startsAt: number,
  random: Random,
  objectOf: (room: string) => RoomObject,
): Promise<Lived> {
  const at = meeting({ startsAt });
  const object = objectOf(at.room);
  const mentor = new Visitor("mentor", at, object);
  const mentee = new Visitor("mentee", at, object);
  const both = [mentor, mentee];
  const { endsAt } = at.schedule;
  const agenda: Happening[] = [];
  const plan = (when: number, run: () => Promise<unknown>) => agenda.push({ at: when, run });
  const tell = (when: number, command: RoomCommand) => plan(when, () => object.command(command));

  // What the app says to a room: once confirmed, in each of the first minutes, and at the end.
  tell(startsAt - 24 * 60 * MINUTE, { command: "schedule", ...at });
  for (let minute = 0; minute < ABSENCE_MINUTES; minute++)
    tell(startsAt + minute * MINUTE + 500, { command: "ping" });
  tell(endsAt + 500, { command: "evidence", have: Number.MAX_SAFE_INTEGER });
  tell(endsAt + 1_500, { command: "end", reason: "completed", at: endsAt });

  for (const visitor of both)
    plan(startsAt - random() * TALK.arriveBeforeMs, () => visitor.arrive());
  for (let drop = 0; drop < TALK.dropsPerSession; drop++) {
    const when = startsAt + random() * (endsAt - startsAt - 2 * MINUTE);
    plan(when, () => mentee.drop());
    plan(when + 3_000 + random() * 20_000, () => mentee.arrive());
  }
  const messages = talk(both, startsAt, endsAt, random, plan);

  agenda.sort((a, b) => a.at - b.at);
  for (const { at: when, run } of agenda) {
    await alarmsUntil(object, when);
    object.now = when;
    await run();
    // What one hears makes one's page answer: read marks.
    while ((await mentor.settle()) || (await mentee.settle()));
  }
  await alarmsUntil(object, Number.POSITIVE_INFINITY);
  return {
    ...object.counts,
    messages,
    tickets: mentor.tickets + mentee.tickets,
    handedOverAt: object.handedOverAt.map((when) => when - startsAt),
  };
}

async function alarmsUntil(object: RoomObject, when: number): Promise<void> {
  while (object.alarmAt !== null && object.alarmAt <= when) {
    object.now = Math.max(object.now, object.alarmAt);
    await object.alarm();
  }
}

/** Each thinks a while, types, sends. Answers how many messages there are. */
function talk(
  both: Visitor[],
  startsAt: number,
  endsAt: number,
  random: Random,
  plan: (when: number, run: () => Promise<unknown>) => void,
): number {
  const count = Math.round(TALK.messages * (0.5 + random()));
  const thinkingMs =
    (endsAt - startsAt) / count - (TALK.characters / TALK.charactersPerSecond) * 1000;
  let when = startsAt;
  let said = 0;
  while (said < count) {
    const characters = Math.round(TALK.characters * 2 * random()) + 2;
    when += -Math.log(1 - random()) * Math.max(thinkingMs, 2_000);
    const writer = both[random() < 0.5 ? 0 : 1];
    const doneAt = when + (characters / TALK.charactersPerSecond) * 1000;
    if (!writer || doneAt >= endsAt) break;
    for (; when < doneAt; when += KEYSTROKES_MS) plan(when, () => writer.type());
    const clientId = `message-${++said}`;
    plan(doneAt, () => writer.say(clientId, "x".repeat(characters)));
    when = doneAt;
  }
  return said;
}
