import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseKeys } from "../../party/keys.ts";
import { CloseCode, type Role, roomPath } from "../../party/protocol.ts";
import { SIGNATURE_HEADER, signRequest } from "../../party/signature.ts";
import { signTicket } from "../../party/ticket.ts";
import { EVIDENCE } from "../support/meeting.ts";
import { frameOf, rawSocket } from "../support/raw-socket.ts";
import { startRooms, type TestRooms } from "../support/rooms.ts";
import { enter, grantFor, knock, MINUTE, meeting, Participant } from "../support/rooms-client.ts";

/** The handshake itself was refused: RFC 6455, section 7.1.5. */
const NO_SOCKET = { code: 1006, reason: "" };

describe("the door of a room", () => {
  let rooms: TestRooms;
  beforeAll(async () => {
    rooms = await startRooms();
  });
  afterAll(() => rooms.dispose());

  const refused = async (room: string, ticket: string) => {
    const outsider = knock(rooms, room, ticket);
    const closed = await outsider.isClosed();
    expect(outsider.all("welcome")).toEqual([]);
    return closed;
  };

  test("a foreign ticket is refused", async () => {
    const at = meeting();
    const foreign = parseKeys("k1:another-secret-of-someone");
    const ticket = await signTicket(foreign, grantFor(at, "mentee"), Date.now());
    const closed = await refused(at.room, ticket);
    expect(closed).toEqual(NO_SOCKET);
  });

  test("no ticket, and a ticket that is none, are refused", async () => {
    const { room } = meeting();
    expect(await refused(room, "")).toEqual(NO_SOCKET);
    expect(await refused(room, "a.b.c")).toEqual(NO_SOCKET);
  });

  test("an expired ticket is refused", async () => {
    const at = meeting();
    const ticket = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now() - 2 * MINUTE);
    expect(await refused(at.room, ticket)).toMatchObject({ reason: "expired" });
  });

  test("a ticket that expired minutes ago is refused without a socket", async () => {
    const at = meeting();
    const ticket = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now() - 18 * MINUTE);
    const [answer] = await once(rawSocket(rooms, at.room, ticket), "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
    expect(await refused(at.room, ticket)).toEqual(NO_SOCKET);
  });

  // A frame of 31 kB is inflated to 32 MB before any code of ours sees it.
  test("compression is not to be had, and a frame that has it ends the socket", async () => {
    const at = meeting();
    const bomb = frameOf(deflateRawSync(Buffer.alloc(1_000, "a")).subarray(0, -4), {
      compressed: true,
    });
    const offer = ["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"];
    const open = async (age: number) => {
      const ticket = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now() - age);
      const socket = rawSocket(rooms, at.room, ticket, offer);
      const [answer] = await once(socket, "data");
      expect(String(answer)).toMatch(/^HTTP\/1\.1 101 /);
      expect(String(answer).toLowerCase()).not.toContain("sec-websocket-extensions");
      return socket;
    };
    for (const age of [0, 2 * MINUTE]) {
      const socket = await open(age);
      const over = once(socket.resume(), "close");
      socket.write(bomb);
      await over;
    }
  });

  test("a ticket for another room is refused", async () => {
    const at = meeting();
    const ticket = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now());
    expect(await refused(randomUUID(), ticket)).toMatchObject({ reason: "other-room" });
  });

  test("a stranger wakes no room: nothing is stored, and a large body is not read", async () => {
    const roomsStored = async () =>
      (await readdir(rooms.dataDir, { recursive: true })).filter((name) =>
        name.endsWith(".sqlite"),
      );
    const before = await roomsStored();
    const { room } = meeting();
    const address = rooms.rooms.socketUrl(room).replace(/^ws/, "http");
    const send = async (init: RequestInit) => (await fetch(address, init)).status;
    expect(await refused(room, "a.b.c")).toEqual(NO_SOCKET);
    expect(await send({})).toBe(405);
    expect(await send({ method: "POST", body: "{}" })).toBe(401);
    const ping = JSON.stringify({ command: "ping" });
    const forged = await signRequest(
      parseKeys("k1:another-secret-of-someone"),
      roomPath(room),
      ping,
      Date.now(),
    );
    const headers = { [SIGNATURE_HEADER]: forged };
    expect(await send({ method: "POST", headers, body: ping })).toBe(401);
    const large = "x".repeat(200_000);
    expect(await send({ method: "POST", headers, body: large })).toBe(413);
    expect(await roomsStored()).toEqual(before);
    await rooms.rooms.command(room, { command: "ping" });
    expect(await roomsStored()).toHaveLength(before.length + 1);
  });

  test("a ticket opens a socket, another one to say that it was used, and no more", async () => {
    const at = meeting();
    const used = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now());
    const participant = knock(rooms, at.room, used);
    await participant.expect("welcome");
    expect(await refused(at.room, used)).toMatchObject({ reason: "replayed" });
    expect(await refused(at.room, used)).toEqual(NO_SOCKET);
    const late = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now() - 2 * MINUTE);
    for (let n = 0; n < 2; n++)
      expect(await refused(at.room, late)).toMatchObject({ reason: "expired" });
    expect(await refused(at.room, late)).toEqual(NO_SOCKET);
  });

  test("odd addresses and headers are answered plainly", async () => {
    const base = `${rooms.url}/parties/session-room/${randomUUID()}`;
    const odd: [string, Record<string, string>][] = [
      [`${rooms.url}/parties/nope/x?ticket=secret`, {}],
      [`${base}/more`, {}],
      [`${base}?_pk=${"x".repeat(5000)}`, {}],
    ];
    for (const [address, headers] of odd) {
      const answer = await fetch(address, { method: "POST", headers });
      expect(answer.status).toBe(404);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    }
    const refusal = await fetch(base, { method: "POST" });
    expect(refusal.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("a replayed ticket is refused, also after a restart", async () => {
    const at = meeting();
    const ticket = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now());
    const first = knock(rooms, at.room, ticket);
    await first.expect("welcome");
    expect(await refused(at.room, ticket)).toMatchObject({ reason: "replayed" });
    await rooms.stop();
    await rooms.restart();
    expect(await refused(at.room, ticket)).toMatchObject({ reason: "replayed" });
  });

  test("a ticket that was refused wakes the room no second time: it was replayed then", async () => {
    const at = meeting();
    await enter(rooms, at, "mentor");
    const grant = { ...grantFor(at, "mentee"), user: randomUUID() };
    const ticket = await signTicket(rooms.keys, grant, Date.now());
    expect(await refused(at.room, ticket)).toMatchObject({ reason: "stranger" });
    expect(await refused(at.room, ticket)).toMatchObject({ reason: "replayed" });
  });

  test("a third person with a good signature is refused", async () => {
    const at = meeting();
    const mentor = await enter(rooms, at, "mentor");
    const grant = { ...grantFor(at, "mentee"), user: randomUUID() };
    const closed = await refused(at.room, await signTicket(rooms.keys, grant, Date.now()));
    expect(closed).toMatchObject({ reason: "stranger" });
    expect(mentor.all("presence")).toEqual([]);
  });

  test("one who comes early is turned away, one who comes late hears that it ended", async () => {
    const early = meeting({ startsAt: Date.now() + 30 * MINUTE });
    const ticket = await signTicket(rooms.keys, grantFor(early, "mentee"), Date.now());
    expect(await refused(early.room, ticket)).toMatchObject({ code: CloseCode.early });

    const late = meeting({ startsAt: Date.now() - 61 * MINUTE });
    const visitor = knock(
      rooms,
      late.room,
      await signTicket(rooms.keys, grantFor(late, "mentee"), Date.now()),
    );
    expect(await visitor.isClosed()).toMatchObject({ code: CloseCode.ended });
    expect(visitor.got).toEqual([{ t: "ended", at: late.schedule.endsAt, reason: "time" }]);
  });

  test("a revoked auth session is out within a second and cannot come back", async () => {
    const at = meeting();
    const mentor = await enter(rooms, at, "mentor");
    const mentee = await enter(rooms, at, "mentee");
    const { authSession } = grantFor(at, "mentee");
    const inFlight = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now());
    const from = performance.now();
    const answer = await rooms.rooms.command(at.room, { command: "revoke", authSession });
    expect(answer.closed).toBe(1);
    expect(await mentee.isClosed()).toMatchObject({ code: CloseCode.revoked });
    expect(performance.now() - from).toBeLessThan(1_000);
    await mentor.expect("presence", ({ online }) => !online.mentee);
    expect(mentor.closed).toBeNull();
    expect(await refused(at.room, inFlight)).toMatchObject({ reason: "revoked" });
  });

  test("a client that picks another's connection id gains nothing", async () => {
    const at = meeting();
    const knockAsTheSame = async (role: Role) => {
      const ticket = await signTicket(rooms.keys, grantFor(at, role), Date.now());
      return new Participant(`${rooms.rooms.socketUrl(at.room)}?_pk=the-same&ticket=${ticket}`);
    };
    const mentor = await knockAsTheSame("mentor");
    await mentor.expect("welcome");
    const mentee = await knockAsTheSame("mentee");
    await mentee.expect("welcome");
    await mentee.say("hello");
    await mentor.expect("message", ({ from }) => from === "mentee");
    await mentor.say("hello back");
    await mentee.expect("message", ({ from }) => from === "mentor");
    expect(mentor.all("ack")).toHaveLength(1);
    expect(mentor.all("welcome")).toHaveLength(1);
  });

  test("several tabs are one presence", async () => {
    const at = meeting();
    const mentor = await enter(rooms, at, "mentor");
    const tabs = [await enter(rooms, at, "mentee"), await enter(rooms, at, "mentee")];
    await mentor.expect("presence", ({ online }) => online.mentee);
    tabs[0]?.close();
    await tabs[1]?.say("still here");
    await mentor.expect("message");
    tabs[1]?.close();
    await mentor.expect("presence", ({ online }) => !online.mentee);
    expect(mentor.all("presence")).toHaveLength(2);
    const { attendance } = await rooms.rooms.command(at.room, EVIDENCE);
    expect(attendance).toHaveLength(2);
    expect(attendance.filter(({ leftAt }) => leftAt === null)).toHaveLength(1);
  });
});
