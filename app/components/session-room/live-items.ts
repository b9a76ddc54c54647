/** The model as what stands on the page, in order. Pure. */
import type { ChatMessage } from "../../../party/protocol.ts";
import { timeOnly } from "../../lib/format.ts";
import { itemsOf, type Spoken } from "../transcript/turns.ts";
import { dropWords } from "./line-words.ts";
import { have, other, type RoomModel, type Unsent } from "./room-model.ts";

export interface LiveSpoken extends Spoken {
  /** Null: not numbered yet. */
  seq: number | null;
  unsent: Unsent | null;
}

export type LiveItem =
  | { kind: "mark"; key: string; words: string; at: number }
  | { kind: "drop"; key: string; words: string }
  | { kind: "turn"; key: string; spoken: LiveSpoken; same: boolean; readMark: boolean };

// One object for one message, so that what has not changed is not drawn again.
const numbered = new WeakMap<ChatMessage, LiveSpoken>();

function spokenOf(message: ChatMessage, me: RoomModel["me"]): LiveSpoken {
  let spoken = numbered.get(message);
  if (!spoken) {
    const { seq, from, body, at, clientId } = message;
    // Keyed by the writer's id: a message keeps its place on the page when it gets its number.
    spoken = { key: `${from}-${clientId}`, own: from === me, body, at, seq, unsent: null };
    numbered.set(message, spoken);
  }
  return spoken;
}

export function liveItems(model: RoomModel, zone: string): LiveItem[] {
  const { me, messages, ahead, unsent, drops } = model;
  const spoken = [
    ...[...messages, ...ahead].map((message) => spokenOf(message, me)),
    ...unsent.map((one) => ({
      key: `${me}-${one.clientId}`,
      own: true,
      body: one.body,
      at: one.at,
      seq: null,
      unsent: one,
    })),
  ];
  const readSeq = lastReadOfMine(model);
  const items: LiveItem[] = [];
  const tellDrops = (afterSeq: number) => {
    for (const [i, drop] of drops.entries()) {
      if (drop.afterSeq !== afterSeq) continue;
      const words = dropWords(drop.ms, timeOnly(drop.at, zone));
      items.push({ kind: "drop", key: `drop-${i}`, words });
    }
  };
  tellDrops(0);
  for (const item of itemsOf(spoken, zone)) {
    if (item.kind === "mark") items.push(item);
    else {
      const { seq } = item.spoken;
      items.push({ ...item, readMark: seq !== null && seq === readSeq });
      if (seq !== null) tellDrops(seq);
    }
  }
  return items;
}

/** My newest message that the other one has read; 0 when there is none. */
function lastReadOfMine({ messages, readBy, me }: RoomModel): number {
  const upTo = readBy[other(me)];
  return messages.findLast(({ seq, from }) => from === me && seq <= upTo)?.seq ?? 0;
}

/** The newest number, for following the conversation. */
export function newest(model: RoomModel): number {
  return have(model) + model.ahead.length + model.unsent.length;
}
