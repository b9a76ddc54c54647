import type { RoomStorage } from "./platform.ts";
import type { StoredMessage } from "./protocol.ts";
import type { Effect, Known } from "./room-events.ts";
import { emptyRoom, type RoomState } from "./room-state.ts";

/** One key per message and per client id: a value that grows would be rewritten every time. */
const STATE = "state";
const MESSAGE = "message:";
const SAID = "said:";
/** What one page holds at most: of history, of the log, of a handover. One message always fits. */
export const PAGE_MESSAGES = 100;
export const PAGE_BYTES = 48 * 1024;
/** Durable Object storage deletes at most this many keys at once. */
const KEYS_AT_ONCE = 128;

export async function loadState(storage: RoomStorage, room: string | null): Promise<RoomState> {
  const stored = await storage.get<RoomState>(STATE);
  if (stored) return stored;
  if (room === null) throw new Error("a room that nobody named woke up");
  return emptyRoom(room);
}

export function entriesOf(state: RoomState, effects: Effect[]): Record<string, unknown> {
  const entries: Record<string, unknown> = { [STATE]: state };
  for (const effect of effects) {
    if (effect.kind !== "store") continue;
    const { seq, sender, clientId, sentAt } = effect.message;
    entries[messageKey(seq)] = effect.message;
    entries[saidKey(sender, clientId)] = { seq, at: sentAt } satisfies Known;
  }
  return entries;
}

export async function knownMessage(
  storage: RoomStorage,
  sender: string,
  clientId: string,
): Promise<Known | null> {
  return (await storage.get<Known>(saidKey(sender, clientId))) ?? null;
}

export interface MessagePage {
  messages: StoredMessage[];
  /** Whether there are more after these. */
  more: boolean;
}

/** Messages after `seq`, in order. */
export async function messagesAfter(storage: RoomStorage, seq: number): Promise<MessagePage> {
  const options = { prefix: MESSAGE, startAfter: messageKey(seq), limit: PAGE_MESSAGES + 1 };
  const stored = [...(await storage.list<StoredMessage>(options)).values()];
  const messages: StoredMessage[] = [];
  let bytes = 0;
  for (const message of stored.slice(0, PAGE_MESSAGES)) {
    bytes += encoder.encode(JSON.stringify(message)).length;
    if (messages.length > 0 && bytes > PAGE_BYTES) break;
    messages.push(message);
  }
  return { messages, more: messages.length < stored.length };
}

const encoder = new TextEncoder();

export async function eraseMessages(storage: RoomStorage): Promise<void> {
  for (const prefix of [MESSAGE, SAID]) {
    for (;;) {
      const keys = [...(await storage.list({ prefix, limit: KEYS_AT_ONCE })).keys()];
      if (keys.length === 0) break;
      await storage.delete(keys);
    }
  }
}

/** Keys are ordered as text. */
function messageKey(seq: number): string {
  return MESSAGE + String(seq).padStart(9, "0");
}

function saidKey(sender: string, clientId: string): string {
  return `${SAID}${sender}:${clientId}`;
}
