import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseKeys } from "../../party/keys.ts";
import { type ChatMessage, MESSAGES_PER_MINUTE, roomPath } from "../../party/protocol.ts";
import { SIGNATURE_HEADER, signRequest } from "../../party/signature.ts";
import { systemClock } from "../../server/clock.ts";
import { createHttpRooms, RoomUnreachable } from "../../server/gateways/rooms-http.ts";
import { type HandoverApp, startHandoverApp } from "../support/handover-app.ts";
import { EVIDENCE } from "../support/meeting.ts";
import { built, run, startRooms, type TestRooms, until } from "../support/rooms.ts";
import { enter, MINUTE, meeting, type Participant } from "../support/rooms-client.ts";

const SECRET = "k1:0123456789abcdef0123456789abcdef";
const KILLS = Number(process.env.CHAOS ?? 3);
/** A room remembers 200 tickets a minute, and three go in between two kills. */
const KILLS_PER_ROOM = 50;

/** All pages of the history. */
async function everythingSaid(reader: Participant): Promise<ChatMessage[]> {
  const said: ChatMessage[] = [];
  for (;;) {
    const afterSeq = said.at(-1)?.seq ?? 0;
    reader.send({ t: "resume", afterSeq });
    const page = await reader.expect("history", ({ messages }) =>
      messages.every(({ seq }) => seq > afterSeq),
    );
    said.push(...page.messages);
    if (!page.more) return said;
  }
}

