/** A websocket by hand, for what no browser would do. */
import { connect, type Socket } from "node:net";
import type { TestRooms } from "./rooms.ts";

const MASK = Buffer.from([1, 2, 3, 4]);

/** RFC 6455, section 5.2: one text frame of a client; `compressed` sets RSV1. */
export function frameOf(payload: string | Buffer, { compressed = false } = {}): Buffer {
  const masked = Buffer.from(payload).map((byte, i) => byte ^ (MASK[i % 4] ?? 0));
  const start = compressed ? 0xc1 : 0x81;
  const head = Buffer.from([start, 0x80 | Math.min(masked.length, 126)]);
  const long = Buffer.alloc(masked.length < 126 ? 0 : 2);
  if (long.length > 0) long.writeUInt16BE(masked.length);
  return Buffer.concat([head, long, MASK, masked]);
}

/** Asks to be let in with `ticket`; nothing is awaited, and nothing answered that comes. */
export function rawSocket(
  { port }: Pick<TestRooms, "port">,
  room: string,
  ticket: string,
  headers: string[] = [],
): Socket {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  socket.write(
    [
      `GET /parties/session-room/${room}?ticket=${ticket} HTTP/1.1`,
      "Host: x",
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      ...headers,
      "",
      "",
    ].join("\r\n"),
  );
  return socket;
}
