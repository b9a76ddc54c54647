/** Answers that Node would give by itself, with the headers of all others. */
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Settings } from "../env.ts";
import { headersOfText } from "../security-headers.ts";
import { stopParsing } from "./cut-off.ts";

/** As Node tells them apart (`socketOnError`); all else is a bad request. */
const STATUS_OF: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Node keeps and shows so many headers of a request, and its parser obeys all of them: a longer request may
 * hide the length of its body. Browsers and proxies send some thirty.
 */
const MOST_HEADERS = 100;

export function hidesHeaders({ rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.length >= 2 * MOST_HEADERS;
}

/** `answersOn`: those not yet ended on a socket. Answers how a request is refused. */
export function refuseWithHeaders(
  server: Server,
  settings: Settings,
  answersOn: (socket: Socket) => Iterable<ServerResponse>,
): (response: ServerResponse, status: number) => void {
  const headers = { ...headersOfText(settings), connection: "close" };
  const refuse = (response: ServerResponse, status: number) => {
    stopParsing(response.req.socket);
    response.writeHead(status, headers).end(`${STATUS_CODES[status]}.\n`);
  };
  server.maxHeadersCount = MOST_HEADERS;
  server.on("checkExpectation", (_request, response: ServerResponse) => refuse(response, 417));
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const begun = [...answersOn(socket)].some((answer) => answer.headersSent);
    // Into the middle of an answer nothing can be written.
    if (socket.writable && !begun)
      socket.write(inFull(STATUS_OF[error.code ?? ""] ?? 400, headers));
    socket.destroy();
  });
  return refuse;
}

function inFull(status: number, headers: Record<string, string>): string {
  const text = `${STATUS_CODES[status]}.\n`;
  const all = { ...headers, "content-length": String(text.length) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", text].join("\r\n");
}
