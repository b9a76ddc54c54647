import type * as Party from "partykit/server";
import { roomConnection, ticketIn } from "./connection.ts";
import { gate } from "./gate.ts";
import { parseKeys } from "./keys.ts";
import { RoomHost } from "./room-host.ts";

/** The room on PartyKit's own API. */
export default class SessionRoomParty implements Party.Server {
  readonly options = { hibernate: true };
  readonly #host: RoomHost;

  constructor(party: Party.Room) {
    this.#host = new RoomHost({
      room: () => idOf(party),
      storage: party.storage,
      connections: () => [...party.getConnections()].map(roomConnection),
      fetch: (url, init) => fetch(url, init),
      now: Date.now,
      // A request under way keeps the object alive; PartyKit has no waitUntil here.
      keepAlive: () => {},
      restart: () => {},
      keys: parseKeys(String(party.env.ROOM_KEYS)),
      appUrl: String(party.env.APP_URL).replace(/\/$/, ""),
    });
  }

  static onBeforeConnect(request: Party.Request, { id, env }: Party.Lobby) {
    return gateOf(env).onBeforeConnect(asRequest(request), id);
  }
  static onBeforeRequest(request: Party.Request, { id, env }: Party.Lobby) {
    return gateOf(env).onBeforeRequest(asRequest(request), id);
  }

  onConnect(connection: Party.Connection, { request }: Party.ConnectionContext) {
    return this.#host.connect(roomConnection(connection), ticketIn(request.url));
  }
  onMessage(data: string | ArrayBuffer, connection: Party.Connection) {
    return this.#host.frame(roomConnection(connection), data);
  }
  onClose(connection: Party.Connection) {
    connection.close();
    return this.#host.closed(roomConnection(connection));
  }
  onError(connection: Party.Connection) {
    return this.#host.closed(roomConnection(connection));
  }
  onAlarm() {
    return this.#host.alarm();
  }
  onRequest(request: Party.Request) {
    return this.#host.request(asRequest(request));
  }
}

function gateOf(env: Party.Lobby["env"]) {
  return gate(String(env.ROOM_KEYS), Date.now);
}

/** The same class at run time; PartyKit's types are of an older Workers runtime than the browser's. */
function asRequest(request: Party.Request): Request {
  return request as unknown as Request;
}

/** Throws on PartyKit after an alarm woke the room; the room's own state then knows. */
function idOf(party: Party.Room): string | null {
  try {
    return party.id;
  } catch {
    return null;
  }
}
