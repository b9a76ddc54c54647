/** How long a Worker takes to be there. */
import type { Readable } from "node:stream";
import { Miniflare } from "miniflare";

const secret = (n: number) => Buffer.alloc(32, n).toString("base64url");
/** As deployed; nobody asks the database whether the Worker is alive. */
const BINDINGS = {
  NODE_ENV: "production",
  SANDBOX: "1",
  PUBLIC_URL: "https://mentorlink.example",
  DATABASE_URL: "https://user:password@database.example",
  APP_KEYS: `k1:${secret(1)}`,
  ROOM_KEYS: `k1:${secret(2)}`,
};

/** From a fresh workerd to its first answer, in ms. */
async function startupMs(script: string) {
  const from = performance.now();
  const miniflare = new Miniflare({
    cf: false,
    // It logs its request, as it should.
    handleRuntimeStdio: (...streams: Readable[]) => streams.map((stream) => stream.resume()),
    modules: [{ type: "ESModule", path: "index.js", contents: script }],
    compatibilityDate: "2026-04-01",
    compatibilityFlags: ["nodejs_compat"],
    ...(script.includes("SessionRoom") && {
      durableObjects: { SessionRoom: { className: "SessionRoom", useSQLite: true } },
    }),
    bindings: BINDINGS,
  });
  try {
    const answer = await miniflare.dispatchFetch("https://mentorlink.example/healthz");
    if (!answer.ok) throw new Error(`It answers ${answer.status}: ${await answer.text()}`);
    await answer.text();
    return performance.now() - from;
  } finally {
    await miniflare.dispose();
  }
}

const EMPTY = 'export default { fetch: () => new Response("{}") }';

/**
 * How many times as long as an empty one it takes, each the best of `rounds`: other work here only adds to it,
 * and a slow machine is slow with both.
 */
export async function startupAgainstEmpty(script: string, rounds: number): Promise<number> {
  let [ours, empty] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round++) {
    ours = Math.min(ours, await startupMs(script));
    empty = Math.min(empty, await startupMs(EMPTY));
  }
  return ours / empty;
}
