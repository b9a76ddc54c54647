/**
 * The room's page as a state machine: (model, event, local ms) -> model, frames to send, and what to
 * do to the line. Knows nothing of React, sockets or clocks.
 */
import { CloseCode } from "../../../party/constants.ts";
import type { ClientMessage } from "../../../party/protocol.ts";
import { backToWaiting, change, isOverdue, pump, without } from "./delivery.ts";
import { end, looked, receive, resumeLater } from "./incoming.ts";
import {
  fresh,
  have,
  type Outcome,
  type RoomEvent,
  type RoomModel,
  roomNow,
} from "./room-model.ts";

/** How often "still typing" is said again: each wakes the room. Local ms. */
const TYPING_AGAIN_MS = 9_000;
/** So long after the last key one is thinking, not typing. Local ms. */
const TYPING_ENDS_MS = 5_000;
/** A network that lets pages through and no socket, rather than a room that begins again. Local ms. */
const BARRED_AFTER = 2;
const BARRED_AFTER_MS = 8_000;
/** Each look is about 1.5 kB with its headers, and tells the room that one is here. Local ms. */
const LOOK_MS = 20_000;
/** Before what https did not carry is tried again. Local ms. */
const UNANSWERED_MS = 5_000;

export function step(model: RoomModel, event: RoomEvent, local: number): Outcome {
  switch (event.type) {
    case "frame":
      return event.message.t === "closing"
        ? closing(model, event.message, local)
        : receive(model, event.message, local);
    case "dropped":
      return dropped(model, event, local);
    case "looked":
      return looked(model, event.look, local);
    case "unseen":
      return unseen(model);
    case "unanswered":
      return unanswered(model, event.clientId, local);
    case "refused":
      return { model: closed(model, event.words), send: [], line: "close" };
    case "connecting":
      return { model: { ...model, link: "connecting", closedBecause: "" }, send: [] };
    case "say":
      return say(model, event.clientId, event.body, local);
    case "again": {
      const again = { state: "waiting", why: "", tries: 0, notBefore: 0 } as const;
      return pump(change(model, event.clientId, again), local);
    }
    case "remove":
      return pump(without(model, event.clientId), local);
    case "seen":
      return seen(model);
    case "typing":
      return typing(model, event.on, local);
    case "tick":
      return tick(model, local);
  }
}

function say(model: RoomModel, clientId: string, body: string, local: number): Outcome {
  // As the room will store it: trimmed, with plain line ends.
  const tidy = body.replace(/\r\n?/g, "\n").trim();
  if (tidy === "") return { model, send: [] };
  const unsent = [...model.unsent, fresh(clientId, tidy, roomNow(model, local))];
  // Whoever hears a message takes it as the end of typing: what is typed next is news.
  const quiet = { typedAt: null, toldTypingAt: Number.NEGATIVE_INFINITY };
  return pump({ ...model, ...quiet, unsent }, local);
}

type Dropped = Extract<RoomEvent, { type: "dropped" }>;

function dropped(
  model: RoomModel,
  { code, reason, unheard }: Omit<Dropped, "type">,
  local: number,
): Outcome {
  if (model.link === "closed") return { model, send: [] };
  const words = finalWords(code, reason);
  if (words !== null) return { model: closed(model, words), send: [], line: "close" };
  const poisoned =
    code === CloseCode.tooLarge
      ? {
          ...model,
          unsent: model.unsent.map((one) =>
            one.state === "sending"
              ? { ...one, state: "failed" as const, why: "That message is too large." }
              : one,
          ),
        }
      : model;
  const downSince = model.downSince ?? local;
  const down = {
    ...poisoned,
    downSince,
    resuming: false,
    otherTypesUntil: 0,
  };
  const enough = wasBarred(model) ? 1 : BARRED_AFTER;
  if (unheard >= enough && local - downSince >= BARRED_AFTER_MS)
    return pump({ ...down, link: "barred" }, local);
  return { model: withoutLine(down), send: [] };
}

function withoutLine(model: RoomModel): RoomModel {
  return { ...backToWaiting(model), link: model.offset === null ? "connecting" : "dropped" };
}

