import { type Connection, type ConnectionContext, routePartykitRequest, Server } from "partyserver";
import { roomConnection, ticketIn } from "./connection.ts";
import { gate } from "./gate.ts";
import { parseKeys } from "./keys.ts";
import { RoomHost } from "./room-host.ts";

export interface RoomEnv {
  SessionRoom: unknown;
  /** See `parseKeys`. */
  ROOM_KEYS: string;
  /** Where the app is. */
  APP_URL: string;
}

/** The room as a Durable Object; `new_sqlite_classes` in wrangler.toml. */
export class SessionRoom extends Server<RoomEnv> {
  static override options = { hibernate: true };

  #host = new RoomHost({
    room: () => this.name,
    storage: this.ctx.storage,
    connections: () => [...this.getConnections()].map(roomConnection),
    fetch: (url, init) => this.fetchApp(url, init),
    now: () => Date.now(),
    keepAlive: (work) => this.ctx.waitUntil(work),
    keys: parseKeys(this.env.ROOM_KEYS),
    appUrl: this.env.APP_URL.replace(/\/$/, ""),
  });

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

/** Null: the address is no room's. */
export function answerOfRooms(request: Request, env: RoomEnv): Promise<Response | null> {
  const { onBeforeConnect, onBeforeRequest } = gate(env.ROOM_KEYS);
  return routePartykitRequest(request, env as unknown as Record<string, unknown>, {
    onBeforeConnect: (asked, { name }) => onBeforeConnect(asked, name),
    onBeforeRequest: (asked, { name }) => onBeforeRequest(asked, name),
  });
}

export default {
  async fetch(request: Request, env: RoomEnv): Promise<Response> {
    return (await answerOfRooms(request, env)) ?? new Response("Not found", { status: 404 });
  },
};
