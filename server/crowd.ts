/**
 * What keeps a process on Node there for all, whatever one of them does. Workers are guarded by their
 * platform.
 */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import { SECOND } from "./clock.ts";
import type { Settings } from "./env.ts";
import { FairLine } from "./fair-line.ts";
import { BODY_LIMIT } from "./http.ts";
import { clientAddress, networkOf, plainAddress, widerNetwork } from "./request.ts";
import { headersOfText } from "./security-headers.ts";

/** Each holds some 70 kB of a small heap. */
const MOST_COMING_IN = 600;
const MOST_SOCKETS = 2000;
/** Sent one after another on one socket without waiting for answers, which no browser does. */
const MOST_UNANSWERED = 16;

/** Of a body, as they arrive: each costs some 16 microseconds, however small; networks make 200 of the largest. */
const MOST_PARTS = 2000;

/** A page keeps the one thread busy for 5 to 100 ms; while one waits for the database another may begin. */
const AT_ONCE = 4;
const MOST_WAITING = 300;
/** Stands in no line, or a busy process would be taken for a dead one; it asks nobody anything. */
const ALIVE = "/healthz";
/**
 * After so many ms another may begin: a turn is for work on the one thread. Whoever only waits, for a
 * password to be hashed or for an answer to be taken, holds up nobody.
 */
const LONGEST_TURN = 50;
/** Some hundred connections. */
const LONGEST_WELCOME = 50;

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
export function serverForCrowds(serve: RequestListener, settings: Settings): Server {
  const { trustedProxies } = settings;
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
    if (request.url === ALIVE) return serve(request, response);
    const begin = () => inTurn(line, response, () => serve(request, response));
    whenWhole(request, () => {
      if (!line.join(ownerOf(request, trustedProxies), begin)) refuse(response, settings);
    });
  });
  const line = new FairLine(AT_ONCE, MOST_WAITING, afterComers(server));
  server.setTimeout(SILENCE);
  server.on("connection", (socket) => {
    if (trustedProxies.includes(plainAddress(socket.remoteAddress ?? ""))) return;
    sockets.enter(socket);
    socket.once("close", () => sockets.leave(socket));
  });
  return server;
}

/**
 * Runs something when nobody new is at the door. One connection is accepted in each turn of the event loop,
 * so with a page in each of them a hundred who come at once would keep the next one outside for a hundred
 * pages.
 */
function afterComers(server: Server): (run: () => void) => void {
  let came = false;
  server.on("connection", () => {
    came = true;
  });
  return (run) => {
    const latest = performance.now() + LONGEST_WELCOME;
    const look = () => {
      if (!came || performance.now() > latest) return run();
      came = false;
      setImmediate(look);
    };
    setImmediate(look);
  };
}

function ownerOf({ socket, headers }: IncomingMessage, trustedProxies: readonly string[]): string {
  const forwarded = headers["x-forwarded-for"]?.toString() ?? null;
  return widerNetwork(
    networkOf(clientAddress(socket.remoteAddress ?? "", forwarded, trustedProxies)),
  );
}

/**
 * What a request brings comes before its turn: hundreds whose last byte is held back would else have had
 * theirs, and begin together. What is too large is never asked for; `http.ts` says so.
 */
function whenWhole(request: IncomingMessage, then: () => void): void {
  const { "content-length": length = 0, "transfer-encoding": inChunks } = request.headers;
  if (inChunks === undefined && (Number(length) === 0 || Number(length) > BODY_LIMIT)) {
    then();
    return;
  }
  const parts: Buffer[] = [];
  let size = 0;
  const take = (part: Buffer) => {
    parts.push(part);
    size += part.length;
    if (parts.length > MOST_PARTS) request.destroy();
    else if (size > BODY_LIMIT) done();
  };
  const done = () => {
    request.off("data", take).off("end", done).pause();
    // Where `@hono/node-server` looks for what was read before.
    Object.assign(request, { rawBody: Buffer.concat(parts) });
    then();
  };
  request.on("data", take).once("end", done);
}

/** Answers false where they left while they waited. */
function inTurn(line: FairLine, response: ServerResponse, serve: () => void): boolean {
  const { req: request } = response;
  if (response.destroyed || request.socket.destroyed) return false;
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    line.leave();
  };
  const timer = setTimeout(end, LONGEST_TURN);
  response.once("close", end);
  serve();
  return true;
}

function refuse(response: ServerResponse, settings: Settings): void {
  const headers = { ...headersOfText(settings), "retry-after": "5", connection: "close" };
  response.writeHead(503, headers).end("Too much at once. Try again in a moment.\n");
}
