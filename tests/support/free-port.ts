import { once } from "node:events";
import { createServer } from "node:net";

/** Below what systems give to outgoing connections, which would take a free one before it is used. */
const [FIRST, LAST] = [20_000, 32_000];
const TRIES = 100;

/** One on which nobody listens now. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const server = createServer().listen(port, "127.0.0.1");
    const isFree = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
  throw new Error(`No port is free between ${FIRST} and ${LAST}`);
}
