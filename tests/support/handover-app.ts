/** An app that rooms hand over to: keeps what it is given as the database would, and can be away. */
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { RoomKeys } from "../../party/keys.ts";
import { HANDOVER_PATH, Handover, type StoredMessage } from "../../party/protocol.ts";
import { SIGNATURE_HEADER, verifyRequest } from "../../party/signature.ts";
import { HANDOVER_LIMIT } from "../../server/request.ts";

export interface HandoverApp {
  url: string;
  /** While true every request is answered 503. */
  away: boolean;
  /** While true what arrives is kept, but the answer is lost. */
  mute: boolean;
  /** Those whose fate is decided, and no others: whoever counts may then change `away` and `mute`. */
  attempts: number;
  /** Messages by room, each once, in order of arrival. */
  messages(room: string): StoredMessage[];
  last(room: string): Handover | undefined;
  /** As a backup would be put back in which only the first so many were. */
  forget(room: string, after: number): void;
  close(): Promise<void>;
}

export async function startHandoverApp(keys: RoomKeys, port = 0): Promise<HandoverApp> {
  const kept = new Map<string, Map<number, StoredMessage>>();
  const last = new Map<string, Handover>();
  const server = createServer(async (request, response) => {
    // The rooms may be killed while they speak.
    const body = await text(request).catch(() => null);
    if (body === null) return;
    if (Buffer.byteLength(body) > HANDOVER_LIMIT) return response.writeHead(413).end();
    const header = String(request.headers[SIGNATURE_HEADER] ?? "");
    const signature = await verifyRequest(keys, HANDOVER_PATH, body, header, Date.now());
    app.attempts += 1;
    if (app.away || !signature.ok) return response.writeHead(app.away ? 503 : 401).end();
    const handover = Handover.parse(JSON.parse(body));
    const room = kept.get(handover.room) ?? new Map<number, StoredMessage>();
    kept.set(handover.room, room);
    for (const message of handover.messages) room.set(message.seq, message);
    if (handover.batch > (last.get(handover.room)?.batch ?? 0)) last.set(handover.room, handover);
    if (app.mute) return response.writeHead(502).end();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ackSeq: Math.max(0, ...room.keys()) }));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const app: HandoverApp = {
    url: `http://127.0.0.1:${address.port}`,
    away: false,
    mute: false,
    attempts: 0,
    messages: (room) => [...(kept.get(room)?.values() ?? [])],
    last: (room) => last.get(room),
    forget(room, after) {
      for (const seq of kept.get(room)?.keys() ?? []) if (seq > after) kept.get(room)?.delete(seq);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return app;
}
