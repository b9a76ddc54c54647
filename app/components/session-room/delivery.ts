/** My messages on their way: one at a time and in order, so that none overtakes another. */
import type { ClientMessage } from "../../../party/protocol.ts";
import { isConnected, type Outcome, type RoomModel, type Unsent } from "./room-model.ts";

/** Without an acknowledgement for so long the line is taken for dead. Local ms. */
export const ACK_MS = 10_000;
/** After so many it goes over https. */
const MOST_TRIES_BY_LINE = 2;
/** After so many tries a message waits for its writer instead of for the line. */
export const MOST_TRIES = 5;

/** Sends the next waiting message when something carries it and none is under way. */
export function pump(model: RoomModel, local: number, sendBefore: ClientMessage[] = []): Outcome {
  const quiet = { model, send: sendBefore };
  if (!isConnected(model) || model.ended) return quiet;
  if (model.unsent.some(({ state }) => state === "sending")) return quiet;
  const next = model.unsent.find(({ state }) => state === "waiting");
  if (!next || next.notBefore > local) return quiet;
  return {
    model: change(model, next.clientId, {
      state: "sending",
      why: "",
      tries: next.tries + 1,
      sentAt: local,
    }),
    send: [...sendBefore, { t: "say", clientId: next.clientId, body: next.body }],
  };
}

/** The line is gone: what was under way waits for the next one. */
export function backToWaiting(model: RoomModel): RoomModel {
  return {
    ...model,
    unsent: model.unsent.map((one) =>
      one.state !== "sending"
        ? one
        : one.tries >= MOST_TRIES
          ? { ...one, state: "failed", why: "The room did not answer." }
          : { ...one, state: "waiting" },
    ),
  };
}

/** Nothing more can be sent; the words are kept to be copied. */
export function endUnsent(model: RoomModel): RoomModel {
  return {
    ...model,
    unsent: model.unsent.map((one) => ({
      ...one,
      state: "failed",
      why:
        one.tries === 0
          ? "The hour ended before this was sent."
          : "The hour ended before the room confirmed this. The transcript says whether it arrived.",
    })),
  };
}

/** Whether it goes over https: no socket opens, or one did and twice brought no answer. */
export function goesByPost({ link, unsent }: RoomModel, clientId: string): boolean {
  const tries = unsent.find((one) => one.clientId === clientId)?.tries ?? 0;
  return link === "barred" || tries > MOST_TRIES_BY_LINE;
}

export function isOverdue(model: RoomModel, local: number): boolean {
  return model.unsent.some(({ state, sentAt }) => state === "sending" && local - sentAt >= ACK_MS);
}

export function change(model: RoomModel, clientId: string, over: Partial<Unsent>): RoomModel {
  return {
    ...model,
    unsent: model.unsent.map((one) => (one.clientId === clientId ? { ...one, ...over } : one)),
  };
}

export function without(model: RoomModel, clientId: string): RoomModel {
  return { ...model, unsent: model.unsent.filter((one) => one.clientId !== clientId) };
}
