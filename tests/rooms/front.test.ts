/** What stands before the rooms' runtime: it takes no memory and no time of theirs for what is none of ours. */

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bareHeaders } from "../../party/bare-headers.ts";
import { FrameHeaders } from "../../party/frame-headers.ts";
import { openFront } from "../../party/front.ts";
import { gate } from "../../party/gate.ts";
import { parseKeys, type RoomKeys } from "../../party/keys.ts";
import { MAX_FRAME_BYTES, roomPath } from "../../party/protocol.ts";
import { SIGNATURE_HEADER, signRequest } from "../../party/signature.ts";
import { signTicket } from "../../party/ticket.ts";
import type { SocketPatience } from "../../party/wire.ts";
import { securityHeaders } from "../../server/security-headers.ts";
import { frameOf, rawSocket } from "../support/raw-socket.ts";
import { startRooms, type TestRooms } from "../support/rooms.ts";
import { enter, grantFor, meeting } from "../support/rooms-client.ts";

let rooms: TestRooms;
beforeAll(async () => {
  rooms = await startRooms();
});
afterAll(() => rooms.dispose());

const MASK = Buffer.alloc(4);
const PONG_FRAME = Buffer.concat([Buffer.from([0x8a, 0x80]), MASK]);
/** A test shortens what it is about. */
const ENDLESS = { stallMs: 1e6, goodbyeMs: 1e6, askMs: 1e6, silentMs: 1e6 };
const SWITCHED = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n";
const partOf = (bytes: number) => Buffer.concat([Buffer.from([0x00, 0x80 | bytes]), MASK]);

/** All that comes until the connection ends. */
function answerTo(...lines: string[]): Promise<string> {
  return answerAt(rooms.port, ...lines);
}

async function answerAt(port: number, ...lines: string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk) => (heard += chunk));
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  await once(socket, "close");
  return heard;
}

async function inside() {
  const at = meeting();
  const ticket = await signTicket(rooms.keys, grantFor(at, "mentee"), Date.now());
  const socket = rawSocket(rooms, at.room, ticket);
  await once(socket, "data");
  return { at, socket: socket.resume() };
}

const KEYS = "k1:0123456789abcdef";

/** A front of our own before something that is no runtime. */
async function frontBefore(runtime: Server, patience?: SocketPatience) {
  await once(runtime.listen(0, "127.0.0.1"), "listening");
  const { port } = runtime.address() as AddressInfo;
  const front = await openFront("127.0.0.1", 0, () => port, gate(KEYS, Date.now), patience);
  const address = front.address() as AddressInfo;
  return {
    port: address.port,
    async enter() {
      const at = meeting();
      const grant = grantFor(at, "mentee");
      return rawSocket(address, at.room, await signTicket(parseKeys(KEYS), grant, Date.now()));
    },
    close() {
      front.close();
      runtime.close();
    },
  };
}

/** What is no runtime, and switches to whatever it is asked for. */
function roomThat(does: (socket: Duplex) => void): Server {
  return createServer().on("upgrade", (_asked, socket) => {
    socket.on("error", () => {}).write(SWITCHED);
    does(socket);
  });
}

async function expectLetGo(
  runtime: Server,
  patience: SocketPatience,
  behave: (client: Socket) => void,
) {
  const front = await frontBefore(runtime, patience);
  const upgraded = once(runtime, "upgrade");
  const client = await front.enter();
  behave(client);
  const [, room] = await upgraded;
  await expect.poll(() => room.closed).toBe(true);
  client.destroy();
  front.close();
}