describe("faults", () => {
  let rooms: TestRooms;
  let app: HandoverApp;
  beforeAll(async () => {
    app = await startHandoverApp(parseKeys(SECRET));
    rooms = await startRooms({ appUrl: app.url, keys: SECRET });
  });
  afterAll(async () => {
    await rooms.dispose();
    await app.close();
  });

  const end = (room: string) =>
    rooms.rooms.command(room, { command: "end", reason: "test", at: Date.now() });

  test(
    `kill -9 of the host in mid-chat, ${KILLS} times: nothing acknowledged is lost or doubled`,
    async () => {
      for (let killed = 0; killed < KILLS; killed += KILLS_PER_ROOM)
        await chatThroughKills(Math.min(KILLS_PER_ROOM, KILLS - killed));
    },
    30_000 + KILLS * 4_000,
  );

  async function chatThroughKills(kills: number): Promise<void> {
    const at = meeting({ endsAt: Date.now() + 48 * 60 * MINUTE });
    const acked = new Map<string, number>();
    let said = 0;
    for (let kill = 0; kill < kills; kill++) {
      const speakers = [await enter(rooms, at, "mentor"), await enter(rooms, at, "mentee")];
      const pending = speakers.flatMap((speaker) =>
        Array.from({ length: 6 }, async () => {
          const id = `m${said++}`;
          const answer = await speaker.say(id, id);
          if (answer?.t === "ack") acked.set(id, answer.seq);
        }),
      );
      await until(() => acked.size > kill * 4);
      await rooms.kill();
      await Promise.allSettled(pending);
      await rooms.restart();
      // Tokens come back with the clock, so that every round can speak.
      at.schedule = { ...at.schedule, version: kill + 2, clockOffsetMs: (kill + 1) * 20_000 };
      const reader = await enter(rooms, at, "mentee");
      const messages = await everythingSaid(reader);
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
      expect(new Set(messages.map(({ clientId }) => clientId)).size).toBe(messages.length);
      const kept = new Map(messages.map(({ clientId, seq }) => [clientId, seq]));
      for (const [id, seq] of acked) expect(kept.get(id)).toBe(seq);
      reader.close();
    }
    await end(at.room);
    await until(() => Boolean(app.last(at.room)?.ended));
    const given = new Map(app.messages(at.room).map(({ clientId, seq }) => [clientId, seq]));
    for (const [id, seq] of acked) expect(given.get(id)).toBe(seq);
  }

  test("the app is away, then loses its answers: the handover arrives exactly once", async () => {
    const at = meeting();
    const mentee = await enter(rooms, at, "mentee");
    for (const body of ["one", "two", "three"]) await mentee.say(body);
    app.away = true;
    app.attempts = 0;
    await end(at.room);
    await until(() => app.attempts >= 1);
    app.away = false;
    app.mute = true;
    await until(() => app.messages(at.room).length === 3, 20_000);
    app.mute = false;
    await until(
      async () => (await rooms.rooms.command(at.room, EVIDENCE)).handedOver === 3,
      20_000,
    );
    expect(app.messages(at.room).map(({ seq, body }) => [seq, body])).toEqual([
      [1, "one"],
      [2, "two"],
      [3, "three"],
    ]);
    expect(app.attempts).toBeGreaterThanOrEqual(3);
  });

  test("an app set back to a backup gets the words of an hour that is over again when it asks who came", async () => {
    const at = meeting();
    const mentee = await enter(rooms, at, "mentee");
    for (const body of ["one", "two", "three"]) await mentee.say(body);
    await end(at.room);
    await until(() => Boolean(app.last(at.room)?.ended));
    app.forget(at.room, 1);
    await rooms.rooms.command(at.room, { command: "evidence", have: 1 });
    await until(() => app.messages(at.room).length === 3);
  });

  test("the longest messages in any script reach the app, in requests that it takes", async () => {
    const at = meeting();
    const people = [await enter(rooms, at, "mentor"), await enter(rooms, at, "mentee")];
    const each = MESSAGES_PER_MINUTE - 1;
    for (let i = 0; i < each; i++)
      for (const person of people)
        await person.say(i % 2 ? "漢".repeat(4000) : "\u0001".repeat(4000));
    const all = Array.from({ length: 2 * each }, (_, i) => i + 1);
    const back = await enter(rooms, at, "mentee");
    expect((await everythingSaid(back)).map(({ seq }) => seq)).toEqual(all);
    await end(at.room);
    await until(() => Boolean(app.last(at.room)?.ended), 20_000);
    expect(app.messages(at.room).map(({ seq }) => seq)).toEqual(all);
  });

  test("a forged, stale or foreign command changes nothing", async () => {
    const at = meeting();
    const mentee = await enter(rooms, at, "mentee");
    const path = roomPath(at.room);
    const body = JSON.stringify({ command: "end", reason: "forged", at: Date.now() });
    const send = (header: string) =>
      fetch(rooms.url + path, { method: "POST", body, headers: { [SIGNATURE_HEADER]: header } });
    const foreign = parseKeys("k1:another-secret-of-someone");
    const attempts = [
      "",
      await signRequest(foreign, path, body, Date.now()),
      await signRequest(rooms.keys, path, body, Date.now() - 2 * MINUTE),
      await signRequest(rooms.keys, roomPath("another"), body, Date.now()),
      await signRequest(rooms.keys, path, `${body} `, Date.now()),
    ];
    for (const header of attempts) expect((await send(header)).status).toBe(401);
    expect(await mentee.say("unmoved")).toMatchObject({ t: "ack" });
  });

  test("no rooms, or something else in their place: unreachable, never a made-up answer", async () => {
    const limits = {
      keys: rooms.keys,
      realClock: systemClock,
      fetch: globalThis.fetch,
      timeoutMs: 1_000,
    };
    for (const baseUrl of ["http://127.0.0.1:9", app.url]) {
      const nobody = createHttpRooms({ baseUrl, socketBaseUrl: baseUrl, ...limits });
      const answer = nobody.command("a-room", { command: "ping" });
      await expect(answer).rejects.toThrow(RoomUnreachable);
    }
  });

  test("a taken port is one clear line and exit 1", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    const address = squatter.address();
    const port = String(typeof address === "object" ? address?.port : "");
    const env = { PARTY_PORT: port, DATA_DIR: rooms.dataDir, ROOM_KEYS: SECRET, APP_URL: app.url };
    await expect(run(await built(), env)).rejects.toThrow(
      `ended with 1: Port ${port} is taken; set PARTY_PORT to another for the rooms.\n`,
    );
    squatter.close();
  });

  test("it ends within a second of SIGTERM, with people inside", async () => {
    await enter(rooms, meeting(), "mentee");
    expect(await rooms.stop()).toBeLessThan(1_000);
    await rooms.restart();
  });
});
