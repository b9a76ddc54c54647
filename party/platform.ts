import type { RoomKeys } from "./keys.ts";
import type { Role } from "./protocol.ts";

/** What a room needs from where it runs; PartyKit, partyserver and the tests each provide it. */
export interface Platform {
  /** The room's id, or null where the host cannot say (some cannot when an alarm wakes them). */
  room(): string | null;
  storage: RoomStorage;
  /** Every open socket, admitted or not. */
  connections(): Iterable<RoomConnection>;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Real epoch ms. */
  now(): number;
  /** Work that outlives the event that began it. */
  keepAlive(work: Promise<unknown>): void;
  /** Ends the object and every socket to it at once, where the host can; the next event makes it anew. */
  restart(): void;
  keys: RoomKeys;
  /** Where the app is, without a trailing slash. */
  appUrl: string;
}

/** The part of Durable Object storage that a room uses. Limits: see FACTS in the design. */
export interface RoomStorage {
  get<T>(key: string): Promise<T | undefined>;
  /** All of them or none, durable when it resolves. At most 128. */
  put(entries: Record<string, unknown>): Promise<void>;
  list<T>(options: { prefix: string; startAfter?: string; limit: number }): Promise<Map<string, T>>;
  delete(keys: string[]): Promise<unknown>;
  /** Real epoch ms; replaces the alarm that was set. */
  setAlarm(at: number): Promise<void>;
  deleteAlarm(): Promise<void>;
}

export interface RoomConnection {
  /** What `attach` left, also after hibernation. Null: not let in. */
  attached(): Attached | null;
  attach(attached: Attached): void;
  send(text: string): void;
  close(code: number, reason: string): void;
}

export interface Attached {
  /** Made by the room: the id that the client chose (`_pk`) may be anyone's. */
  id: string;
  role: Role;
  authSession: string;
  /** Real epoch ms. */
  since: number;
  /** The room closed it; some hosts go on listing such a socket until the other side answers. */
  gone?: boolean;
}
