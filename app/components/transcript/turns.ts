/** Which messages stand together, and where the conversation says the time. Pure. */
import { dayAndTime, timeOnly } from "../../lib/format.ts";

export interface Spoken {
  /** Unique and stable in its conversation. */
  key: string;
  own: boolean;
  body: string;
  /** Epoch ms. */
  at: number;
}

/** Messages as the server tells them. */
export function spokenOf(
  messages: readonly { seq: number; own: boolean; body: string; sentAt: number }[],
): Spoken[] {
  return messages.map(({ seq, own, body, sentAt }) => ({ key: `${seq}`, own, body, at: sentAt }));
}

export type Item<S extends Spoken> =
  | { kind: "mark"; key: string; words: string; at: number }
  | { kind: "turn"; key: string; spoken: S; same: boolean };

const QUARTER_MS = 15 * 60_000;
/** Within so long, one person's next message needs no name above it. */
const SAME_MS = 3 * 60_000;

/**
 * A mark with the day before the first message, then one with the time wherever a new quarter of an
 * hour begins.
 */
export function itemsOf<S extends Spoken>(spoken: readonly S[], zone: string): Item<S>[] {
  const items: Item<S>[] = [];
  let last: S | null = null;
  for (const one of spoken) {
    const turned = last === null || quarterOf(one.at) > quarterOf(last.at);
    if (turned) {
      const words = last === null ? dayAndTime(one.at, zone) : timeOnly(one.at, zone);
      items.push({ kind: "mark", key: `at-${one.key}`, words, at: one.at });
    }
    const same = !turned && last?.own === one.own && one.at - last.at < SAME_MS;
    items.push({ kind: "turn", key: one.key, spoken: one, same });
    last = one;
  }
  return items;
}

function quarterOf(at: number): number {
  return Math.floor(at / QUARTER_MS);
}
