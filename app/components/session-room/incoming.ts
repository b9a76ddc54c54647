/** What the room says, applied: messages stay numbered without gaps, whatever order they come in. */
import type { ChatMessage, ClientMessage, ServerMessage } from "../../../party/protocol.ts";
import { change, endUnsent, pump, without } from "./delivery.ts";
import type { Look } from "./frame.ts";
import { have, type Outcome, other, type RoomModel } from "./room-model.ts";

/** A `typing` that is not renewed is forgotten after this. Local ms. */
const TYPING_MS = 12_000;
/** The room's own words ask to send again; here that happens by itself. */
const TOO_FAST = "Faster than one can read; it goes in a moment";
/** A shorter drop is not worth a line in the conversation. */
const DROP_WORTH_TELLING_MS = 2_000;

/** All but `closing`, which is the line's affair. */
type Told = Exclude<ServerMessage, { t: "closing" }>;

export function receive(model: RoomModel, message: Told, local: number): Outcome {
  switch (message.t) {
    case "welcome":
      return welcome(model, message, local);
    case "message":
      return fillGap(heard(add(model, [message]), message.from), local);
    case "history":
      return history(model, message, local);
    case "ack":
      return acknowledged(model, message, local);
    case "nack":
      return refusedByRoom(model, message, local);
    case "presence":
      return { model: { ...model, online: message.online }, send: [] };
    case "typing":
      return message.from === model.me
        ? { model, send: [] }
        : { model: { ...model, otherTypesUntil: message.on ? local + TYPING_MS : 0 }, send: [] };
    case "read":
      return { model: read(model, message.by, message.seq), send: [] };
    case "schedule":
      return { model: schedule(model, message, local), send: [] };
    case "ended":
      return { model: end(model, message), send: [], line: "close" };
    // The page counts the minutes itself, by the room's clock.
    case "warning":
      return { model, send: [] };
  }
}

type Of<T extends ServerMessage["t"]> = Extract<ServerMessage, { t: T }>;

function welcome(model: RoomModel, message: Of<"welcome">, local: number): Outcome {
  const { drops, downSince } = model;
  const ms = downSince === null ? 0 : local - downSince;
  const told =
    downSince !== null &&
    ms >= DROP_WORTH_TELLING_MS &&
    model.offset !== null &&
    model.link !== "barred"
      ? [...drops, { afterSeq: have(model), at: downSince + model.offset, ms }]
      : drops;
  const live: RoomModel = {
    ...schedule(model, message, local),
    link: "live",
    closedBecause: "",
    online: message.online,
    readBy: message.readBy,
    drops: told,
    downSince: null,
    toldTypingAt: Number.NEGATIVE_INFINITY,
    otherTypesUntil: 0,
    resuming: false,
    resumeNotBefore: null,
  };
  if (message.state === "ended") {
    return {
      model: end(live, { at: message.schedule.endsAt, reason: "time" }),
      send: resume(live),
    };
  }
  if (message.seq <= have(live)) return pump(live, local);
  return pump({ ...live, resuming: true }, local, resume(live));
}

/** The same over https, some seconds later. Messages from there have no id of their writer's. */
export function looked(model: RoomModel, look: Look, local: number): Outcome {
  if (model.link === "live") return { model, send: [] };
  const { me } = model;
  const messages = look.messages.map(({ seq, from, body, sentAt }) => ({
    seq,
    from,
    clientId: `seq-${seq}`,
    body,
    at: sentAt,
  }));
  const here = read(add(model, messages), other(me), look.otherReadSeq);
  const more = look.more && have(here) > have(model);
  if (model.ended) return { model: here, send: [], ...(more && { look: true }) };
  const known: RoomModel = {
    ...here,
    offset: look.now - local,
    endsAt: look.endsAt,
    online: { ...model.online, [me]: true, [other(me)]: look.otherOnline },
  };
  if (look.state === "ended")
    return { model: end(known, { at: look.endsAt, reason: "time" }), send: [], line: "close" };
  return { ...pump(known, local), ...(more && { look: true }) };
}

