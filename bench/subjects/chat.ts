/** A message said and acknowledged as durable, against a bare echo and a bare durable object. */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { WebSocket } from "undici";
import { WebSocketServer } from "ws";
import { startRooms } from "../../tests/support/rooms.ts";
import { enter, meeting } from "../../tests/support/rooms-client.ts";
import { atMost, median, type Row, ratio } from "../row.ts";

/** Fewer than the room's allowance in a burst. */
const MESSAGES = 8;
const ROUNDS = 25;
const WORDS = "How would you say it in words?";

export async function* chat(): AsyncGenerator<Row> {
  const rooms = await startRooms();
  const echo = await rawEcho();
  const object = await bareObject();
  const said = async () => {
    // A room of its own for each round: the allowance is part of the product, not of the figure.
    const participant = await enter(rooms, meeting(), "mentee");
    const times = await timed(() => participant.say(WORDS));
    participant.close();
    return times;
  };
  try {
    yield atMost(
      "chat round trip with a durable write against a raw ws echo",
      await ratio(said, () => echoed(echo.url), ROUNDS),
      "×",
      10,
    );
    yield atMost(
      "the same against a bare durable object that stores and answers",
      await ratio(said, () => echoed(object.url), ROUNDS),
      "×",
      2,
    );
  } finally {
    echo.close();
    await object.close();
    await rooms.dispose();
  }
}

async function rawEcho() {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", (socket) => socket.on("message", (data) => socket.send(String(data))));
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `ws://127.0.0.1:${port}`, close: () => server.close() };
}

/** What workerd and a disk allow at best. */
async function bareObject() {
  const folder = await mkdtemp(join(tmpdir(), "mentorlink-bare-"));
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    cf: false,
    modules: true,
    scriptPath: "bench/bare/object.js",
    compatibilityDate: "2026-04-01",
    durableObjects: { BareRoom: { className: "BareRoom", useSQLite: true } },
    durableObjectsPersist: folder,
    // As the rooms: nothing of Miniflare's in between.
    compatibilityFlags: ["no_web_socket_compression"],
    unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
  });
  await miniflare.ready;
  const { host } = await miniflare.unsafeGetDirectURL();
  return {
    url: `ws://${host}`,
    close: async () => {
      await miniflare.dispose();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function echoed(url: string): Promise<number> {
  const socket = new WebSocket(url);
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  const times = await timed(
    () =>
      new Promise((resolve) => {
        socket.onmessage = resolve;
        socket.send(WORDS);
      }),
  );
  socket.close();
  return times;
}

/** The median of some round trips, in ms. */
async function timed(trip: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < MESSAGES; n++) {
    const from = performance.now();
    await trip();
    times.push(performance.now() - from);
  }
  return median(times);
}
