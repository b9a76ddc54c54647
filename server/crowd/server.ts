/**
 * Keeps one Node process responsive for everybody, whatever one client does. Workers are guarded by
 * their platform.
 */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import { readMark } from "../accounts/known-device.ts";
import { SECOND } from "../clock.ts";
import type { Settings } from "../env.ts";
import { problemResponse } from "../problem-response.ts";
import { clientAddress, cookie, cookieName, networkOf, widerNetwork } from "../request.ts";
import { headersOfText } from "../security-headers.ts";
import type { Services } from "../services.ts";
import { Connections } from "./connections.ts";
import { Crowd } from "./crowd.ts";
import { cutOff } from "./cut-off.ts";
import { FairLine } from "./fair-line.ts";
import { hidesHeaders, refuseWithHeaders } from "./refusals.ts";
import { announcesBody, bringsBody, whenWhole } from "./whole-body.ts";

/** Requests that are not being served yet: with a body each holds some 70 kB of a small heap. */
const COMING_IN = { most: 600, mostOfOne: 400 };
/** Being made, or waiting to be taken by whoever asked: up to half a megabyte each. */
const ANSWERS = { most: 800, mostOfOne: 200 };
/** Long ones, each with a compressor. */
const DOWNLOADS = { most: 100, mostOfOne: 16 };
/** Sent one after another on one socket without waiting for answers, which no browser or proxy does. */
const MOST_UNANSWERED = 4;

/** A page keeps the one thread busy for 5 to 100 ms; while one waits for the database another may begin. */
const LINE = { places: 4, longest: 300, longestTurn: 50 };
/** Milliseconds; some hundred connections. */
const LONGEST_WELCOME = 50;

/** A few a second skip the line, so that a busy process is not taken for a dead one. */
const ALIVE = "/healthz";
const ALIVE_A_SECOND = 10;

/** A photo over a bad connection takes a while; looked at every five seconds. */
const PATIENCE = {
  headersTimeout: 15 * SECOND,
  requestTimeout: 60 * SECOND,
  connectionsCheckingInterval: 5 * SECOND,
};
/** Refused further in, with the headers of all answers. */
const WITHOUT_HOST = { requireHostHeader: false };
const SILENCE = 60 * SECOND;
/**
 * Between two requests. Longer than a proxy keeps a connection (Caddy two minutes, nginx one): it must be the one
 * that ends it, for what it sends while we do is lost, and a form is not sent twice. `Connections` bounds how many.
 */
const KEPT = 130 * SECOND;
/** Whoever is answered before they have sent all is heard that long: they may read only then. */
const LINGER = 5 * SECOND;
/** As much as most servers take, in bytes. */
const LONGEST_HEADERS = { maxHeaderSize: 8 * 1024 };

/** How a request's answer goes on when its turn is over. */
const goingOn = new WeakMap<IncomingMessage, <T>(work: () => Promise<T>) => Promise<T>>();

