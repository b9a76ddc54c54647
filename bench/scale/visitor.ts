/** One person's page in the room: the page's own state machine, with a line to an object. */
import { step } from "../../app/components/session-room/room-client.ts";
import {
  type Outcome,
  type RoomEvent,
  type RoomModel,
  startOf,
} from "../../app/components/session-room/room-model.ts";
import type { Role, ServerMessage } from "../../party/protocol.ts";
import { grantFor, type Meeting } from "../../tests/support/meeting.ts";
import type { RoomObject } from "./room-object.ts";

export class Visitor {
  readonly role: Role;
  /** Tickets asked for: a request to the Worker each, as is the socket that follows. */
  tickets = 0;
  readonly #at: Meeting;
  readonly #object: RoomObject;
  #model: RoomModel;
  #socket: unknown | null = null;
  #frames: string[] = [];

  constructor(role: Role, at: Meeting, object: RoomObject) {
    this.role = role;
    this.#at = at;
    this.#object = object;
    this.#model = startOf({ me: role, ...at.schedule });
  }

  async arrive(): Promise<void> {
    this.tickets++;
    const grant = grantFor(this.#at, this.role);
    this.#socket = await this.#object.connect(grant, (text) => this.#hear(text));
    await this.settle();
  }

  async drop(): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    this.#feed({ type: "dropped", code: 1006, reason: "", unheard: 0 });
    this.#frames = [];
    if (socket) await this.#object.close(socket);
  }

  async type(): Promise<void> {
    this.#feed({ type: "typing", on: true });
    await this.settle();
  }

  async say(clientId: string, body: string): Promise<void> {
    this.#feed({ type: "say", clientId, body });
    await this.settle();
  }

  /** Sends what the page wants sent. Answers whether there was anything. */
  async settle(): Promise<boolean> {
    const frames = this.#frames.splice(0);
    for (const frame of frames) if (this.#socket) await this.#object.frame(this.#socket, frame);
    return frames.length > 0;
  }

  #hear(text: string): void {
    const message = JSON.parse(text) as ServerMessage;
    this.#feed({ type: "frame", message });
    // The page is looked at: what comes is read.
    if (message.t === "message" || message.t === "history") this.#feed({ type: "seen" });
  }

  #feed(event: RoomEvent): void {
    const { model, send, line }: Outcome = step(this.#model, event, this.#object.now);
    this.#model = model;
    this.#frames.push(...send.map((message) => JSON.stringify(message)));
    if (line === "close") this.#socket = null;
  }
}
