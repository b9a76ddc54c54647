import { ticketIn } from "./connection.ts";
import { dismiss } from "./delivery.ts";
import { parseKeys } from "./keys.ts";
import { CloseCode, MAX_COMMAND_BYTES, roomPath } from "./protocol.ts";
import { refuse } from "./room-commands.ts";
import { SIGNATURE_HEADER, verifyRequest } from "./signature.ts";
import { SKEW_SECONDS, TICKET_SECONDS, verifyTicket } from "./ticket.ts";

export type Gate = ReturnType<typeof gate>;

/** A command before its body is read. `length`: as it was told, in bytes. */
interface Unread {
  method: string;
  length: string | null;
  signature: string | null;
}

/** Why it is not even read; null where it is. */
export function refuseUnread({ method, length, signature }: Unread): Response | null {
  if (method !== "POST") return refuse(405, "bad-command");
  // Read in one go: each part by itself would cost the thread of all rooms a turn.
  if (length === null) return refuse(411, "bad-command");
  if (Number(length) > MAX_COMMAND_BYTES) return refuse(413, "bad-command");
  if (!signature) return refuse(401, "bad-signature");
  return null;
}

/**
 * Stands before the rooms, where no object has been woken and no storage made yet: neither is for
 * whoever has no ticket and no signature. What they mean, the room itself judges. `now`: real epoch ms.
 */
export function gate(roomKeys: string, now: () => number) {
  const keys = parseKeys(roomKeys);

  /** Whether a handshake gets a socket, and why one is closed at once, or refused. */
  async function judge(url: string, room: string) {
    const verdict = await verifyTicket(keys, ticketIn(url), room, now());
    const times = verdict.jti === null ? MOST_SOCKETS : timesShown(verdict.jti, now());
    const refusal = verdict.ok ? times > 0 && "replayed" : verdict.reason;
    return { getsSocket: times < MOST_SOCKETS, refusal };
  }

  async function isSigned(room: string, body: string, header: string | null): Promise<boolean> {
    return (await verifyRequest(keys, roomPath(room), body, header, now())).ok;
  }

  return {
    judge,
    isSigned,

    /** A refusal, or the request. */
    async onBeforeConnect(request: Request, room: string): Promise<Response | Request> {
      const { getsSocket, refusal } = await judge(request.url, room);
      if (!refusal) return request;
      return getsSocket
        ? closedSocket(CloseCode.ticket, refusal)
        : new Response(refusal, { status: 401 });
    },

    /** A refusal, or the request with its body read. */
    async onBeforeRequest(request: Request, room: string): Promise<Response | Request> {
      const { method, headers } = request;
      const signature = headers.get(SIGNATURE_HEADER);
      const refused = refuseUnread({ method, length: headers.get("content-length"), signature });
      if (refused) return refused;
      const body = await request.text();
      if (!(await isSigned(room, body, signature))) return refuse(401, "bad-signature");
      return new Request(request.url, { method, headers, body });
    },
  };
}

/**
 * That one ticket opens: the one it is for, and one whose client learns why not. Each of them takes memory of
 * all rooms for as long as its other side likes. A ticket that the app never gave opens none.
 */
const MOST_SOCKETS = 2;

/** Tickets of the last minute, oldest first. `until`: real epoch ms. */
const shown = new Map<string, { times: number; until: number }>();

/** How often before. The room knows for certain; this process, if it stands before it all that time, without it. */
function timesShown(jti: string, now: number): number {
  for (const [id, { until }] of shown) {
    if (until > now) break;
    shown.delete(id);
  }
  const known = shown.get(jti);
  if (known) return known.times++;
  shown.set(jti, { times: 1, until: now + (TICKET_SECONDS + SKEW_SECONDS) * 1000 });
  return 0;
}

/** A refusal that the client can read: browsers hide the status of a handshake that failed. */
function closedSocket(code: number, reason: string): Response {
  const { 0: webSocket, 1: socket } = new WebSocketPair();
  socket.accept();
  dismiss(socket, code, reason);
  return new Response(null, { status: 101, webSocket } as ResponseInit);
}
