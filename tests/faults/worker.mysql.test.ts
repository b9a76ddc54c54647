/** The Worker killed: what was acknowledged stays, and its rooms wake by themselves. */

import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { parseKeys } from "../../party/keys.ts";
import { systemClock } from "../../server/clock.ts";
import { createHttpRooms } from "../../server/gateways/rooms-http.ts";
import { buildOnce } from "../support/build.ts";
import { type Edge, type EdgeDatabase, startEdge, startEdgeDatabase } from "../support/edge.ts";
import { expectSound } from "../support/invariants.ts";
import { EVIDENCE } from "../support/meeting.ts";
import { mentees, mutate, noonIn } from "../support/outside.ts";
import { enter, MINUTE } from "../support/rooms-client.ts";
import { sessionRow } from "../support/sessions.ts";
import { makeWorld, type World } from "../support/world.ts";

const CLIENTS = 6;

let database: EdgeDatabase;
let edge: Edge | undefined;
let world: World | undefined;
beforeAll(async () => {
  await buildOnce();
  database = await startEdgeDatabase();
}, 240_000);
afterEach(async () => {
  await edge?.dispose();
  await world?.close();
});
afterAll(() => database.stop());

async function begin(name: string) {
  const url = await database.create(name);
  edge = await startEdge(url, { clockwork: false });
  world = await makeWorld({ database: { url }, startAt: Date.now() });
  return { edge, world, url };
}

test("killed while people book: nothing acknowledged is lost or doubled", async () => {
  const { edge, world, url } = await begin("killed");
  const people = await mentees(world, CLIENTS);
  const wishes = await Promise.all(
    people.map(async (person) => ({
      person,
      input: {
        mentorId: await world.mentor(),
        startsAt: noonIn(3),
        goals: "An hour, please.",
        questions: [],
        idempotencyKey: randomUUID(),
      },
    })),
  );
  const acknowledged = new Map<string, unknown>();
  const book = async ({ person, input }: (typeof wishes)[number]) => {
    const { body } = await mutate(edge, person, "bookings.book", input);
    if (body.result) return body.result.data.sessionId;
    // Whoever was told that the Worker is gone, or that it is to be tried again, was acknowledged nothing.
    expect(body.error?.data.problem).toMatchObject({ code: "unavailable" });
  };
  const ends = await Promise.allSettled(
    wishes.map(async (wish) => {
      const sessionId = await book(wish);
      if (sessionId === undefined) return;
      acknowledged.set(wish.person.id, sessionId);
      if (acknowledged.size === 2) await edge.kill();
    }),
  );
  expect(ends.length).toBe(CLIENTS);
  expect(acknowledged.size).toBeGreaterThanOrEqual(2);
  await edge.restart();
  // Until then the database holds the rows of what the dead one had begun, and the answer is a 503.
  database.standIn.abandon(url);
  for (const wish of wishes) {
    const sessionId = await book(wish);
    expect(sessionId).toEqual(expect.any(String));
    if (acknowledged.has(wish.person.id)) expect(sessionId).toBe(acknowledged.get(wish.person.id));
    expect(await book(wish)).toBe(sessionId);
  }
  const sessions = await world.db.selectFrom("sessions").select("id").execute();
  expect(sessions).toHaveLength(CLIENTS);
  await expectSound(world.db, Date.now());
}, 180_000);

test("reaches its own rooms: it says so, and a message by a form arrives in one", async () => {
  const { edge, world } = await begin("rooms");
  const ready = await fetch(`${edge.url}/readyz`);
  expect(await ready.json()).toMatchObject({ ready: true, rooms: "ok" });
  const [person] = await mentees(world, 1);
  if (!person) throw new Error("There is nobody to speak");
  const mentor = await world.mentor();
  const sessionId = await sessionRow(world, {
    mentor,
    mentee: person.id,
    starts_at: Date.now() - MINUTE,
    room_version: 1,
  });
  const said = await mutate(edge, person, "rooms.post", {
    sessionId,
    body: "Hello",
    clientId: "a",
  });
  expect(said.body.error).toBeUndefined();
  expect(said.body.result?.data).toMatchObject({ seq: 1 });
}, 180_000);

