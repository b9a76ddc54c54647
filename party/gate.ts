import { ticketIn } from "./connection.ts";
import { dismiss } from "./delivery.ts";
import { parseKeys } from "./keys.ts";
import { CloseCode, roomPath } from "./protocol.ts";
import { refuse } from "./room-commands.ts";
import { SIGNATURE_HEADER, verifyRequest } from "./signature.ts";
import { SKEW_SECONDS, TICKET_SECONDS, type TicketRefusal, verifyTicket } from "./ticket.ts";

const MAX_COMMAND_BYTES = 100_000;

/**
 * Stands before the rooms, where no object has been woken and no storage made yet: neither is for
 * whoever has no ticket and no signature. What they mean, the room itself judges. `now`: real epoch ms.
 */
export function gate(roomKeys: string, now: () => number) {
  const keys = parseKeys(roomKeys);
  return {
    /** A refusal, or the request. */
    async onBeforeConnect(request: Request, room: string): Promise<Response | Request> {
      const verdict = await verifyTicket(keys, ticketIn(request.url), room, now());
      if (!verdict.ok)
        return SIGNED.has(verdict.reason)
          ? closedSocket(CloseCode.ticket, verdict.reason)
          : new Response(verdict.reason, { status: 401 });
      if (wasSeen(verdict.claims.jti, now())) return closedSocket(CloseCode.ticket, "replayed");
      return request;
    },

    /** A refusal, or the request with its body read. */
    async onBeforeRequest(request: Request, room: string): Promise<Response | Request> {
      if (request.method !== "POST") return refuse(405, "bad-command");
      const header = request.headers.get(SIGNATURE_HEADER);
      if (!header) return refuse(401, "bad-signature");
      const body = await textUpTo(request, MAX_COMMAND_BYTES);
      if (body === null) return refuse(413, "bad-command");
      const signature = await verifyRequest(keys, roomPath(room), body, header, now());
      if (!signature.ok) return refuse(401, "bad-signature");
      return new Request(request.url, { method: "POST", headers: request.headers, body });
    },
  };
}

/** Tickets of the last minute, and until when (real epoch ms) to know them, oldest first. */
const seen = new Map<string, number>();

/** The room knows for certain; this process, if it stands before it all that time, knows without it. */
function wasSeen(jti: string, now: number): boolean {
  for (const [id, until] of seen) {
    if (until > now) break;
    seen.delete(id);
  }
  if (seen.has(jti)) return true;
  seen.set(jti, now + (TICKET_SECONDS + SKEW_SECONDS) * 1000);
  return false;
}

/** Of a ticket that the app gave a moment ago; its client learns why. Anybody else keeps no socket open. */
const SIGNED: ReadonlySet<TicketRefusal> = new Set(["expired", "other-room", "too-long-lived"]);

/** A refusal that the client can read: browsers hide the status of a handshake that failed. */
function closedSocket(code: number, reason: string): Response {
  const { 0: webSocket, 1: socket } = new WebSocketPair();
  socket.accept();
  dismiss(socket, code, reason);
  return new Response(null, { status: 101, webSocket } as ResponseInit);
}

/** Null where there is more of it. */
async function textUpTo(request: Request, mostBytes: number): Promise<string | null> {
  let text = "";
  let bytes = 0;
  const decoder = new TextDecoder();
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
