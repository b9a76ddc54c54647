/** Two ends of one WebSocket whose bytes go through us: the client's, whom nobody knows, and the runtime's. */
import type { Duplex } from "node:stream";
import { FrameHeaders } from "./frame-headers.ts";
import { FramePace } from "./frame-pace.ts";

export interface SocketPatience {
  /** A client that takes nothing for so long while there is more to take is gone, or never meant to take it. */
  stallMs: number;
  /** For its half of the goodbye, which the runtime would await for ever. */
  goodbyeMs: number;
  /** How often a client is asked whether it is there (RFC 6455, 5.5.2), which its browser answers by itself. */
  askMs: number;
  /** Who has said nothing for so long died without a goodbye, and is not here. */
  silentMs: number;
}
export const PATIENCE_WITH_SOCKETS: SocketPatience = {
  stallMs: 30_000,
  goodbyeMs: 10_000,
  askMs: 30_000,
  silentMs: 75_000,
};
const CLOSE = 8;
/** Empty, whole, and unmasked as all that servers send. */
const PING = Buffer.from([0x89, 0]);

interface Side {
  side: Duplex;
  /** What came of it with its part of the handshake. */
  first: Buffer;
}

/** Both ways as the bytes come; what the client sends at a pace that a room can bear. */
export function join(
  { side: client, first: early }: Side,
  { side: room, first: welcome }: Side,
  { stallMs, goodbyeMs, askMs, silentMs }: SocketPatience,
): void {
  const pace = new FramePace(performance.now());
  const ofRoom = new FrameHeaders();
  const apart = () => {
    client.destroy();
    room.destroy();
  };
  /** Apart after so long, unless one of these comes first. */
  const awaiting = (ms: number, ...events: string[]) => {
    const late = setTimeout(apart, ms);
    for (const event of events) client.once(event, () => clearTimeout(late));
  };
  let heardAt = performance.now();
  let saidGoodbye = false;
  const asking = setInterval(() => {
    if (performance.now() - heardAt >= silentMs) apart();
    else if (!saidGoodbye && ofRoom.between && client.writable) client.write(PING);
  }, askMs);
  client.on("error", apart).on("close", apart);
  client.once("close", () => clearInterval(asking));
  // What it said last may still be under way to the client.
  room.on("error", () => room.destroy());
  room.once("close", () => {
    if (client.closed) return;
    client.end();
    awaiting(goodbyeMs, "close");
  });
  const fromRoom = (chunk: Buffer) => {
    for (const { opcode } of ofRoom.of(chunk)) {
      if (opcode !== CLOSE) continue;
      saidGoodbye = true;
      awaiting(goodbyeMs, "close");
    }
    if (client.write(chunk)) return;
    room.pause();
    awaiting(stallMs, "drain", "close");
    client.once("drain", () => room.resume());
  };
  const fromClient = (chunk: Buffer) => {
    heardAt = performance.now();
    const wait = pace.pass(chunk, heardAt);
    if (wait === null) return apart();
    if (!room.writable) return;
    const free = room.write(chunk);
    if (free && wait === 0) return;
    client.pause();
    const goOn = () => setTimeout(() => client.resume(), wait);
    if (free) goOn();
    else room.once("drain", goOn);
  };
  room.on("end", () => client.end()).on("data", fromRoom);
  client.on("end", () => room.end()).on("data", fromClient);
  fromRoom(welcome);
  fromClient(early);
  // It may have had nothing more to say before it was let in.
  if (client.readableEnded) room.end();
}
