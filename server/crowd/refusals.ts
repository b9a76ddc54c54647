/** Answers that Node would give by itself, with the headers of all others. */
import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
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

/** `answersOn`: those not yet ended on a socket. */
export function refuseWithHeaders(
  server: Server,
  settings: Settings,
  answersOn: (socket: Socket) => Iterable<ServerResponse>,
): void {
  const headers = { ...headersOfText(settings), connection: "close" };
  server.on("checkExpectation", ({ socket }, response: ServerResponse) => {
    stopParsing(socket);
    response.writeHead(417, headers).end(`${STATUS_CODES[417]}.\n`);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    const begun = [...answersOn(socket)].some((answer) => answer.headersSent);
    // Into the middle of an answer nothing can be written.
    if (socket.writable && !begun)
      socket.write(inFull(STATUS_OF[error.code ?? ""] ?? 400, headers));
    socket.destroy();
  });
}

function inFull(status: number, headers: Record<string, string>): string {
  const text = `${STATUS_CODES[status]}.\n`;
  const all = { ...headers, "content-length": String(text.length) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", text].join("\r\n");
}