function wasBarred({ lookedAt }: RoomModel): boolean {
  return lookedAt > Number.NEGATIVE_INFINITY;
}

function unseen(model: RoomModel): Outcome {
  if (model.link !== "barred") return { model, send: [] };
  return { model: withoutLine(model), send: [], line: "reconnect" };
}

/** It may have arrived all the same: sent again it is the same message. */
function unanswered(model: RoomModel, clientId: string, local: number): Outcome {
  const mine = model.unsent.find((one) => one.clientId === clientId);
  if (mine?.state !== "sending") return { model, send: [] };
  const again = { state: "waiting", tries: 0, notBefore: local + UNANSWERED_MS } as const;
  return pump(change(model, clientId, again), local);
}

/** Told before the close event, which a browser gives seconds later: begin again at once. */
function closing(
  model: RoomModel,
  { code, reason }: { code: number; reason: string },
  local: number,
): Outcome {
  const outcome = dropped(model, { code, reason, unheard: 0 }, local);
  // Who was too fast must not come back faster still: the close event and its delay will do.
  if (outcome.line || model.link === "closed" || code === CloseCode.tooFast) return outcome;
  return { ...outcome, line: "reconnect" };
}

/**
 * Null when a new connection is worth trying. Whether this person may still come in is for the
 * ticket endpoint to say; only what it cannot know is final here.
 */
function finalWords(code: number, reason: string): string | null {
  if (code === CloseCode.tooMany) {
    return "This conversation is open in too many windows; this one was closed.";
  }
  if (code === CloseCode.ticket && (reason === "stranger" || reason === "other-room")) {
    return "The room did not let you in. Go back to the session and try from there.";
  }
  return null;
}

function closed(model: RoomModel, words: string): RoomModel {
  return { ...backToWaiting(model), link: "closed", closedBecause: words, resuming: false };
}

function seen(model: RoomModel): Outcome {
  const seq = have(model);
  if (model.link !== "live" || seq <= model.readBy[model.me]) return { model, send: [] };
  return {
    model: { ...model, readBy: { ...model.readBy, [model.me]: seq } },
    send: [{ t: "read", seq }],
  };
}

function typing(model: RoomModel, on: boolean, local: number): Outcome {
  if (on) return tellTyping({ ...model, typedAt: local }, local);
  if (model.typedAt === null) return { model, send: [] };
  const send: ClientMessage[] = model.link === "live" ? [{ t: "typing", on: false }] : [];
  return { model: { ...model, typedAt: null }, send };
}

/** Says that I type, or that I stopped, when it is time to. */
function tellTyping(model: RoomModel, local: number): Outcome {
  const { typedAt, toldTypingAt, link } = model;
  if (typedAt === null || link !== "live") return { model, send: [] };
  if (local - typedAt >= TYPING_ENDS_MS) return typing(model, false, local);
  if (local - toldTypingAt < TYPING_AGAIN_MS) return { model, send: [] };
  return { model: { ...model, toldTypingAt: local }, send: [{ t: "typing", on: true }] };
}

function tick(model: RoomModel, local: number): Outcome {
  // The room's own `ended` may be lost with the line; its clock is known.
  if (!model.ended && model.offset !== null && model.link !== "live") {
    if (roomNow(model, local) >= model.endsAt) {
      const ended = end(model, { at: model.endsAt, reason: "time" });
      const last = model.link === "barred" ? ({ look: true } as const) : {};
      return { model: ended, send: [], line: "close", ...last };
    }
  }
  if (model.link === "live" && isOverdue(model, local)) {
    const gone = { code: 0, reason: "", unheard: 0 };
    return { ...dropped(model, gone, local), line: "reconnect" };
  }
  if (model.link === "barred" && local - model.lookedAt >= LOOK_MS)
    return { ...pump({ ...model, lookedAt: local }, local), look: true };
  const told = tellTyping(model, local);
  const asked = resumeLater(told.model, local);
  return pump(asked.model, local, [...told.send, ...asked.send]);
}
