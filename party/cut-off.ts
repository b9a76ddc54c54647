import type { Socket } from "node:net";

/**
 * Ends a connection in the middle of a packet. `destroy` alone would let Node's parser go on to its end:
 * thousands of requests, each with objects that live as long as the socket. Told 2 when headers are
 * complete, it stops there (llhttp's `on_headers_complete`); so one more is parsed at most. The app does the
 * same (server/crowd/cut-off.ts), and neither may import the other.
 */
export function cutOff(socket: Socket): void {
  const { parser } = socket as Socket & { parser?: { onIncoming: () => number } | null };
  if (parser) parser.onIncoming = () => 2;
  socket.destroy();
}
