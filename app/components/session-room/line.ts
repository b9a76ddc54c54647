/** The socket: partysocket with a new ticket for every connection. Tells events; decides nothing. */
import ReconnectingWebSocket from "partysocket/ws";
import type { ClientMessage } from "../../../party/protocol.ts";
import { readFrame } from "./frame.ts";
import type { RoomEvent } from "./room-model.ts";

export interface Line {
  send(message: ClientMessage): void;
  /** A new connection now, whatever state the old one is in. */
  reconnect(): void;
  /** Sooner than planned, when the line is not up anyway. */
  hurry(): void;
  close(): void;
}

export interface LineOptions {
  /** POST: a ticket and the room's address, or the reason why not. */
  ticketUrl: string;
  tell(event: RoomEvent): void;
  /** Bytes over the wire in either direction, headers estimated. */
  count(bytes: number): void;
}

/** Headers of a ticket request and of a socket's handshake, both ways: about what browsers send. */
const HANDSHAKE_BYTES = 1_800;
/** A frame's own header: 6 to 8 bytes up (masked), 2 to 4 down. */
const FRAME_BYTES = 6;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 10_000;
const CONNECT_MS = 8_000;

export function openLine({ ticketUrl, tell, count }: LineOptions): Line {
  const socket = new ReconnectingWebSocket(address, undefined, {
    // Spread out, so that a restarted room does not meet everybody in one instant.
    minReconnectionDelay: FIRST_RETRY_MS + spread(FIRST_RETRY_MS),
    maxReconnectionDelay: LAST_RETRY_MS,
    connectionTimeout: CONNECT_MS,
    // Unsent messages are the model's affair: a queue here would send them twice.
    maxEnqueuedMessages: 0,
  });

  async function address(): Promise<string> {
    const response = await fetch(ticketUrl, {
      method: "POST",
      headers: { accept: "application/json" },
      credentials: "same-origin",
    });
    const text = await response.text();
    count(text.length + HANDSHAKE_BYTES);
    const answer = JSON.parse(text);
    if (response.ok) return `${answer.url}?ticket=${encodeURIComponent(answer.ticket)}`;
    // "Too many" and trouble on the server pass; anything else would be refused for ever.
    if (response.status !== 429 && response.status < 500) {
      socket.close();
      tell({ type: "refused", words: String(answer.detail) });
    }
    throw new Error("no ticket");
  }

  socket.addEventListener("message", ({ data }) => {
    count(sizeOf(String(data)));
    const message = readFrame(data);
    if (message) tell({ type: "frame", message });
  });
  socket.addEventListener("close", ({ code, reason }) => tell({ type: "dropped", code, reason }));

  return {
    send(message) {
      const text = JSON.stringify(message);
      if (socket.send(text)) count(sizeOf(text));
    },
    reconnect: () => socket.reconnect(),
    hurry() {
      if (socket.shouldReconnect && socket.readyState !== socket.OPEN) socket.reconnect();
    },
    close: () => socket.close(),
  };
}

const encoder = new TextEncoder();

function sizeOf(text: string): number {
  return encoder.encode(text).length + FRAME_BYTES;
}

function spread(most: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return (random / 2 ** 32) * most;
}
