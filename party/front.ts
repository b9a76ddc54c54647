/**
 * Stands before the rooms' runtime on one machine, as Cloudflare does at the edge. workerd's one thread is
 * everybody's, and it takes whatever it is sent: what no client and no app of ours sends stops here.
 */
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import { type Duplex, pipeline } from "node:stream";
import { bareHeaders } from "./bare-headers.ts";
import { cutOff } from "./cut-off.ts";
import { type Gate, refuseUnread } from "./gate.ts";
import { refuse as refuseCommand } from "./room-commands.ts";
import { SIGNATURE_HEADER } from "./signature.ts";
import { join, PATIENCE_WITH_SOCKETS, type SocketPatience } from "./wire.ts";

/** Milliseconds. Commands come from the app, whole and at once. */
const PATIENCE = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};
/** Between two commands: longer than a proxy keeps a connection, or what it sends meanwhile would be lost. */
const KEPT = 130_000;
/** As much as most servers take, in bytes. */
const LONGEST_HEADERS = { maxHeaderSize: 8 * 1024 };
/** Node keeps and shows so many of a request, and its parser obeys all: a longer one may hide how long its body is. */
const MOST_HEADERS = 100;
/** Refused below, with the headers of all answers. */
const WITHOUT_HOST = { requireHostHeader: false };
/** A room's name, and what may follow; with a ticket the whole has some 1,100 characters. */
const ADDRESS = /^\/parties\/session-room\/([\w-]{1,64})(\?[\x21-\x7e]{0,3000})?$/;
/** What the rooms read of a request. Others would be for us to understand, or could not be passed on. */
const READ = [
  "host",
  "content-type",
  SIGNATURE_HEADER,
  "sec-websocket-key",
  "sec-websocket-version",
  "sec-websocket-protocol",
];

/** Connections that are no sockets of a room; for one more, whoever has been silent for longest goes. */
const MOST_VISITORS = 500;
/** Sockets of rooms. workerd ends itself when it may open no more files. */
const MOST_SOCKETS = 4000;

/**
 * Listens. `runtime`: the port where workerd does, or null while it does not. The `gate` is asked here too: a
 * stranger's handshakes would each cost that one thread a connection. Rejects with the port's error.
 */
