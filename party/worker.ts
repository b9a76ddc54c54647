import { type Connection, type ConnectionContext, routePartykitRequest, Server } from "partyserver";
import { bareHeaders } from "./bare-headers.ts";
import { roomConnection, ticketIn } from "./connection.ts";
import { PING, PONG } from "./constants.ts";
import { gate } from "./gate.ts";
import { parseKeys } from "./keys.ts";
import { RoomHost } from "./room-host.ts";

/** An alias, not an interface: partyserver wants what may have any further variable. */
export type RoomEnv = {
  SessionRoom: unknown;
  /** See `parseKeys`. */
  ROOM_KEYS: string;
  /** Where the app is. */
  APP_URL: string;
};

/** The room as a Durable Object; `new_sqlite_classes` in wrangler.toml. */
export class SessionRoom extends Server<RoomEnv> {
  static override options = { hibernate: true };

  #host = new RoomHost({
    room: () => this.name,
    storage: this.ctx.storage,
    connections: () => [...this.getConnections()].map(roomConnection),
    fetch: (url, init) => this.fetchApp(url, init),
    now: Date.now,
    keepAlive: (work) => this.ctx.waitUntil(work),
    restart: () => this.ctx.abort("closed sockets went on sending"),
    keys: parseKeys(this.env.ROOM_KEYS),
    appUrl: this.env.APP_URL.replace(/\/$/, ""),
  });

  override onStart() {
    this.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  /** The app may live in the same Worker: then there is no need to leave it. */
  protected fetchApp(url: string, init: RequestInit): Promise<Response> {
    return fetch(url, init);
  }

  override onConnect(connection: Connection, { request }: ConnectionContext) {
    return this.#host.connect(roomConnection(connection), ticketIn(request.url));
  }
  override onMessage(connection: Connection, data: unknown) {
    return this.#host.frame(roomConnection(connection), data);
  }
  override onClose(connection: Connection) {
    // Without our half of the closing handshake a browser waits ten seconds.
    connection.close();
    return this.#host.closed(roomConnection(connection));
  }
  override onError(connection: Connection) {
    return this.#host.closed(roomConnection(connection));
  }
  override onAlarm() {
    return this.#host.alarm();
  }
  override onRequest(request: Request) {
    return this.#host.request(request);
  }
}

/** Null: the address is not among the rooms'. */
export async function answerOfRooms(request: Request, env: RoomEnv): Promise<Response | null> {
  if (!new URL(request.url).pathname.startsWith("/parties/")) return null;
  const bare = bareHeaders(isHttps(request));
  if (!isPlain(request)) return notFound(bare);
  const { onBeforeConnect, onBeforeRequest } = gate(env.ROOM_KEYS, Date.now);
  const answer = await routePartykitRequest(request, env, {
    onBeforeConnect: (asked, { name }) => onBeforeConnect(asked, name),
    onBeforeRequest: (asked, { name }) => onBeforeRequest(asked, name),
  });
  if (!answer || answer.status === 101) return answer;
  const headers = new Headers([...answer.headers, ...Object.entries(bare)]);
  return new Response(answer.body, { status: answer.status, headers });
}

const isHttps = ({ url }: Request) => new URL(url).protocol === "https:";
const notFound = (headers: Record<string, string>) =>
  new Response("Not found", { status: 404, headers });

/** partyserver answers and prints what it was sent where it does not know its way about with it. */
function isPlain({ url, headers }: Request): boolean {
  const { pathname, searchParams } = new URL(url);
  return (
    /^\/parties\/session-room\/[A-Za-z0-9_-]{1,64}$/.test(pathname) &&
    /^[A-Za-z0-9_-]{0,64}$/.test(searchParams.get("_pk") ?? "") &&
    ![...headers.keys()].some((name) => name.startsWith("x-partykit-"))
  );
}

export default {
  async fetch(request: Request, env: RoomEnv): Promise<Response> {
    return (await answerOfRooms(request, env)) ?? notFound(bareHeaders(isHttps(request)));
  },
};
