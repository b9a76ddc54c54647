/** The least that a durable chat can do: store a message, then say so. */
import { DurableObject } from "cloudflare:workers";

export class BareRoom extends DurableObject {
  fetch() {
    const [client, server] = Object.values(new WebSocketPair());
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }
  async webSocketMessage(socket, text) {
    await this.ctx.storage.put(crypto.randomUUID(), text);
    socket.send(text);
  }
}

export default {
  fetch: (request, env) => env.BareRoom.get(env.BareRoom.newUniqueId()).fetch(request),
};