/** What the room would not send when it was asked, once it is time. */
export function resumeLater(model: RoomModel, local: number): Outcome {
  const { resumeNotBefore, link } = model;
  if (resumeNotBefore === null || local < resumeNotBefore || link !== "live")
    return { model, send: [] };
  return { model: { ...model, resumeNotBefore: null }, send: resume(model) };
}

function resume(model: RoomModel): ClientMessage[] {
  return [{ t: "resume", afterSeq: have(model) }];
}

function schedule(
  model: RoomModel,
  { now, schedule: { opensAt, startsAt, endsAt } }: Of<"welcome"> | Of<"schedule">,
  local: number,
): RoomModel {
  return { ...model, offset: now - local, opensAt, startsAt, endsAt };
}

function history(model: RoomModel, message: Of<"history">, local: number): Outcome {
  const filled = add(model, message.messages);
  if (message.more && have(filled) > have(model)) {
    return pump({ ...filled, resuming: true }, local, resume(filled));
  }
  const done = { ...filled, resuming: false };
  // Asking again when nothing new came would go round for ever.
  return have(filled) > have(model) ? fillGap(done, local) : pump(done, local);
}

/** Something came with a number further on: what lies between was missed. */
function fillGap(model: RoomModel, local: number): Outcome {
  if (model.ahead.length === 0 || model.resuming || model.link !== "live") {
    return pump(model, local);
  }
  return pump({ ...model, resuming: true }, local, resume(model));
}

function acknowledged(model: RoomModel, { clientId, seq, at }: Of<"ack">, local: number): Outcome {
  const mine = model.unsent.find((one) => one.clientId === clientId);
  if (!mine) return pump(model, local);
  return fillGap(add(model, [{ seq, from: model.me, clientId, body: mine.body, at }]), local);
}

function refusedByRoom(model: RoomModel, nack: Of<"nack">, local: number): Outcome {
  if (nack.code === "too-fast") {
    const notBefore = local + (nack.retryAfterMs ?? 3_000);
    // No message of mine: history, which is still wanted.
    if (nack.clientId === "") {
      return { model: { ...model, resumeNotBefore: model.resuming ? notBefore : null }, send: [] };
    }
    // It was the room's wish, not the line's fault: the try does not count.
    const waits = { state: "waiting", why: TOO_FAST, notBefore, tries: 0 } as const;
    return pump(change(model, nack.clientId, waits), local);
  }
  return pump(change(model, nack.clientId, { state: "failed", why: nack.text }), local);
}

/** Adds what is new; what is already here is the same message again. Mine are no longer unsent. */
function add(model: RoomModel, incoming: readonly ChatMessage[]): RoomModel {
  const bySeq = new Map(model.ahead.map((one) => [one.seq, one]));
  for (const { seq, from, clientId, body, at } of incoming) {
    if (seq > have(model) && !bySeq.has(seq)) bySeq.set(seq, { seq, from, clientId, body, at });
  }
  const messages = [...model.messages];
  for (let next = bySeq.get(messages.length + 1); next; next = bySeq.get(messages.length + 1)) {
    messages.push(next);
    bySeq.delete(next.seq);
  }
  const ahead = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  const settled: RoomModel = { ...model, messages, ahead };
  return incoming
    .filter(({ from }) => from === model.me)
    .reduce((rest, { clientId }) => without(rest, clientId), settled);
}

/** Whoever has just said something types no more. */
function heard(model: RoomModel, from: RoomModel["me"]): RoomModel {
  return from === other(model.me) ? { ...model, otherTypesUntil: 0 } : model;
}

function read(model: RoomModel, by: RoomModel["me"], seq: number): RoomModel {
  const readBy = { ...model.readBy, [by]: Math.max(model.readBy[by], seq) };
  return { ...model, readBy };
}

export function end(model: RoomModel, { at, reason }: { at: number; reason: string }): RoomModel {
  return endUnsent({ ...model, ended: { at, reason }, link: "closed", downSince: null });
}
