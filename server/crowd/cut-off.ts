import type { Socket } from "node:net";

/** Ends a connection in the middle of a packet, of which nothing is read any more. */
export function cutOff(socket: Socket): void {
  stopParsing(socket);
  socket.destroy();
}

/**
 * For a connection that is about to end. Node's parser would go on to the end of a packet, also of a socket
 * that is destroyed: thousands of requests, each with objects that live as long as the socket. Told 2 when
 * headers are complete, it stops there (llhttp's `on_headers_complete`); so one more is parsed at most. The
 * rooms' front does the same (party/cut-off.ts), and neither may import the other.
 */
export function stopParsing(socket: Socket): void {
  const { parser } = socket as Socket & { parser?: { onIncoming: () => number } | null };
  if (parser) parser.onIncoming = () => 2;
}
