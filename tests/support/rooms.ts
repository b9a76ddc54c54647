/** The rooms in a process of their own, as `npm start` runs them, and an app to hand over to. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseKeys, type RoomKeys } from "../../party/keys.ts";
import { buildRooms } from "../../scripts/build-rooms.mjs";
import { systemClock } from "../../server/clock.ts";
import { createHttpRooms } from "../../server/gateways/rooms-http.ts";
import type { Rooms } from "../../server/ports.ts";
import { freePort } from "./free-port.ts";

const ROOT = join(import.meta.dirname, "../..");
const SECRET = "k1:0123456789abcdef0123456789abcdef";

export interface TestRooms {
  url: string;
  port: number;
  dataDir: string;
  keys: RoomKeys;
  /** The app's own gateway to these rooms. */
  rooms: Rooms;
  process: ChildProcess;
  /** kill -9 of the host, and nothing else: workerd must follow by itself. */
  kill(): Promise<void>;
  /** The same rooms again, on the same port and data. */
  restart(): Promise<void>;
  /** Ends as Ctrl-C would; answers how long it took, in ms. */
  stop(): Promise<number>;
  /** Stops and removes the data. */
  dispose(): Promise<void>;
}

export async function startRooms(
  options: { appUrl?: string; dataDir?: string; keys?: string } = {},
): Promise<TestRooms> {
  const script = await built();
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "mentorlink-rooms-")));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const keys = parseKeys(options.keys ?? SECRET);
  const env = {
    PARTY_PORT: String(port),
    DATA_DIR: dataDir,
    ROOM_KEYS: options.keys ?? SECRET,
    // Port 9 discards: without an app of its own a test's rooms hand over to nobody.
    APP_URL: options.appUrl ?? "http://127.0.0.1:9",
  };
  const limits = { realClock: systemClock, fetch: globalThis.fetch, timeoutMs: 5_000 };
  const it: TestRooms = {
    url,
    port,
    dataDir,
    keys,
    rooms: createHttpRooms({ baseUrl: url, socketBaseUrl: url, keys, ...limits }),
    process: await run(script, env),
    async kill() {
      await ended(it.process, "SIGKILL");
      await until(() => isFree(port));
    },
    async restart() {
      it.process = await run(script, env);
    },
    async stop() {
      const from = performance.now();
      await ended(it.process, "SIGTERM");
      return performance.now() - from;
    },
    async dispose() {
      await it.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return it;
}

/** Starts a rooms script and waits for its word; throws what it said when it ends instead. */
export async function run(script: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [script], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  return child;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill(signal);
  await exit;
}

let building: Promise<string> | null = null;

/** The rooms as they are in the source, built once per test process. Answers the script's path. */
export function built(): Promise<string> {
  const outdir = join(ROOT, "build", "under-test", `rooms-${process.pid}`);
  building ??= buildRooms({ outdir }).then(() => {
    process.once("exit", () => rmSync(outdir, { recursive: true, force: true }));
    return join(outdir, "rooms.js");
  });
  return building;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** Waits for a condition; looks every 20 ms. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<void> {
  const from = performance.now();
  while (!(await condition())) {
    if (performance.now() - from > withinMs) throw new Error(`not within ${withinMs} ms`);
    await new Promise((again) => setTimeout(again, 20));
  }
}
