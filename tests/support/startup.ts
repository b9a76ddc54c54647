/** How long a Worker takes to be there. */
import { Miniflare } from "miniflare";

/** From a fresh workerd to its first answer, in ms. */
export async function startupMs(script: string, bindings: Record<string, string> = {}) {
  const from = performance.now();
  const miniflare = new Miniflare({
    cf: false,
    modules: [{ type: "ESModule", path: "index.js", contents: script }],
    compatibilityDate: "2026-04-01",
    compatibilityFlags: ["nodejs_compat"],
    ...(script.includes("SessionRoom") && {
      durableObjects: { SessionRoom: { className: "SessionRoom", useSQLite: true } },
    }),
    bindings,
  });
  try {
    await (await miniflare.dispatchFetch("https://mentorlink.example/healthz")).text();
    return performance.now() - from;
  } finally {
    await miniflare.dispose();
  }
}

const EMPTY = 'export default { fetch: () => new Response("{}") }';

/** What ours takes beyond an empty one: the best of `rounds`, for other work here must not count. */
export async function startupBeyondEmptyMs(script: string, rounds: number): Promise<number> {
  const beyond: number[] = [];
  for (let round = 0; round < rounds; round++)
    beyond.push((await startupMs(script)) - (await startupMs(EMPTY)));
  return Math.max(0, Math.min(...beyond));
}