test("what nobody of ours has signed does not come as far as the runtime", async () => {
  let came = 0;
  const runtime = createServer((_asked, answer) => answer.end());
  runtime.on("connection", () => came++);
  runtime.on("upgrade", (_asked, socket) => socket.end("HTTP/1.1 403 No\r\n\r\n"));
  const front = await frontBefore(runtime);
  const at = meeting();
  const path = roomPath(at.room);
  const stranger = parseKeys("k1:fedcba9876543210");
  const upgrade = ["Host: x", "Connection: Upgrade", "Upgrade: websocket"];
  const foreign = await signTicket(stranger, grantFor(at, "mentee"), Date.now());
  for (const ticket of ["", "a.b.c", foreign]) {
    const answer = await answerAt(front.port, `GET ${path}?ticket=${ticket} HTTP/1.1`, ...upgrade);
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  }
  const close = ["Host: x", "Content-Length: 0", "Connection: close"];
  const signatureOf = async (keys: RoomKeys) =>
    `${SIGNATURE_HEADER}: ${await signRequest(keys, path, "", Date.now())}`;
  const post = async (...lines: string[]) =>
    (await answerAt(front.port, `POST ${path} HTTP/1.1`, ...close, ...lines)).split(" ", 2)[1];
  expect(await post()).toBe("401");
  expect(await post(await signatureOf(stranger))).toBe("401");
  expect(came).toBe(0);
  expect(await post(await signatureOf(parseKeys(KEYS)))).toBe("200");
  await once((await front.enter()).resume(), "close");
  expect(came).toBe(2);
  front.close();
});

test("a command in crumbs is refused before the first", async () => {
  const { room } = meeting();
  const path = roomPath(room);
  const signature = await signRequest(rooms.keys, path, "{}", Date.now());
  const answer = await answerTo(
    `POST ${path} HTTP/1.1`,
    "Host: x",
    `${SIGNATURE_HEADER}: ${signature}`,
    "Transfer-Encoding: chunked",
  );
  expect(answer).toMatch(/^HTTP\/1\.1 411 /);
});

test.each([98, 99, 1500])("no header hides behind %i others", async (count) => {
  const lines = ["Host: x", ...Array(count - 1).fill("a:"), "Transfer-Encoding: chunked"];
  const { room } = meeting();
  const answer = await answerTo(`POST ${roomPath(room)} HTTP/1.1`, ...lines);
  expect(answer).toMatch(count < 99 ? /^HTTP\/1\.1 411 / : /^HTTP\/1\.1 431 /);
});

test("nor on a handshake", async () => {
  const { room } = meeting();
  const upgrade = ["Host: x", "Connection: upgrade", "Upgrade: websocket"];
  const lines = [...upgrade, ...Array(1500).fill("a:"), "Content-Length: 9"];
  expect(await answerTo(`GET ${roomPath(room)} HTTP/1.1`, ...lines)).toMatch(/^HTTP\/1\.1 431 /);
});

test("a message that never ends, in bytes or in parts, ends its socket; others notice nothing", async () => {
  const large = Buffer.from([0x01, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, ...MASK]);
  const parts = Buffer.concat([Buffer.from([0x01, 0x80]), MASK, ...Array(64).fill(partOf(0))]);
  for (const wire of [large, parts]) {
    const { at, socket } = await inside();
    const mentor = await enter(rooms, at, "mentor");
    const over = once(socket, "close");
    socket.write(wire);
    await over;
    await mentor.say("still here");
  }
});

test("what is just too large for the room is refused by the room, in its words", async () => {
  const { at } = await inside();
  const mentor = await enter(rooms, at, "mentor");
  mentor.send("x".repeat(3 * MAX_FRAME_BYTES));
  expect(await mentor.isClosed()).toMatchObject({ code: 4413 });
});

test("whoever takes nothing of what there is to take is let go", async () => {
  const chatty = roomThat((socket) => {
    const more = () => {
      while (socket.writable && socket.write(Buffer.alloc(65_536)));
    };
    socket.on("drain", more);
    more();
  });
  await expectLetGo(chatty, { ...ENDLESS, stallMs: 100 }, (client) => client.pause());
});

test("whoever was told goodbye and stays all the same is put out", async () => {
  const rude = roomThat((socket) => {
    socket.write(Buffer.from([0x81, 0x02, 0x88, 0x00]));
    socket.write(Buffer.from([0x88, 0x00]));
  });
  const front = await frontBefore(rude, { ...ENDLESS, goodbyeMs: 100 });
  const client = (await front.enter()).resume();
  await expect.poll(() => client.closed).toBe(true);
  front.close();
});

