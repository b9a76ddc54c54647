/** Our search, with everybody's next free hour, against a Remix page that does nothing. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { SMALL_HEAP } from "../../scripts/heap.mjs";
import { startCopy } from "../../tests/support/copy.ts";
import { atLeast, perSecond, type Row, ratio } from "../row.ts";

const REQUESTS = 200;
const AT_ONCE = 4;

export async function* searchPage(): AsyncGenerator<Row> {
  const copy = await startCopy({ demo: true });
  const bare = await startBare();
  try {
    const round = (url: string) => () =>
      perSecond(REQUESTS, AT_ONCE, async () => (await fetch(url)).text());
    const value = await ratio(round(`${copy.url}/mentors?q=interview`), round(bare.url), 5);
    yield atLeast("search page against a bare Remix page, requests a second", value, "×", 0.25);
  } finally {
    bare.stop();
    await copy.dispose();
  }
}

async function startBare() {
  const out = resolve("build/bare");
  const built = spawnSync(
    process.execPath,
    [
      resolve("node_modules/@remix-run/dev/dist/cli.js"),
      "vite:build",
      "--config",
      "vite.config.mjs",
    ],
    {
      cwd: "bench/bare",
      encoding: "utf8",
      env: { ...process.env, NODE_ENV: "production", BARE_BUILD: out },
    },
  );
  if (built.status !== 0) throw new Error(`The bare page did not build:\n${built.stderr}`);
  const script = resolve("build/bench/bare.js");
  const child = spawn(process.execPath, [...SMALL_HEAP, script, `${out}/server/index.js`], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const [port] = await once(child.stdout, "data");
  return { url: `http://127.0.0.1:${String(port).trim()}/`, stop: () => child.kill() };
}