export function serverForCrowds(
  serve: RequestListener,
  { settings, realClock }: Pick<Services, "settings" | "realClock">,
): Server {
  const { trustedProxies } = settings;
  const deviceCookie = cookieName(settings, "device");
  // A response behind another has no socket yet, and neither ends one nor notices the end of one.
  const putOut = ({ req }: ServerResponse) => req.socket.destroy();
  const comingIn = new Crowd<ServerResponse>({ ...COMING_IN, putOut });
  const answers = new Crowd<ServerResponse>({ ...ANSWERS, putOut });
  const downloads = new Crowd<ServerResponse>({ ...DOWNLOADS, putOut });
  const unanswered = new WeakMap<Socket, Set<ServerResponse>>();
  const leavingLine = new WeakMap<ServerResponse, () => void>();
  const hurries = atMost(ALIVE_A_SECOND);

  const server = createServer(
    { ...PATIENCE, ...WITHOUT_HOST, ...LONGEST_HEADERS },
    (request, response) => {
      const { socket, headers } = request;
      if (!socket.writable) return cutOff(socket);
      if (hidesHeaders(request)) return refuseAtOnce(response, 431);
      const waiting = unanswered.get(socket) ?? new Set();
      if (waiting.size >= MOST_UNANSWERED) return cutOff(socket);
      unanswered.set(socket, waiting.add(response));
      connections.asks(socket);
      response.once("close", () => {
        waiting.delete(response);
        if (waiting.size === 0) connections.waits(socket);
      });

      const asks = request.method === "GET" || request.method === "HEAD";
      const hurry = asks && request.url === ALIVE && !announcesBody(request);
      if (hurry && hurries()) return serve(request, response);
      const network = networkBehind(request, trustedProxies);
      const mark = readMark(settings, cookie(headers.cookie, deviceCookie), realClock.now());
      const who = { network, person: mark?.user ?? null, socket };
      comingIn.enter(response, who, "close");
      goingOn.set(request, (work) => {
        // At each part: whoever has taken nothing for longest goes first, so those whom nobody reads.
        if (!response.destroyed)
          for (const crowd of [answers, downloads]) crowd.enter(response, who, "close");
        return line.again(who, work);
      });
      const join = () => {
        const leaveLine = line.join(who, (leave) => {
          if (response.destroyed || socket.destroyed) return false;
          comingIn.leave(response);
          answers.enter(response, who, "close");
          response.once("close", leave);
          if (announcesBody(request) && !request.complete) closeSlowly(response);
          serve(request, response);
          return true;
        });
        if (leaveLine) leavingLine.set(response, leaveLine);
        else refuse(response, settings);
      };
      if (bringsBody(request)) whenWhole(request, join);
      else join();
    },
  );
  const refuseAtOnce = refuseWithHeaders(
    server,
    settings,
    (socket) => unanswered.get(socket) ?? [],
  );
  const line = new FairLine({ ...LINE, later: afterComers(server) });
  server.setTimeout(SILENCE);
  server.keepAliveTimeout = KEPT;
  const connections = new Connections(server, trustedProxies);
  server.on("connection", (socket) => {
    socket.once("close", () => {
      for (const response of unanswered.get(socket) ?? []) {
        for (const crowd of [comingIn, answers, downloads]) crowd.leave(response);
        leavingLine.get(response)?.();
      }
    });
  });
  return server;
}

/**
 * A long answer, read as it is taken: each part is made in a turn of its own, for all parts of a hundred
 * downloads would else be made before anybody else's page.
 */
export function inTurns(body: ReadableStream, request: IncomingMessage): ReadableStream {
  const goOn = goingOn.get(request);
  if (!goOn) return body;
  const reader = body.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await goOn(() => reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Answers true so many times a second. */
function atMost(most: number): () => boolean {
  let since = 0;
  let times = 0;
  return () => {
    const now = performance.now();
    if (now - since >= SECOND) [since, times] = [now, 0];
    return ++times <= most;
  };
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

/**
 * Answered before its body is whole. Node would read what is left, however much, to keep the connection; and a proxy
 * that kept it would send somebody else's request where it ends in the middle of that.
 */
function closeSlowly(response: ServerResponse): void {
  const { socket } = response.req;
  response.setHeader("connection", "close");
  // By Node, when all is written: with bytes of the body unread that would be a reset, and the answer lost.
  socket.destroySoon = () => {
    socket.end();
    setTimeout(() => socket.destroy(), LINGER).unref();
  };
}

function networkBehind(
  { socket, headers }: IncomingMessage,
  trustedProxies: readonly string[],
): string {
  const forwarded = headers["x-forwarded-for"]?.toString() ?? null;
  return widerNetwork(
    networkOf(clientAddress(socket.remoteAddress ?? "", forwarded, trustedProxies)),
  );
}

async function refuse(response: ServerResponse, settings: Settings): Promise<void> {
  const detail = "Too much at once. Try again in a moment.";
  const retryAfterSeconds = 5;
  const headers = {
    ...headersOfText(settings),
    "retry-after": String(retryAfterSeconds),
    connection: "close",
  };
  const { headers: asked, method } = response.req;
  if (asked.accept?.includes("text/html")) {
    // Nobody is there to load the frame of a room again.
    const again = method === "GET" && { refresh: String(retryAfterSeconds) };
    response.writeHead(503, { ...headers, ...again }).end(`${detail}\n`);
    return;
  }
  const problem = problemResponse({ status: 503, code: "unavailable", detail, retryAfterSeconds });
  response.writeHead(503, { ...headers, ...Object.fromEntries(problem.headers) });
  response.end(await problem.text());
}
