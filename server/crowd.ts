/**
 * How much a process on Node holds at once for people who begin and do not end. A form that is still
 * coming in holds some 70 kB of a small heap. Workers are guarded by their platform.
 */
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { SECOND } from "./clock.ts";
import { plainAddress } from "./request.ts";

const MOST_COMING_IN = 600;
const MOST_SOCKETS = 2000;
/** Sent one after another on one socket without waiting for answers, which no browser does. */
const MOST_UNANSWERED = 16;

/** A photo over a bad connection takes a while; looked at every five seconds. */
const PATIENCE = {
  headersTimeout: 15 * SECOND,
  requestTimeout: 60 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
};
const SILENCE = 60 * SECOND;

/** So many at most. For one more, whoever has been inside for longest is put out: the honest are quick. */
class Crowd<T> {
  readonly #inside = new Set<T>();
  readonly #most: number;
  readonly #putOut: (one: T) => void;

  constructor(most: number, putOut: (one: T) => void) {
    this.#most = most;
    this.#putOut = putOut;
  }

  enter(one: T): void {
    const [longest] = this.#inside;
    if (longest !== undefined && this.#inside.size >= this.#most) {
      this.leave(longest);
      this.#putOut(longest);
    }
    this.#inside.add(one);
  }

  leave(one: T): void {
    this.#inside.delete(one);
  }
}

/** The connections of our own proxies hold other people's requests, and stay. */
export function serverForCrowds(serve: RequestListener, trustedProxies: readonly string[]): Server {
  const sockets = new Crowd<Socket>(MOST_SOCKETS, (socket) => socket.destroy());
  const comingIn = new Crowd<IncomingMessage>(MOST_COMING_IN, (request) => {
    if (!request.complete) request.destroy();
  });
  const unanswered = new WeakMap<Socket, number>();

  const server = createServer(PATIENCE, (request, response) => {
    const { socket } = request;
    const waiting = (unanswered.get(socket) ?? 0) + 1;
    if (waiting > MOST_UNANSWERED) return socket.destroy();
    unanswered.set(socket, waiting);
    response.once("close", () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));

    comingIn.enter(request);
    for (const end of ["end", "close"]) request.once(end, () => comingIn.leave(request));
    serve(request, response);
  });
  server.setTimeout(SILENCE);
  server.on("connection", (socket) => {
    if (trustedProxies.includes(plainAddress(socket.remoteAddress ?? ""))) return;
    sockets.enter(socket);
    socket.once("close", () => sockets.leave(socket));
  });
  return server;
}
