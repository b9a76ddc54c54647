/** The way to the room that pages come by: tickets for sockets; and, where no socket opens, looking and saying. */
import type { ClientMessage, ServerMessage } from "../../../party/protocol.ts";
import type { ProblemDetails } from "../../../server/errors.ts";
import { asLook, asMessage, type Look } from "./frame.ts";

export type Say = Extract<ClientMessage, { t: "say" }>;

/** Each rejects when nothing came that is an answer of ours. */
export interface OverHttps {
  /** Of the ticket's endpoint: a ticket and the room's address, or problem details. */
  ticket(): Promise<Answer<{ url: string; ticket: string } & Pick<ProblemDetails, "detail">>>;
  /** `ack` or `nack`, as the room would have said it. */
  say(message: Say): Promise<ServerMessage>;
  /** What was said after a message's number, and who is here. Null: refused. */
  look(afterSeq: number): Promise<Look | null>;
}

/** Status 200 has the one, others the problem. */
interface Answer<Body> {
  status: number;
  body: Partial<Body>;
}

/** Headers both ways, and a socket's handshake after a ticket: about what browsers send. */
const HEADERS_BYTES = 1_800;
/** Who walks out of the network's reach would else wait for minutes. */
const PATIENCE_MS = 15_000;

/** `count`: bytes over the wire in either direction, headers estimated. */
export function overHttps(sessionId: string, count: (bytes: number) => void): OverHttps {
  async function ask<Body>(method: "GET" | "POST", url: string, said = ""): Promise<Answer<Body>> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), PATIENCE_MS);
    try {
      const response = await fetch(url, {
        method,
        headers: {
          accept: "application/json",
          ...(said && { "content-type": "application/json" }),
        },
        credentials: "same-origin",
        signal: limit.signal,
        ...(said && { body: said }),
      });
      const text = await response.text();
      count(said.length + text.length + HEADERS_BYTES);
      return { status: response.status, body: JSON.parse(text) };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    ticket: () => ask("POST", `/sessions/${sessionId}/ticket`),
    async say({ clientId, body }) {
      const said = JSON.stringify({ sessionId, clientId, body });
      const { body: answer } = await ask<Posted>("POST", "/trpc/rooms.post", said);
      const message = asSaid(clientId, answer);
      if (message) return message;
      throw new Error("no answer");
    },
    async look(afterSeq) {
      const input = encodeURIComponent(JSON.stringify({ sessionId, afterSeq }));
      const { body } = await ask<{ result: { data: unknown } }>(
        "GET",
        `/trpc/rooms.log?input=${input}`,
      );
      return asLook(body.result?.data);
    },
  };
}

/** Null where trying again may help. */
function asSaid(clientId: string, { result, error }: Partial<Posted>): ServerMessage | null {
  if (result)
    return asMessage({ t: "ack", clientId, seq: result.data.seq, at: result.data.sentAt });
  const problem = error?.data.problem;
  if (!problem || problem.status >= 500) return null;
  const text = problem.issues[0]?.message ?? problem.detail;
  if (problem.status !== 429) return asMessage({ t: "nack", clientId, code: "bad-message", text });
  const retryAfterMs = (problem.retryAfterSeconds ?? 0) * 1000 || undefined;
  return asMessage({ t: "nack", clientId, code: "too-fast", text, retryAfterMs });
}

/** As tRPC answers. */
interface Posted {
  result: { data: { seq: number; sentAt: number } };
  error: { data: { problem: ProblemDetails } };
}