test("whoever died without a goodbye is put out, and the room hears of it", async () => {
  const quiet = roomThat((socket) => socket.on("end", () => socket.end()).resume());
  const patience = { ...ENDLESS, askMs: 20, silentMs: 200 };
  await expectLetGo(quiet, patience, (client) => client.resume());
});

test("whoever answers stays, and is asked between two frames and never within one", async () => {
  let room: Duplex | undefined;
  const slow = roomThat((socket) => {
    room = socket.resume();
  });
  const front = await frontBefore(slow, { ...ENDLESS, askMs: 20, silentMs: 300 });
  const client = await front.enter();
  let heard = Buffer.alloc(0);
  client.on("data", (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk]);
  });
  const frames = () => {
    const bytes = heard.subarray(heard.indexOf("\r\n\r\n") + 4);
    return [...new FrameHeaders().of(bytes)].map(({ opcode }) => opcode);
  };
  const answering = setInterval(() => client.write(PONG_FRAME), 50);
  await expect.poll(() => frames().length).toBeGreaterThan(2);
  room?.write(Buffer.concat([Buffer.from([0x81, 4]), Buffer.from("wo")]));
  const asked = () => frames().filter((opcode) => opcode === 9).length;
  await expect.poll(() => frames().at(-1)).toBe(1);
  const [before, from] = [heard.length, performance.now()];
  // Longer than it would be put out after, and than many questions.
  await expect.poll(() => performance.now() - from > 600, { timeout: 5_000 }).toBe(true);
  expect(heard.length).toBe(before);
  room?.write("rd");
  const then = asked();
  await expect.poll(() => asked()).toBeGreaterThan(then + 2);
  expect(heard.includes("word")).toBe(true);
  expect(client.closed).toBe(false);
  clearInterval(answering);
  client.destroy();
  front.close();
});

test("answers to the front's questions are nothing to the room", async () => {
  const { socket } = await inside();
  let heard = "";
  socket.on("data", (chunk) => (heard += chunk));
  for (let i = 0; i < 3; i++) socket.write(PONG_FRAME);
  socket.write(frameOf("ping"));
  await expect.poll(() => heard).toContain("pong");
  expect(socket.closed).toBe(false);
  socket.destroy();
});

test("what a room says last is heard to its end, also by who has nothing more to say", async () => {
  const last = Buffer.alloc(3_000_000, 1);
  const leaving = roomThat((socket) => socket.resume().end(last));
  const front = await frontBefore(leaving);
  const client = await front.enter();
  let heard = 0;
  client.on("data", (chunk) => (heard += chunk.length));
  client.end(frameOf("Bye"));
  await expect.poll(() => client.closed).toBe(true);
  expect(heard).toBeGreaterThan(last.length);
  front.close();
});

test("headers that belong to no command and no handshake are left out, whatever they are", async () => {
  for (const odd of [
    "Trailer: A",
    "Expect: x",
    "Connection: Trailer, TE, close",
    "TE: trailers",
    "Keep-Alive: x",
    "Proxy-Connection: x",
    "Upgrade: h2c",
    "Content-Length: 5\r\nUpgrade: websocket\r\nConnection: Upgrade",
    "Transfer-Encoding: x",
    "X-Partykit-Props: %7B",
    "Content-Type: \x7f",
    "Sec-WebSocket-Key: \xe9",
    "Host: y z",
  ])
    for (const path of [
      "/",
      "/parties/session-room/a",
      "/parties/\xe9",
      "/parties//%",
      "/parties/../..",
      "*",
      "http://x/",
      "//",
    ]) {
      const lines = [`POST ${path} HTTP/1.1`, "Host: x", "Connection: close", odd];
      expect(await answerTo(...lines), odd).toMatch(/^HTTP\/1\.1 (4\d\d|100) /);
      const upgrade = [
        `GET ${path} HTTP/1.1`,
        "Host: x",
        "Connection: upgrade",
        "Upgrade: websocket",
      ];
      expect(await answerTo(...upgrade, odd), odd).toMatch(/^HTTP\/1\.1 (4\d\d|100) /);
    }
  await rooms.rooms.command(meeting().room, { command: "ping" });
});

