/**
 * The socket: partysocket with a new ticket for every connection; and https for what is to be sent where
 * no socket opens. Tells events; decides nothing.
 */
import ReconnectingWebSocket from "partysocket/ws";
import type { ClientMessage, ServerMessage } from "../../../party/protocol.ts";
import type { ProblemDetails } from "../../../server/errors.ts";
import { ACK_MS } from "./delivery.ts";
import { asMessage, readFrame } from "./frame.ts";
import type { RoomEvent } from "./room-model.ts";

export type Say = Extract<ClientMessage, { t: "say" }>;

export interface Line {
  send(message: ClientMessage): void;
  /** Over https, where no socket opens. Told as `ack` or `nack`, or as unanswered. */
  post(message: Say): void;
  /** A new connection now, whatever state the old one is in. */
  reconnect(): void;
  /** Sooner than planned, when the line is not up anyway. */
  hurry(): void;
  close(): void;
}

export interface LineOptions {
  sessionId: string;
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
/** So many tries, and then only every so often. */
const MANY_UNHEARD = 6;
const SELDOM_MS = 60_000;

export function openLine({ sessionId, tell, count }: LineOptions): Line {
  /** How far the present try came: `app` has answered for a ticket, `room` has said something. */
  let reached: "nobody" | "app" | "room" = "nobody";
  /** Tries in a row that reached the app and not the room. */
  let unheard = 0;
  let hurrying = false;
  /** The present try has ended. */
  let over = false;
  let goOn = () => {};
  const socket = new ReconnectingWebSocket(address, undefined, {
    // Spread out, so that a restarted room does not meet everybody in one instant.
    minReconnectionDelay: FIRST_RETRY_MS + spread(FIRST_RETRY_MS),
    maxReconnectionDelay: LAST_RETRY_MS,
    connectionTimeout: CONNECT_MS,
    // Unsent messages are the model's affair: a queue here would send them twice.
    maxEnqueuedMessages: 0,
  });

  /** A ticket and the room's address, or the reason why not. */
  async function address(): Promise<string> {
    if (unheard >= MANY_UNHEARD) await pause();
    reached = "nobody";
    over = false;
    const response = await fetch(`/sessions/${sessionId}/ticket`, {
      method: "POST",
      headers: { accept: "application/json" },
      credentials: "same-origin",
    });
    const text = await response.text();
    count(text.length + HANDSHAKE_BYTES);
    const answer = JSON.parse(text);
    if (response.ok || response.status === 429) reached = "app";
    if (response.ok) {
      return `${answer.url}?ticket=${encodeURIComponent(answer.ticket)}`;
    }
    // "Too many" and trouble on the server pass; anything else would be refused for ever.
    if (response.status !== 429 && response.status < 500) {
      socket.close();
      tell({ type: "refused", words: String(answer.detail) });
    }
    throw new Error("no ticket");
  }

  async function post({ clientId, body }: Say): Promise<ServerMessage> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), ACK_MS);
    const said = JSON.stringify({ sessionId, clientId, body });
    try {
      const response = await fetch("/trpc/rooms.post", {
        method: "POST",
        headers: { "content-type": "application/json" },
        credentials: "same-origin",
        body: said,
        signal: limit.signal,
      });
      const text = await response.text();
      count(sizeOf(said) + text.length + HANDSHAKE_BYTES);
      const message = postedAs(clientId, JSON.parse(text));
      if (message) return message;
      throw new Error("no answer");
    } finally {
      clearTimeout(timer);
    }
  }

  /** A network without sockets is asked seldom, for each ticket is data; until somebody hurries. */
  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, SELDOM_MS);
      goOn = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  socket.addEventListener("message", ({ data }) => {
    reached = "room";
    unheard = 0;
    count(sizeOf(String(data)));
    const message = readFrame(data);
    if (message) tell({ type: "frame", message });
  });
  function dropped({ code, reason }: { code: number; reason: string }) {
    over = true;
    // Given up by us, a try says nothing of the network.
    if (!hurrying) unheard = reached === "app" ? unheard + 1 : 0;
    tell({ type: "dropped", code, reason, unheard });
  }

  socket.addEventListener("close", dropped);
  // Where there was no socket to close: no ticket, or a browser that has none.
  socket.addEventListener("error", () => {
    if (!over) dropped({ code: 0, reason: "" });
  });

  function reconnect() {
    hurrying = true;
    socket.reconnect();
    hurrying = false;
    goOn();
  }

  return {
    send(message) {
      const text = JSON.stringify(message);
      if (socket.send(text)) count(sizeOf(text));
    },
    post(message) {
      post(message).then(
        (answer) => tell({ type: "frame", message: answer }),
        () => tell({ type: "unanswered", clientId: message.clientId }),
      );
    },
    reconnect,
    hurry() {
      if (socket.shouldReconnect && socket.readyState !== socket.OPEN) reconnect();
    },
    close: () => socket.close(),
  };
}

/** The answer of `rooms.post` as the room would have said it; null where trying again may help. */
function postedAs(clientId: string, { result, error }: Posted): ServerMessage | null {
  if (result)
    return asMessage({ t: "ack", clientId, seq: result.data.seq, at: result.data.sentAt });
  const problem = error?.data.problem;
  if (!problem || problem.status >= 500) return null;
  const text = problem.issues[0]?.message ?? problem.detail;
  if (problem.status !== 429) return asMessage({ t: "nack", clientId, code: "bad-message", text });
  const retryAfterMs = (problem.retryAfterSeconds ?? 0) * 1000 || undefined;
  return asMessage({ t: "nack", clientId, code: "too-fast", text, retryAfterMs });
}

/** As tRPC answers. */
interface Posted {
  result?: { data: { seq: number; sentAt: number } };
  error?: { data: { problem: ProblemDetails } };
}

const encoder = new TextEncoder();

function sizeOf(text: string): number {
  return encoder.encode(text).length + FRAME_BYTES;
}

function spread(most: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return (random / 2 ** 32) * most;
}