export function openFront(
  host: string,
  port: number,
  runtime: () => number | null,
  { judge, isSigned }: Pick<Gate, "judge" | "isSigned">,
  patience: SocketPatience = PATIENCE_WITH_SOCKETS,
): Promise<Server> {
  const serve = (asked: IncomingMessage, answer: ServerResponse) => {
    const { socket } = asked;
    // No client, app or proxy sends another before the first is answered; a packet holds a thousand.
    if (busy.has(socket)) return cutOff(socket);
    busy.add(socket);
    answer.once("close", () => busy.delete(socket));
    visit(socket);
    const refuseWith = async (refusal: Response) => {
      const words = await refusal.text();
      const headers = { ...bareHeaders(false), ...Object.fromEntries(refusal.headers) };
      if (!answer.headersSent)
        answer.writeHead(refusal.status, { ...headers, connection: "close" });
      answer.end(words);
    };
    const refuse = (status: number) => refuseWith(new Response(null, { status }));
    if (hidesHeaders(asked)) return refuse(431);
    if (!hasHost(asked)) return refuse(400);
    const room = roomOf(asked);
    if (room === null) return refuse(404);
    const { method = "", headers } = asked;
    const signature = headers[SIGNATURE_HEADER]?.toString() ?? null;
    const length = headers["content-length"] ?? null;
    const unread = refuseUnread({ method, length, signature });
    if (unread) return refuseWith(unread);
    const body = Buffer.alloc(Number(length));
    let read = 0;
    asked.on("data", (part: Buffer) => {
      read += part.copy(body, read);
    });
    asked.once("end", async () => {
      if (!(await isSigned(room, body.toString(), signature)))
        return refuseWith(refuseCommand(401, "bad-signature"));
      const onward = passOn(asked, runtime());
      if (!onward) return refuse(503);
      onward.once("response", (given) => {
        answer.sendDate = false;
        answer.writeHead(given.statusCode ?? 502, given.statusMessage, given.rawHeaders);
        pipeline(given, answer, () => {});
      });
      onward.on("error", () => refuse(503));
      answer.once("close", () => onward.destroy());
      onward.end(body);
    });
  };
  const server = createServer({ ...PATIENCE, ...WITHOUT_HOST, ...LONGEST_HEADERS }, serve);
  server.maxHeadersCount = MOST_HEADERS;
  server.keepAliveTimeout = KEPT;
  server.on("checkExpectation", serve);
  server.on("upgrade", async (asked: IncomingMessage, client: Duplex, early: Buffer) => {
    client.on("error", () => client.destroy());
    if (busy.has(asked.socket)) return cutOff(asked.socket);
    if (hidesHeaders(asked)) return refuseSocket(client, "431 Request Header Fields Too Large");
    if (!isHandshake(asked)) return refuseSocket(client, "400 Bad Request");
    const room = roomOf(asked);
    if (room === null) return refuseSocket(client, "404 Not Found");
    const { getsSocket } = await judge(`http://rooms${asked.url}`, room);
    if (!getsSocket) return refuseSocket(client, "401 Unauthorized");
    if (client.destroyed) return;
    const asSocket = { connection: "Upgrade", upgrade: "websocket" };
    const onward = sockets < MOST_SOCKETS && passOn(asked, runtime(), asSocket);
    if (!onward) return refuseSocket(client, "503 Service Unavailable");
    onward.once("response", (given) => {
      // Its end is the connection's: nothing else may follow a handshake that was refused.
      const { connection, "transfer-encoding": coding, ...headers } = given.headers;
      const status = `${given.statusCode} ${given.statusMessage}`;
      client.write(
        head(status, [...Object.entries(headers).flat().map(String), "connection", "close"]),
      );
      pipeline(given, client, () => {});
    });
    onward.once("upgrade", (given, room: Duplex, welcome: Buffer) => {
      client.write(head("101 Switching Protocols", given.rawHeaders));
      visitors.delete(asked.socket);
      sockets++;
      room.once("close", () => sockets--);
      join({ side: client, first: early }, { side: room, first: welcome }, patience);
    });
    onward.on("error", () => refuseSocket(client, "503 Service Unavailable"));
    client.once("close", () => onward.destroy());
    onward.end();
  });
  const visitors = new Set<Socket>();
  const busy = new WeakSet<Socket>();
  let sockets = 0;
  function visit(socket: Socket) {
    visitors.delete(socket);
    visitors.add(socket);
    const [silent] = visitors;
    if (visitors.size > MOST_VISITORS) silent?.destroy();
  }
  server.on("connection", (socket) => {
    visit(socket);
    socket.once("close", () => visitors.delete(socket));
  });
  server.on("clientError", (_error, client) => refuseSocket(client, "400 Bad Request"));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

/** The same request to the runtime. Its connections are not kept: commands are rare. */
function passOn(
  { method, url, headers: given }: IncomingMessage,
  port: number | null,
  more: Record<string, string> = {},
): ClientRequest | null {
  if (port === null) return null;
  const known = READ.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]));
  const headers = { ...Object.fromEntries(known), ...more };
  return request({ host: "127.0.0.1", port, method, path: url, headers, agent: false });
}

function roomOf({ url = "" }: IncomingMessage): string | null {
  return ADDRESS.exec(url)?.[1] ?? null;
}

function hidesHeaders({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.length >= 2 * MOST_HEADERS;
}

function hasHost({ headers: { host = "" } }: IncomingMessage): boolean {
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`);
}

/** RFC 6455, 4.1, and without anything after it that is not for the room. */
function isHandshake(asked: IncomingMessage): boolean {
  const { method, headers } = asked;
  const hasBody = "content-length" in headers || "transfer-encoding" in headers;
  return (
    method === "GET" && hasHost(asked) && !hasBody && headers.upgrade?.toLowerCase() === "websocket"
  );
}

function refuseSocket(client: Duplex, status: string): void {
  const headers = Object.entries({ ...bareHeaders(false), connection: "close" });
  if (client.writable) client.end(head(status, headers.flat()));
  else client.destroy();
}

/** An answer's first lines. `headers`: names and values in turn. */
function head(status: string, headers: readonly string[]): string {
  let text = `HTTP/1.1 ${status}\r\n`;
  for (let i = 0; i < headers.length; i += 2) text += `${headers[i]}: ${headers[i + 1]}\r\n`;
  return `${text}\r\n`;
}
