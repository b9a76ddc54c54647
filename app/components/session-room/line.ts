/**
 * The socket: partysocket with a new ticket for every connection; and https for what is to be sent where
 * no socket opens. Tells events; decides nothing.
 */
import ReconnectingWebSocket from "partysocket/ws";
import { PING, PONG } from "../../../party/constants.ts";
import type { ClientMessage } from "../../../party/protocol.ts";
import { readFrame } from "./frame.ts";
import { overHttps, type Say } from "./over-https.ts";
import type { RoomEvent } from "./room-model.ts";

export interface Line {
  send(message: ClientMessage): void;
  /** Over https, where no socket opens. Told as `ack` or `nack`, or as unanswered. */
  post(message: Say): void;
  /** At the room, over https as well. Told as `looked`, or as `unseen` where https carries nothing either. */
  look(afterSeq: number): void;
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

/** A frame's own header: 6 to 8 bytes up (masked), 2 to 4 down. */
const FRAME_BYTES = 6;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 10_000;
const CONNECT_MS = 8_000;
/** A dead line is found out within this and CONNECT_MS, though nobody writes. */
const ASK_MS = 30_000;
/** So many tries, and then only every so often. */
const MANY_UNHEARD = 6;
const SELDOM_MS = 5 * 60_000;

export function openLine({ sessionId, tell, count }: LineOptions): Line {
  const https = overHttps(sessionId, count);
  /** How far the present try came: `app` has answered for a ticket, `room` has said something. */
  let reached: "nobody" | "app" | "room" = "nobody";
  /** Tries in a row that reached the app and not the room. */
  let unheard = 0;
  let hurrying = false;
  /** The present try has ended. */
  let over = false;
  let asking: ReturnType<typeof setInterval> | undefined;
  /** Until an open socket says something. */
  let silence: ReturnType<typeof setTimeout> | undefined;
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
    if (!socket.shouldReconnect) throw new Error("closed meanwhile");
    reached = "nobody";
    over = false;
    const { status, body } = await https.ticket();
    if (status === 200 || status === 429) reached = "app";
    if (status === 200) return `${body.url}?ticket=${encodeURIComponent(body.ticket ?? "")}`;
    // "Too many" and trouble on the server pass; anything else would be refused for ever.
    if (status !== 429 && status < 500) {
      socket.close();
      tell({ type: "refused", words: String(body.detail) });
    }
    throw new Error("no ticket");
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
    clearTimeout(silence);
    if (data === PONG) return;
    count(sizeOf(String(data)));
    const message = readFrame(data);
    if (message) tell({ type: "frame", message });
  });

  function dropped({ code, reason }: { code: number; reason: string }) {
    over = true;
    clearTimeout(silence);
    clearInterval(asking);
    // Given up by us, a try says nothing of the network.
    if (!hurrying) unheard = reached === "app" ? unheard + 1 : 0;
    tell({ type: "dropped", code, reason, unheard });
  }

  const expectWords = () => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.reconnect(), CONNECT_MS);
  };
  // Some proxies let a handshake through and nothing after it, and lines die without a goodbye.
  socket.addEventListener("open", () => {
    expectWords();
    asking = setInterval(() => {
      if (!socket.send(PING)) return;
      count(sizeOf(PING) + sizeOf(PONG));
      expectWords();
    }, ASK_MS);
  });
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
      https.say(message).then(
        (answer) => tell({ type: "frame", message: answer }),
        () => tell({ type: "unanswered", clientId: message.clientId }),
      );
    },
    look(afterSeq) {
      https.look(afterSeq).then(
        (look) => look && tell({ type: "looked", look }),
        () => {
          unheard = 0;
          tell({ type: "unseen" });
        },
      );
    },
    reconnect,
    hurry() {
      if (socket.shouldReconnect && socket.readyState !== socket.OPEN) reconnect();
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