test("the database away: everybody is told so in words, and all is well once it is back", async () => {
  const { edge, world } = await begin("away");
  const mentor = await world.mentor();
  const ask = (path: string, init?: RequestInit) => fetch(`${edge.url}${path}`, init);
  await database.standIn.away();
  try {
    const page = await ask(`/mentors/${mentor}`);
    expect(page.status).toBe(503);
    expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await page.text()).toContain("This is not reachable just now");
    const program = await ask("/api/mentors");
    expect(program.status).toBe(503);
    expect(await program.json()).toMatchObject({ code: "unavailable" });
    // Refused unread, they must not hold up what follows on their connection.
    for (const path of ["/rooms/handover", "/hooks/sandbox", "/api/sessions"])
      expect((await ask(path, { method: "POST", body: "{}" })).status, path).toBe(503);
    const alive = await ask("/healthz");
    expect(alive.status).toBe(200);
    expect(alive.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await (await ask("/readyz")).json()).toMatchObject({ ready: false, database: "away" });
  } finally {
    await database.standIn.back();
  }
  await expect
    .poll(async () => (await ask(`/mentors/${mentor}`)).status, { timeout: 5000 })
    .toBe(200);
}, 180_000);

test("the answer to a commit lost: the key knows, and the first result is the answer", async () => {
  const { edge, world } = await begin("lost");
  const [person] = await mentees(world, 1);
  if (!person) throw new Error("There is nobody to book");
  const input = {
    mentorId: await world.mentor(),
    startsAt: noonIn(3),
    goals: "An hour, please.",
    questions: [],
    idempotencyKey: randomUUID(),
  };
  database.standIn.faults.lostCommits = 1;
  const first = await mutate(edge, person, "bookings.book", input);
  expect(database.standIn.faults.lostCommits).toBe(0);
  expect(first.body.result?.data.sessionId).toEqual(expect.any(String));
  const again = await mutate(edge, person, "bookings.book", input);
  expect(again.body).toEqual(first.body);
  const sessions = await world.db.selectFrom("sessions").select("id").execute();
  expect(sessions).toHaveLength(1);
}, 180_000);

test("a room whose Worker dies ends on time by its alarm, and hands over every word", async () => {
  const { edge, world } = await begin("alarms");
  const [mentor, mentee] = [await world.mentor(), await world.mentee()];
  const startsAt = Date.now() - 60 * MINUTE + 12_000;
  const room = await sessionRow(world, {
    mentor,
    mentee,
    starts_at: startsAt,
    status: "in_session",
    room_version: 1,
  });
  const keys = parseKeys(edge.roomKeys);
  const limits = { realClock: systemClock, fetch: globalThis.fetch, timeoutMs: 10_000 };
  const rooms = createHttpRooms({ baseUrl: edge.url, socketBaseUrl: edge.url, keys, ...limits });
  const at = {
    room,
    people: [
      { user: mentor, name: "Naledi", role: "mentor" as const },
      { user: mentee, name: "Sipho", role: "mentee" as const },
    ] as [
      { user: string; name: string; role: "mentor" },
      { user: string; name: string; role: "mentee" },
    ],
    schedule: {
      version: 1,
      opensAt: startsAt - 5 * MINUTE,
      startsAt,
      endsAt: startsAt + 60 * MINUTE,
      clockOffsetMs: 0,
    },
  };
  const person = await enter({ rooms, keys }, at, "mentee");
  expect(await person.say("Is anybody there?")).toMatchObject({ t: "ack" });
  await edge.restart();
  // Nobody asks the room for anything: only its alarm can make it say that everybody has left.
  const stays = () => world.db.selectFrom("attendance").select("left_at").execute();
  await expect
    .poll(async () => (await stays()).filter(({ left_at }) => left_at !== null).length, {
      timeout: 60_000,
      interval: 500,
    })
    .toBe(1);
  await expect.poll(() => Date.now(), { timeout: 60_000 }).toBeGreaterThan(at.schedule.endsAt);
  const { ended } = await rooms.command(room, EVIDENCE);
  expect(ended).toEqual({ at: at.schedule.endsAt, reason: "time" });
  const words = await world.db.selectFrom("messages").select("body").execute();
  expect(words).toEqual([{ body: "Is anybody there?" }]);
}, 180_000);

test("a body that is too large keeps nobody else waiting", async () => {
  const { edge } = await begin("too_large");
  const soon = { signal: AbortSignal.timeout(15_000) };
  for (const bytes of [70_000, 3_000_000]) {
    const form = { "content-type": "application/x-www-form-urlencoded", origin: edge.url };
    const body = `email=${"a".repeat(bytes)}`;
    const refused = await fetch(`${edge.url}/sign-in`, { method: "POST", headers: form, body });
    expect(refused.status, `${bytes} bytes`).toBe(413);
    for (let i = 0; i < 3; i++) expect((await fetch(`${edge.url}/healthz`, soon)).status).toBe(200);
  }
});
