/**
 * A room of pure parts alone, fast enough for ten thousand. It counts by the host's rules: what it
 * writes and when; bench/scale.ts holds it against the host itself.
 */

import { FrameReader } from "../../party/frames.ts";
import type { Attached } from "../../party/platform.ts";
import type { ClientMessage, Role, RoomCommand, StoredMessage } from "../../party/protocol.ts";
import type { Effect, Known, RoomEvent } from "../../party/room-events.ts";
import { emptyRoom, type RoomState, roleOf } from "../../party/room-state.ts";
import { reduce } from "../../party/session-room.ts";
import type { TicketGrant } from "../../party/ticket.ts";
import { APP_ANSWER_MS, HANDLING_MS, HIBERNATES_AFTER_MS } from "./assumptions.ts";
import { noCounts, type RoomObject } from "./room-object.ts";

/** What the runtime deletes at once. */
const KEYS_AT_ONCE = 128;

export interface Seat {
  attached: Attached;
  reader: FrameReader;
  hears(text: string): void;
}

export class PureObject implements RoomObject<Seat> {
  now = 0;
  alarmAt: number | null = null;
  readonly counts = noCounts();
  readonly handedOverAt: number[] = [];
  #state: RoomState;
  #saved: string;
  /** What the host believes the alarm to be; unknown to one that has just woken. */
  #knownAlarm: number | null | undefined;
  #awake = false;
  #lastEventAt = 0;
  #tickets = 0;
  readonly #seats = new Set<Seat>();
  readonly #messages: StoredMessage[] = [];
  readonly #said = new Map<string, Known>();

  constructor(room: string) {
    this.#state = emptyRoom(room);
    this.#saved = JSON.stringify(this.#state);
  }

  async connect(grant: TicketGrant, hears: (text: string) => void): Promise<Seat> {
    this.counts.connections++;
    this.#wake();
    const { user, role, name, other, authSession, schedule } = grant;
    const connection = `connection-${++this.#tickets}`;
    const exp = Math.floor(this.now / 1000) + 60;
    const entrant = { jti: connection, exp, user, role, name, other, authSession, schedule };
    const attached = { id: connection, role, authSession, since: this.now };
    const seat: Seat = { attached, reader: new FrameReader(), hears };
    const sockets = this.#here().filter((one) => one.attached.role === role).length;
    this.#seats.add(seat);
    this.#run({ kind: "connect", connection, entrant, sockets });
    return seat;
  }

  async frame(seat: Seat, data: string): Promise<void> {
    this.counts.frames++;
    this.#wake();
    const frame = seat.reader.read(data, this.now);
    if (frame.kind === "message") this.#hear(seat.attached, frame.message);
  }

