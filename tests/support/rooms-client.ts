/** A participant over a real socket. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "undici";
import {
  PING,
  PONG,
  parseServerMessage,
  type Role,
  type ServerMessage,
} from "../../party/protocol.ts";
import { signTicket } from "../../party/ticket.ts";
import { grantFor, type Meeting } from "./meeting.ts";
import type { TestRooms } from "./rooms.ts";

export * from "./meeting.ts";

/** Rooms, wherever they run. */
type Host = Pick<TestRooms, "rooms" | "keys">;

const PATIENCE_MS = 10_000;

export class Participant {
  readonly got: ServerMessage[] = [];
  pongs = 0;
  closed: { code: number; reason: string } | null = null;
  bytesIn = 0;
  bytesOut = 0;
  readonly #socket: WebSocket;
  readonly #heard = new EventTarget();

  /** `first`: sent as soon as the socket is open, before the room has said anything. */
  constructor(url: string, first?: unknown) {
    this.#socket = new WebSocket(url);
    if (first !== undefined) this.#socket.onopen = () => this.send(first);
    this.#socket.onmessage = ({ data }) => {
      this.bytesIn += frameBytes(String(data), false);
      if (data === PONG) {
        this.pongs++;
        this.#heard.dispatchEvent(new Event("heard"));
        return;
      }
      const message = parseServerMessage(data);
      if (!message) throw new Error(`not of the protocol: ${String(data)}`);
      if (message.t !== "closing") this.got.push(message);
      // The close frame follows at once, the close event only when the transport is gone as well.
      else this.closed = { code: message.code, reason: message.reason };
      this.#heard.dispatchEvent(new Event("heard"));
    };
    this.#socket.onclose = ({ code, reason }) => {
      this.closed ??= { code, reason };
      this.#heard.dispatchEvent(new Event("heard"));
    };
    this.#socket.onerror = () => {};
  }

  send(message: unknown): void {
    const text = typeof message === "string" ? message : JSON.stringify(message);
    this.bytesOut += frameBytes(text, true);
    this.#socket.send(text);
  }

  /** The first message of a kind, once it is there, that satisfies `test`. */
  async expect<T extends ServerMessage["t"]>(
    t: T,
    test: (message: Extract<ServerMessage, { t: T }>) => boolean = () => true,
  ): Promise<Extract<ServerMessage, { t: T }>> {
    await this.#until(() => this.all(t).some(test) || this.closed !== null);
    const found = this.all(t).find(test);
    if (!found)
      throw new Error(`closed (${this.closed?.code} ${this.closed?.reason}) without ${t}`);
    return found;
  }

  /** The next message of one of these kinds. */
  async next(...kinds: ServerMessage["t"][]): Promise<ServerMessage> {
    const before = this.got.length;
    const found = () => this.got.slice(before).find(({ t }) => kinds.includes(t));
    await this.#until(() => found() !== undefined || this.closed !== null);
    const message = found();
    if (!message) throw new Error(`closed (${this.closed?.code}) without ${kinds.join(" or ")}`);
    return message;
  }

  all<T extends ServerMessage["t"]>(t: T): Extract<ServerMessage, { t: T }>[] {
    return this.got.filter((m): m is Extract<ServerMessage, { t: T }> => m.t === t);
  }

  /** Says something and waits for the room's word on it. */
  async say(body: string, clientId: string = randomUUID().slice(0, 12)) {
    this.send({ t: "say", clientId, body });
    const isIt = (m: { clientId: string }) => m.clientId === clientId;
    await this.#until(
      () => this.all("ack").some(isIt) || this.all("nack").some(isIt) || this.closed !== null,
    );
    return this.all("ack").find(isIt) ?? this.all("nack").find(isIt) ?? null;
  }

  /** Asks whether the line stands, and waits for the answer. */
  async ping(): Promise<void> {
    const before = this.pongs;
    this.send(PING);
    await this.#until(() => this.pongs > before || this.closed !== null);
  }

  async isClosed(): Promise<{ code: number; reason: string }> {
    await this.#until(() => this.closed !== null);
    return this.closed ?? { code: 0, reason: "" };
  }

  close(): void {
    this.#socket.close();
  }

  /** Looks again at everything that is heard, at once. */
  async #until(condition: () => boolean): Promise<void> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    while (!condition()) await once(this.#heard, "heard", { signal });
  }
}

/** Opens a socket with this ticket, and may send at once; nothing is awaited. */
export function knock(rooms: Host, room: string, ticket: string, first?: unknown): Participant {
  const address = `${rooms.rooms.socketUrl(room)}?ticket=${encodeURIComponent(ticket)}`;
  return new Participant(address, first);
}

/** Goes in with a fresh ticket and waits for the welcome. */
export async function enter(rooms: Host, at: Meeting, role: Role): Promise<Participant> {
  const participant = knock(
    rooms,
    at.room,
    await signTicket(rooms.keys, grantFor(at, role), Date.now()),
  );
  await participant.expect("welcome");
  return participant;
}

/** Bytes of a text frame on the wire; what a client sends is masked. */
function frameBytes(text: string, masked: boolean): number {
  const payload = Buffer.byteLength(text);
  return payload + (payload < 126 ? 2 : payload < 65_536 ? 4 : 10) + (masked ? 4 : 0);
}
