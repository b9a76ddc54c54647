import { deliver, dismiss, turnAway } from "./delivery.ts";
import { type Frame, FrameReader } from "./frames.ts";
import { handOver } from "./handover.ts";
import { waitForHistory } from "./history.ts";
import { REFUSAL_TEXT } from "./message-rules.ts";
import type { Attached, Platform, RoomConnection } from "./platform.ts";
import { CloseCode, PONG, type ServerMessage } from "./protocol.ts";
import { answerRequest } from "./room-commands.ts";
import type { Effect, RoomEvent, Turn } from "./room-events.ts";
import { ROLES, type RoomState, roleOf } from "./room-state.ts";
import {
  entriesOf,
  eraseMessages,
  knownMessage,
  loadState,
  messagesAfter,
} from "./room-storage.ts";
import { reduce } from "./session-room.ts";
import { verifyTicket } from "./ticket.ts";
import { TypingNews } from "./typing.ts";

/** Frames that closed sockets may send on; some are under way when they are closed. */
const MOST_IGNORED = 2000;

/**
 * Runs one room: loads it when first needed, puts every event through `reduce`, writes what
 * changed in one batch, and only then lets anything be seen outside. One event at a time.
 */
export class RoomHost {
  readonly #platform: Platform;
  #state: RoomState | null = null;
  #saved = "";
  #alarmAt: number | null | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #handingOver = false;
  #readers = new Map<string, FrameReader>();
  readonly #typing = { mentor: new TypingNews(), mentee: new TypingNews() };
  #ignored = 0;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** A socket was opened. It is already accepted: a refusal is a close code that clients can see. */
  async connect(connection: RoomConnection, ticket: string | null): Promise<void> {
    await this.#guarded(connection, async (turn) => {
      const { keys } = this.#platform;
      const now = this.#platform.now();
      const verdict = await verifyTicket(keys, ticket, turn.state().room, now);
      if (!verdict.ok) return turnAway(connection, CloseCode.ticket, verdict.reason);
      const { claims: entrant } = verdict;
      const id = crypto.randomUUID();
      const sockets = this.#admitted().filter(({ role }) => role === entrant.role).length;
      await this.#run({ kind: "connect", connection: id, entrant, sockets }, { id, connection });
    });
  }

  /** A frame came in. Whatever it holds, it is answered and nothing is thrown. */
  async frame(connection: RoomConnection, data: unknown): Promise<void> {
    if (connection.attached()?.gone) return this.#ignore();
    await this.#guarded(connection, async (turn) => {
      const attached = connection.attached();
      if (attached?.gone) return;
      if (!attached) return turnAway(connection, CloseCode.ticket, "missing");
      const reader = this.#readers.get(attached.id) ?? new FrameReader(this.#typing[attached.role]);
      this.#readers.set(attached.id, reader);
      const frame = reader.read(data, this.#platform.now());
      if (frame.kind === "too-large") {
        return this.#expel(turn, connection, attached, CloseCode.tooLarge, "too large");
      }
      if (frame.kind === "too-fast") {
        return this.#expel(turn, connection, attached, CloseCode.tooFast, "too fast");
      }
      await this.#hear(turn, connection, attached, frame);
    });
  }

  /**
   * A socket that was closed goes on sending. It has no place in the queue, but each frame wakes the room all
   * the same, and nothing ends such a socket but the end of the object: honest clients come back by themselves.
   */
  #ignore(): void {
    if (++this.#ignored > MOST_IGNORED) this.#platform.restart();
  }

  /** A socket is closed, by whichever side. */
  async closed(connection: RoomConnection): Promise<void> {
    const attached = connection.attached();
    if (!attached) return;
    this.#readers.delete(attached.id);
    if (attached.gone) return;
    await this.#serially(async (turn) => {
      connection.attach({ ...attached, gone: true });
      await this.#recount(turn, attached);
    });
  }

  async alarm(): Promise<void> {
    this.#alarmAt = undefined;
    await this.#serially((turn) => turn.run({ kind: "tick" }));
  }

  /** A signed command of the app. Always a Response. */
  request(request: Request): Promise<Response> {
    return answerRequest(request, this.#platform, (work) => this.#serially(work));
  }

  async #hear(turn: Turn, connection: RoomConnection, by: Attached, frame: Frame): Promise<void> {
    const { storage } = this.#platform;
    if (frame.kind === "unknown") {
      const { clientId } = frame;
      const text = REFUSAL_TEXT["bad-message"];
      return send(connection, { t: "nack", clientId, code: "bad-message", text });
    }
    // Where the runtime has not answered it.
    if (frame.kind === "ping") return connection.send(PONG);
    if (frame.kind !== "message") return;
    const { message } = frame;
    const { role, id } = by;
    if (message.t === "say") {
      const sender = turn.state().people?.[role].user ?? "";
      const { clientId, body } = message;
      const known = await knownMessage(storage, sender, clientId);
      await turn.run({ kind: "say", origin: { connection: id }, role, clientId, body, known });
    } else if (message.t === "resume") {
      await this.#resume(turn, connection, by, message.afterSeq);
    } else if (message.t === "typing") {
      await turn.run({ kind: "typing", connection: id, role, on: message.on });
    } else {
      await turn.run({ kind: "read", connection: id, role, seq: message.seq });
    }
  }

  async #resume(turn: Turn, connection: RoomConnection, { id, role }: Attached, afterSeq: number) {
    const member = turn.state().people?.[role];
    const retryAfterMs = member ? waitForHistory(member, this.#platform.now()) : 0;
    if (retryAfterMs > 0) {
      this.#readers.get(id)?.refused();
      const text = REFUSAL_TEXT["too-fast"];
      return send(connection, { t: "nack", clientId: "", code: "too-fast", text, retryAfterMs });
    }
    const page = await messagesAfter(this.#platform.storage, afterSeq);
    const messages = page.messages.map(({ seq, sender, clientId, body, sentAt: at }) => {
      return { seq, from: roleOf(turn.state(), sender) ?? role, clientId, body, at };
    });
    const text = JSON.stringify({
      t: "history",
      messages,
      more: page.more,
    } satisfies ServerMessage);
    await turn.run({ kind: "history", role, bytes: bytesOf(text) });
    connection.send(text);
  }

  async #expel(turn: Turn, connection: RoomConnection, by: Attached, code: number, why: string) {
    connection.attach({ ...by, gone: true });
    dismiss(connection, code, why);
    await this.#recount(turn, by);
  }

  async #recount(turn: Turn, { role }: Attached): Promise<void> {
    const sockets = this.#admitted().filter((one) => one.role === role).length;
    if (turn.state().people?.[role].sockets === sockets) return;
    await turn.run({ kind: "disconnect", role, sockets });
  }

  #admitted(): Attached[] {
    return [...this.#platform.connections()]
      .map((connection) => connection.attached())
      .filter((attached) => attached !== null)
      .filter(({ gone }) => !gone);
  }

  async #run(event: RoomEvent, newcomer?: { id: string; connection: RoomConnection }) {
    const { storage } = this.#platform;
    const loaded = await this.#load();
    const { state, effects, wakeAt } = reduce(loaded, event, this.#platform.now());
    await this.#write(state, effects, wakeAt);
    const expelled = deliver(effects, this.#platform, newcomer);
    for (const effect of effects) {
      if (effect.kind === "hand-over") this.#handOver(effect);
      if (effect.kind === "erase") await eraseMessages(storage);
    }
    for (const role of new Set(expelled.map((one) => one.role))) {
      const sockets = this.#admitted().filter((one) => one.role === role).length;
      if (!state.ended) await this.#run({ kind: "disconnect", role, sockets });
    }
    return effects;
  }

  async #load(): Promise<RoomState> {
    if (this.#state) return this.#state;
    const stored = await loadState(this.#platform.storage, this.#platform.room());
    this.#saved = JSON.stringify(stored);
    const admitted = this.#admitted();
    const count = (role: string) => admitted.filter((one) => one.role === role).length;
    const sockets = { mentor: count("mentor"), mentee: count("mentee") };
    this.#state = stored;
    if (ROLES.some((role) => (stored.people?.[role].sockets ?? 0) !== sockets[role])) {
      await this.#run({ kind: "wake", sockets });
    }
    return this.#state;
  }

  async #write(state: RoomState, effects: Effect[], wakeAt: number | null): Promise<void> {
    const { storage } = this.#platform;
    const text = JSON.stringify(state);
    const work: Promise<unknown>[] = [];
    // Begun together, so that the runtime commits message, state and alarm as one.
    if (text !== this.#saved) work.push(storage.put(entriesOf(state, effects)));
    if (wakeAt !== this.#alarmAt) {
      work.push(wakeAt === null ? storage.deleteAlarm() : storage.setAlarm(wakeAt));
    }
    try {
      await Promise.all(work);
    } catch (error) {
      // What was written is unknown: read it again before anything else is decided.
      this.#state = null;
      this.#alarmAt = undefined;
      throw error;
    }
    this.#state = state;
    this.#saved = text;
    this.#alarmAt = wakeAt;
  }

  /** Not awaited by any event: the conversation goes on while the app is slow or away. */
  #handOver(effect: Extract<Effect, { kind: "hand-over" }>): void {
    if (this.#handingOver || !this.#state) return;
    this.#handingOver = true;
    const attempt = handOver(this.#platform, this.#state, effect)
      .finally(() => {
        this.#handingOver = false;
      })
      .then((outcome) => this.#serially((turn) => turn.run(outcome)));
    this.#platform.keepAlive(attempt.catch(() => {}));
  }

  #serially<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    const turn: Turn = {
      state: () => {
        if (!this.#state) throw new Error("the room is not loaded");
        return this.#state;
      },
      run: (event) => this.#run(event),
    };
    const done = this.#queue.then(async () => {
      await this.#load();
      return work(turn);
    });
    this.#queue = done.catch(() => {});
    return done;
  }

  /** A socket whose event failed is closed, so that its client comes back and sends again. */
  async #guarded(connection: RoomConnection, work: (turn: Turn) => Promise<void>): Promise<void> {
    try {
      await this.#serially(work);
    } catch {
      dismiss(connection, CloseCode.trouble, "trouble");
    }
  }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function send(connection: RoomConnection, message: ServerMessage): void {
  connection.send(JSON.stringify(message));
}
