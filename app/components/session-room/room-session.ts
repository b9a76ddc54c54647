/**
 * One visit of the room, outside React: feeds the model, sends what it says, keeps what must survive
 * a reload, and tells the page when what it shows has changed.
 */
import { goesByPost } from "./delivery.ts";
import { dropKept, type Kept, readKept, type Shelf, writeKept } from "./kept.ts";
import type { Line, LineOptions } from "./line.ts";
import { step } from "./room-client.ts";
import {
  have,
  other,
  type RoomEvent,
  type RoomModel,
  roomNow,
  type Start,
  startOf,
} from "./room-model.ts";
import { type Timer, timerOf } from "./timer.ts";

export interface RoomView {
  model: RoomModel;
  timer: Timer;
  otherTypes: boolean;
  /** Over the socket, both ways, headers estimated; since the tab first opened the room. */
  bytes: number;
}

export interface RoomSession {
  view(): RoomView;
  subscribe(listener: () => void): () => void;
  tell(event: RoomEvent): void;
  say(body: string): void;
  /** After a final close: try once more. */
  comeBack(): void;
  /** The network is back, or the page is looked at: no need to wait for the next try. */
  hurry(): void;
  draft(): string;
  keepDraft(text: string): void;
  /** Connects; answers how to stop. */
  start(): () => void;
}

export interface Outside {
  openLine(options: LineOptions): Line;
  shelf: Shelf | null;
  /** Monotonic ms. */
  now(): number;
  clientId(): string;
  every(ms: number, act: () => void): () => void;
}

export interface RoomOptions extends Omit<Start, "unsent"> {
  sessionId: string;
  /** Names this person's visit of this room on the shelf. */
  keepAs: string;
}

const TICK_MS = 1_000;

export function createRoomSession(options: RoomOptions, outside: Outside): RoomSession {
  const { shelf, now } = outside;
  const kept = readKept(shelf, options.keepAs);
  const listeners = new Set<() => void>();
  let { draft, bytes } = kept;
  let line: Line | null = null;
  let model = startOf({ ...options, unsent: kept.unsent });
  let view = look();

  function look(): RoomView {
    return {
      model,
      // Ended is ended, though it was before its time.
      timer: timerOf(model, model.ended ? model.endsAt : roomNow(model, now())),
      otherTypes: model.otherTypesUntil > now() && model.online[other(model.me)],
      bytes,
    };
  }

  /** A new view only when something visible changed: a quiet second re-renders nothing. */
  function show() {
    const next = look();
    const same =
      next.model === view.model &&
      next.otherTypes === view.otherTypes &&
      kilobytes(next.bytes) === kilobytes(view.bytes) &&
      next.timer.words === view.timer.words &&
      next.timer.petals === view.timer.petals;
    if (same) return;
    view = next;
    for (const listener of listeners) listener();
  }

  function keep() {
    const unsent = model.unsent.map(({ clientId, body, at }) => ({ clientId, body, at }));
    const now: Kept = { draft, unsent: model.ended ? [] : unsent, bytes };
    if (model.ended && draft === "") dropKept(shelf, options.keepAs);
    else writeKept(shelf, options.keepAs, now);
  }

  function tell(event: RoomEvent) {
    const before = model;
    const outcome = step(model, event, now());
    model = outcome.model;
    if (model.unsent !== before.unsent || model.ended !== before.ended) keep();
    for (const message of outcome.send) {
      if (message.t === "say" && goesByPost(model, message.clientId)) line?.post(message);
      else line?.send(message);
    }
    if (outcome.look) line?.look(have(model));
    if (outcome.line === "close") line?.close();
    if (outcome.line === "reconnect") line?.reconnect();
    show();
  }

  return {
    view: () => view,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell,
    say: (body) => tell({ type: "say", clientId: outside.clientId(), body }),
    comeBack() {
      tell({ type: "connecting" });
      line?.reconnect();
    },
    hurry: () => line?.hurry(),
    draft: () => draft,
    keepDraft(text) {
      draft = text;
      keep();
    },
    start() {
      line = outside.openLine({
        sessionId: options.sessionId,
        tell,
        count(more) {
          const before = kilobytes(bytes);
          bytes += more;
          if (kilobytes(bytes) !== before) keep();
          show();
        },
      });
      const stop = outside.every(TICK_MS, () => {
        tell({ type: "tick" });
      });
      return () => {
        keep();
        stop();
        line?.close();
        line = null;
      };
    },
  };
}

export function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1000);
}