  async close(seat: Seat): Promise<void> {
    this.#wake();
    this.#seats.delete(seat);
    const { role } = seat.attached;
    const sockets = this.#here().filter((one) => one.attached.role === role).length;
    if (this.#state.people?.[role].sockets !== sockets)
      this.#run({ kind: "disconnect", role, sockets });
  }

  async alarm(): Promise<void> {
    this.counts.alarms++;
    this.alarmAt = null;
    this.#wake();
    this.#knownAlarm = undefined;
    this.#run({ kind: "tick" });
  }

  async command(command: RoomCommand): Promise<void> {
    this.counts.commands++;
    this.#wake();
    const { schedule } = this.#state;
    if (command.command === "schedule")
      this.#run({ kind: "schedule", schedule: command.schedule, people: command.people });
    else if (command.command === "end")
      this.#run({ kind: "end", at: command.at, reason: command.reason });
    else if (schedule) this.#run({ kind: "tick" });
  }

  #wake(): void {
    this.counts.awakeMs += HANDLING_MS;
    const slept = this.now - this.#lastEventAt > HIBERNATES_AFTER_MS;
    this.#lastEventAt = this.now;
    if (this.#awake && !slept) return;
    this.#awake = true;
    this.counts.rowsRead++;
    this.#knownAlarm = undefined;
    for (const seat of this.#seats) seat.reader = new FrameReader();
  }

  #hear({ id: connection, role }: Attached, message: ClientMessage): void {
    if (message.t === "say") {
      this.counts.rowsRead++;
      const { clientId, body } = message;
      const sender = this.#state.people?.[role].user;
      const known = this.#said.get(`${sender}:${clientId}`) ?? null;
      this.#run({ kind: "say", origin: { connection }, role, clientId, body, known });
    } else if (message.t === "resume") this.#resume(connection, role, message.afterSeq);
    else if (message.t === "typing")
      this.#run({ kind: "typing", connection, role, on: message.on });
    else this.#run({ kind: "read", connection, role, seq: message.seq });
  }

  #resume(connection: string, role: Role, afterSeq: number): void {
    const missed = this.#messages.slice(afterSeq);
    this.counts.rowsRead += Math.max(1, missed.length);
    const messages = missed.map(({ seq, sender, clientId, body, sentAt: at }) => {
      return { seq, from: roleOf(this.#state, sender), clientId, body, at };
    });
    const page = { t: "history", messages, more: false };
    this.#run({ kind: "history", role, bytes: Buffer.byteLength(JSON.stringify(page)) });
    this.#tell({ connection }, page);
  }

  #run(event: RoomEvent): void {
    const { state, effects, wakeAt } = reduce(this.#state, event, this.now);
    this.#write(state, effects, wakeAt);
    for (const effect of effects) {
      if (effect.kind === "send") this.#tell(effect.to, effect.message);
      if (effect.kind === "reply" && effect.to !== "form") this.#tell(effect.to, effect.message);
      if (effect.kind === "close") for (const seat of this.#seats) seat.attached.gone = true;
    }
    for (const effect of effects) {
      if (effect.kind === "hand-over") this.#handOver(effect);
      if (effect.kind === "erase") this.#erase();
    }
  }

  #write(state: RoomState, effects: Effect[], wakeAt: number | null): void {
    const text = JSON.stringify(state);
    for (const effect of effects) {
      if (effect.kind !== "store") continue;
      const { seq, sender, clientId, sentAt } = effect.message;
      this.#messages.push(effect.message);
      this.#said.set(`${sender}:${clientId}`, { seq, at: sentAt });
      this.counts.rowsWritten += 2;
    }
    if (text !== this.#saved) this.counts.rowsWritten++;
    if (wakeAt !== this.#knownAlarm) this.counts.rowsWritten++;
    this.#state = state;
    this.#saved = text;
    this.#knownAlarm = wakeAt;
    this.alarmAt = wakeAt;
  }

  #handOver({ afterSeq, changes }: Extract<Effect, { kind: "hand-over" }>): void {
    this.counts.handovers++;
    this.counts.awakeMs += APP_ANSWER_MS;
    this.counts.rowsRead += Math.max(1, this.#messages.length - afterSeq);
    this.handedOverAt.push(this.now);
    const upTo = this.#messages.length;
    this.#run({ kind: "handed-over", ackSeq: upTo, upTo, more: false, changes });
  }

  #erase(): void {
    // Messages and what was said under which id: each listed and deleted until nothing is left.
    for (let keys = this.#messages.length; ; keys -= Math.min(keys, KEYS_AT_ONCE)) {
      const some = Math.min(keys, KEYS_AT_ONCE);
      this.counts.rowsRead += 2 * Math.max(1, some);
      this.counts.rowsWritten += 2 * some;
      if (some === 0) return;
    }
  }

  #tell(to: { connection?: string; role?: string; except?: string }, message: object): void {
    const seats = this.#here().filter(
      ({ attached: { id, role } }) =>
        (to.connection ?? id) === id && (to.role ?? role) === role && to.except !== id,
    );
    if (seats.length === 0) return;
    const text = JSON.stringify(message);
    for (const seat of seats) seat.hears(text);
  }

  #here(): Seat[] {
    return [...this.#seats].filter(({ attached }) => !attached.gone);
  }
}
