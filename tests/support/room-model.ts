/** A room without a runtime: keeps what `reduce` asks to store, as the host's storage would. */
import type { Role, StoredMessage } from "../../party/protocol.ts";
import type { Effect, Known, RoomEvent } from "../../party/room-events.ts";
import { emptyRoom, type RoomState } from "../../party/room-state.ts";
import { reduce } from "../../party/session-room.ts";
import { type Meeting, meeting } from "./meeting.ts";

export class RoomModel {
  state: RoomState;
  now: number;
  wakeAt: number | null = null;
  readonly at: Meeting;
  readonly stored: StoredMessage[] = [];
  readonly effects: Effect[] = [];
  readonly #said = new Map<string, Known>();

  constructor(now: number, at: Meeting = meeting({ startsAt: now })) {
    this.at = at;
    this.now = now;
    this.state = emptyRoom(at.room);
  }

  run(event: RoomEvent): Effect[] {
    const { state, effects, wakeAt } = reduce(this.state, event, this.now);
    this.state = state;
    this.wakeAt = wakeAt;
    for (const effect of effects) {
      if (effect.kind !== "store") continue;
      const { message } = effect;
      this.stored.push(message);
      const known = { seq: message.seq, at: message.sentAt };
      this.#said.set(`${message.sender}:${message.clientId}`, known);
    }
    this.effects.push(...effects);
    return effects;
  }

  meet(): void {
    this.run({ kind: "schedule", schedule: this.at.schedule, people: this.at.people });
  }

  say(role: Role, clientId: string, body = "hello"): Effect[] {
    const sender = this.at.people.find((person) => person.role === role)?.user;
    const known = this.#said.get(`${sender}:${clientId}`) ?? null;
    return this.run({ kind: "say", origin: "form", role, clientId, body, known });
  }

  connect(role: Role, jti: string, sockets = 0): Effect[] {
    const [self, other] =
      role === "mentor" ? this.at.people : [this.at.people[1], this.at.people[0]];
    const { schedule } = this.at;
    const exp = this.now / 1000 + 60;
    const entrant = { ...self, jti, exp, other, authSession: `auth-${role}`, schedule };
    return this.run({ kind: "connect", connection: jti, entrant, sockets });
  }

  /** Lets time pass as an honest alarm would: every wake that falls due is had. */
  passUntil(now: number): void {
    while (this.wakeAt !== null && this.wakeAt <= now) {
      this.now = Math.max(this.now + 1, this.wakeAt);
      this.run({ kind: "tick" });
    }
    this.now = now;
  }
}
