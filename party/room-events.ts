import type {
  Person,
  Role,
  RoomRefusal,
  Schedule,
  ServerMessage,
  StoredMessage,
} from "./protocol.ts";
import type { RoomState } from "./room-state.ts";

/** What can happen to a room. Connections are named by ids that the host gives out. */
export type RoomEvent =
  /** The host was loaded anew and these many sockets are still open: in a crash, none. */
  | { kind: "wake"; sockets: Record<Role, number> }
  /** The alarm, or any moment at which only time has passed. */
  | { kind: "tick" }
  | { kind: "connect"; connection: string; entrant: Entrant; sockets: number }
  | { kind: "disconnect"; role: Role; sockets: number }
  /** `known`: what was stored before under this sender and client id. */
  | { kind: "say"; origin: Origin; role: Role; clientId: string; body: string; known: Known | null }
  | { kind: "typing"; connection: string; role: Role; on: boolean }
  | { kind: "read"; connection: string; role: Role; seq: number }
  /** A page of so many bytes is about to be sent to someone. */
  | { kind: "history"; role: Role; bytes: number }
  | { kind: "schedule"; schedule: Schedule; people: [Person, Person] }
  | { kind: "end"; at: number; reason: string }
  | { kind: "revoke"; authSession: string }
  /** Someone without JavaScript looked at the log or posted. */
  | { kind: "poll"; role: Role }
  /** The app holds `ackSeq`; the batch reached up to `upTo` and had `changes`. */
  | { kind: "handed-over"; ackSeq: number; upTo: number; more: boolean; changes: number }
  | { kind: "handover-failed" }
  /** The app has this many messages without a gap, whatever it once had. */
  | { kind: "counted"; have: number };

/** Who stands at the door, as a verified ticket says. `exp`: real epoch seconds. */
export interface Entrant {
  jti: string;
  exp: number;
  user: string;
  role: Role;
  name: string;
  other: Person;
  authSession: string;
  schedule: Schedule;
}

/** Where a message came from: a socket, or the app's form. */
export type Origin = { connection: string } | "form";
export type Known = { seq: number; at: number };

/** Everyone, unless narrowed. */
export interface Audience {
  connection?: string;
  role?: Role;
  except?: string;
}

export type Effect =
  | { kind: "store"; message: StoredMessage }
  | { kind: "admit"; connection: string; role: Role; authSession: string }
  | { kind: "send"; to: Audience; message: ServerMessage }
  | { kind: "close"; to: Audience & { authSession?: string }; code: number; reason: string }
  | { kind: "close-oldest"; role: Role }
  /** The answer to a `say`, on the road it came by. */
  | { kind: "reply"; to: Origin; message: Reply }
  /** The answer to a command that was refused. */
  | { kind: "refuse"; code: RoomRefusal["code"] }
  | { kind: "hand-over"; batch: number; afterSeq: number; changes: number }
  | { kind: "erase" };

export type Reply = Extract<ServerMessage, { t: "ack" | "nack" }> & { repeated?: boolean };

/** One event being worked on: `state` is this step's own copy, times are epoch ms. */
export interface Step {
  state: RoomState;
  effects: Effect[];
  /** Real time. */
  real: number;
}

/** What a room can do while it is an event's turn. */
export interface Turn {
  state(): RoomState;
  /** Reduces, writes, then lets the effects be seen. Answers them. */
  run(event: RoomEvent): Promise<Effect[]>;
}
