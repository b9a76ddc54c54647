/** Everybody around one session, in the phase it is in: for tests of who may do what. */

import { enqueue, markFailed } from "../../db/queries/outbox.ts";
import type { RoomCommand } from "../../party/protocol.ts";
import { HOUR, MINUTE } from "../../server/clock.ts";
import { runClockwork } from "../../server/jobs/clockwork.ts";
import type { Caller } from "../../server/router.ts";
import { freshKey, presence, roomsThatSaw, SLOT, settle } from "./sessions.ts";
import { makeWorld, type World, type WorldOptions } from "./world.ts";

export const PEOPLE = [
  "anonymous",
  "mentee",
  "otherMentee",
  "mentor",
  "otherMentor",
  "suspended",
  "admin",
] as const;
export type Person = (typeof PEOPLE)[number];

export const PHASES = ["before", "during", "after"] as const;
export type Phase = (typeof PHASES)[number];

/** In all that only the two may read. */
export const CANARY = "canary";

export interface Cast {
  world: World;
  as: Record<Person, Caller>;
  ids: Record<Exclude<Person, "anonymous">, string>;
  sessionId: string;
  /** One that the outbox gave up. */
  failedMessage: string;
}

export async function castOf(phase: Phase, options: WorldOptions = {}): Promise<Cast> {
  const world = await makeWorld(options);
  const ids = {
    mentee: await world.mentee({ name: `Mentee ${CANARY}`, email: `${CANARY}@example.test` }),
    otherMentee: await world.mentee(),
    mentor: await world.mentor(),
    otherMentor: await world.mentor(),
    suspended: await suspendedOf(world),
    admin: await world.admin(),
  };
  const { sessionId } = await (await world.as(ids.mentee)).bookings.book({
    mentorId: ids.mentor,
    startsAt: SLOT,
    goals: `${CANARY} goals`,
    questions: [`${CANARY} question`],
    idempotencyKey: freshKey(),
  });
  await settle(world, sessionId, "succeeded");
  await world.outbox.drain();
  await moveTo(phase, world, sessionId, ids);
  const as = { anonymous: world.anyone } as Record<Person, Caller>;
  for (const [person, id] of Object.entries(ids)) as[person as Person] = await world.as(id);
  return { world, as, ids, sessionId, failedMessage: await givenUp(world) };
}

/** Both roles, so that only the suspension can be what refuses. */
async function suspendedOf(world: World): Promise<string> {
  const id = await world.mentor({}, { suspended_at: world.clock.now() });
  await world.db
    .insertInto("mentee_profiles")
    .values({ user_id: id, stage: "studying", about: "", created_at: 0, version: 1 })
    .execute();
  return id;
}

async function givenUp({ db, services, clock }: World): Promise<string> {
  const id = services.ids.uuid();
  const now = clock.now();
  await enqueue(db, { id, key: id, kind: "room_sync", payload: {}, dueAt: now, now });
  await markFailed(db, id, { error: "failed", retryAt: null, now });
  return id;
}

async function moveTo(phase: Phase, world: World, sessionId: string, ids: Cast["ids"]) {
  if (phase === "before") return;
  const people = [ids.mentor, ids.mentee];
  roomsThatSaw(world, () => people.map((id) => presence(id, SLOT)));
  world.clock.set(SLOT + 5 * MINUTE);
  await runClockwork(world.services);
  const message = { room_id: sessionId, seq: 1, sender_id: ids.mentee, client_id: "one" };
  await world.db
    .insertInto("messages")
    .values({ ...message, body: `${CANARY} message`, sent_at: SLOT })
    .execute();
  const { answer } = world.rooms;
  world.rooms.answer = (roomId, command) => talk(command) ?? answer(roomId, command);
  if (phase === "during") return;
  world.clock.set(SLOT + HOUR + 2 * MINUTE);
  await runClockwork(world.services);
  await world.outbox.drain();
}

/** What a room in which one thing was said answers to those who speak and read without a socket. */
function talk({ command }: RoomCommand): unknown {
  const standing = { now: SLOT + 5 * MINUTE, state: "open", seq: 1, ended: null };
  if (command === "post")
    return { ...standing, seq: 2, sentAt: SLOT + 5 * MINUTE, repeated: false };
  if (command !== "log") return null;
  const shown = { messages: [], more: false, online: {}, readBy: {} };
  return { ...standing, ...shown, endsAt: SLOT + HOUR };
}

/** Every row of every table, but for what merely counts tries. */
export async function everythingIn({ db }: World): Promise<Record<string, unknown[]>> {
  const tables = await db.introspection.getTables();
  const kept = tables.filter(({ name }) => name !== "rate_limits");
  const rows = await Promise.all(
    kept.map(async ({ name }) => [
      name,
      await db
        .selectFrom(name as "users")
        .selectAll()
        .execute(),
    ]),
  );
  return Object.fromEntries(rows);
}