test("of requests that are sent before the first is answered, none is asked for", async () => {
  const { room } = meeting();
  const path = roomPath(room);
  const signature = `${SIGNATURE_HEADER}: ${await signRequest(rooms.keys, path, "", Date.now())}`;
  const lines = [`POST ${path} HTTP/1.1`, "Host: x", "Content-Length: 0", signature];
  const one = `${lines.join("\r\n")}\r\n\r\n`;
  const socket = connect(rooms.port, "127.0.0.1").on("error", () => {});
  let heard = "";
  socket.on("data", (chunk) => (heard += chunk));
  socket.write(one.repeat(1000));
  await expect.poll(() => socket.closed).toBe(true);
  expect(heard).toBe("");
});

test("a handshake that brings a body, or is no GET, is refused", async () => {
  const upgrade = ["Host: x", "Connection: Upgrade", "Upgrade: websocket"];
  for (const [first, last] of [
    ["POST / HTTP/1.1", "Content-Length: 5"],
    ["GET / HTTP/1.1", "Transfer-Encoding: chunked"],
    ["PUT / HTTP/1.1", "X: y"],
  ] as const)
    expect(await answerTo(first, ...upgrade, last)).toMatch(/^HTTP\/1\.1 400 /);
});

test("no more visitors than the machine can bear, and the newest is served", async () => {
  const idle = Array.from({ length: 600 }, () => connect(rooms.port, "127.0.0.1"));
  for (const socket of idle) socket.on("error", () => {}).resume();
  await expect.poll(() => idle.filter(({ closed }) => closed).length).toBeGreaterThanOrEqual(100);
  await rooms.rooms.command(meeting().room, { command: "ping" });
  for (const socket of idle) socket.destroy();
});

test("between two commands a connection stays for longer than a proxy keeps it", async () => {
  const path = roomPath(meeting().room);
  const body = '{"command":"ping"}';
  const lines = [`POST ${path} HTTP/1.1`, "Host: x", `Content-Length: ${body.length}`];
  const signature = await signRequest(rooms.keys, path, body, Date.now());
  const socket = connect(rooms.port, "127.0.0.1");
  socket.write(`${[...lines, `${SIGNATURE_HEADER}: ${signature}`].join("\r\n")}\r\n\r\n${body}`);
  const [answer] = await once(socket, "data");
  const [, seconds] =
    /^HTTP\/1\.1 200 .*\r\nKeep-Alive: timeout=(\d+)\r\n/is.exec(`${answer}`) ?? [];
  expect(Number(seconds)).toBeGreaterThan(120);
  socket.destroy();
});

test("its own refusals have the headers of all answers, and those are the app's", async () => {
  const refusals = [
    await answerTo("GARBAGE"),
    await answerTo("GET / HTTP/1.1", "Connection: close"),
    await answerTo("QUERY / HTTP/1.1", "Host: x"),
    await answerTo("GET / HTTP/1.1", "Host: x", "Expect: much", "Connection: close"),
    await answerTo("GET / HTTP/1.1", "Host: x", "Connection: close"),
    await answerTo(`GET ${roomPath("a")} HTTP/1.1`, "Host: x", "Connection: close"),
    await answerTo(`POST ${roomPath("a")} HTTP/1.1`, "Host: x", "Transfer-Encoding: chunked"),
    await answerTo(`POST ${roomPath("a")} HTTP/1.1`, "Host: x", "Content-Length: 200000"),
  ];
  const expected = { ...bareHeaders(false), connection: "close" };
  for (const answer of refusals)
    for (const [name, value] of Object.entries(expected))
      expect(answer.toLowerCase()).toContain(`${name}: ${value}`.toLowerCase());
  for (const scheme of ["http", "https"]) {
    const ofApp = securityHeaders({ publicUrl: `${scheme}://x` });
    // The app frames pages of its own; nobody frames the rooms.
    const ofRooms = { ...bareHeaders(scheme === "https"), "x-frame-options": "SAMEORIGIN" };
    expect(ofRooms).toMatchObject(ofApp);
  }
});
