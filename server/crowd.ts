/**
 * How many a process on Node serves at once. A request that is still coming in holds some 70 kB of a
 * small heap, so whoever begins many and ends none would end us. Workers are guarded by their platform.
 */
import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import { SECOND } from "./clock.ts";
import { clientAddress, networkOf } from "./request.ts";
import { SECURITY_HEADERS } from "./security-headers.ts";

/** Requests in hand; most are for some milliseconds. */
const REQUESTS = { inAll: 600, ofOne: 60 };
/** Browsers open six. */
const SOCKETS = { inAll: 2000, ofOne: 300 };

/** A photo over a bad connection takes a while; looked at every five seconds. */
export const PATIENCE = {
  headersTimeout: 15 * SECOND,
  requestTimeout: 60 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
};
const SILENCE = 60 * SECOND;

/** Who is inside, by network. */
class Tally {
  readonly #most: { inAll: number; ofOne: number };
  readonly #counts = new Map<string, number>();
  #all = 0;

  constructor(most: { inAll: number; ofOne: number }) {
    this.#most = most;
  }

  /** Answers how to leave, for once; null where it is full. */
  enter(who: string): (() => void) | null {
    const count = this.#counts.get(who) ?? 0;
    if (this.#all >= this.#most.inAll || count >= this.#most.ofOne) return null;
    this.#all++;
    this.#counts.set(who, count + 1);
    return () => {
      this.#all--;
      const left = (this.#counts.get(who) ?? 1) - 1;
      if (left === 0) this.#counts.delete(who);
      else this.#counts.set(who, left);
    };
  }
}

/** `fetch` for as many as may be in; the others are told to come back, before anything is read. */
export function forSoMany(
  fetch: (request: Request, exchange: HttpBindings) => Response | Promise<Response>,
  trustedProxies: readonly string[],
) {
  const inside = new Tally(REQUESTS);
  return (request: Request, exchange: HttpBindings): Response | Promise<Response> => {
    const peer = exchange.incoming.socket.remoteAddress ?? "";
    const forwarded = request.headers.get("x-forwarded-for");
    const leave = inside.enter(networkOf(clientAddress(peer, forwarded, trustedProxies)));
    if (!leave) return full();
    exchange.outgoing.once("close", leave);
    return fetch(request, exchange);
  };
}

/** Connections that say nothing are limited too; those of our own proxies hold other people's. */
export function limitSockets(server: Server, trustedProxies: readonly string[]): void {
  const open = new Tally(SOCKETS);
  server.setTimeout(SILENCE);
  server.on("connection", (socket: Socket) => {
    const peer = clientAddress(socket.remoteAddress ?? "", null, []);
    if (trustedProxies.includes(peer)) return;
    const leave = open.enter(networkOf(peer));
    if (leave) socket.once("close", leave);
    else socket.destroy();
  });
}

function full(): Response {
  return new Response("Too much at once. Try again in a moment.\n", {
    status: 503,
    headers: {
      ...SECURITY_HEADERS,
      "content-security-policy": "default-src 'none'",
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": "5",
      connection: "close",
    },
  });
}
