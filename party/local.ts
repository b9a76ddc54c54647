/**
 * The rooms on a laptop: the Worker under workerd, with its data in a folder. Ends on SIGINT,
 * SIGTERM, or when the parent that started it with an IPC channel is gone.
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Log, LogLevel, Miniflare } from "miniflare";
import { parseKeys } from "./keys.ts";

/** workerd is killed with its process group if it has not ended by then. */
const END_WITHIN_MS = 600;

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PARTY_PORT || 1999);
const dataDir = resolve(process.env.DATA_DIR || "./data", "rooms");
const { ROOM_KEYS = "", APP_URL = "" } = process.env;

try {
  await check();
} catch (error) {
  fail((error as Error).message);
}

watchOverWorkerd();
const miniflare = new Miniflare({
  host,
  port,
  // No request to the outside for a made-up `request.cf`.
  cf: false,
  log: new Log(LogLevel.ERROR),
  modules: true,
  scriptPath: fileURLToPath(new URL("./party/worker.js", import.meta.url)),
  compatibilityDate: "2026-04-01",
  compatibilityFlags: ["nodejs_compat"],
  durableObjects: { SessionRoom: { className: "SessionRoom", useSQLite: true } },
  durableObjectsPersist: dataDir,
  bindings: { ROOM_KEYS, APP_URL },
});

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), END_WITHIN_MS).unref();
  await miniflare.dispose().catch(() => {});
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
process.on("disconnect", end);

try {
  const url = (await miniflare.ready).origin;
  if (process.send) process.send({ ready: true, url });
  else console.log(`The rooms are at ${url}`);
} catch (error) {
  if (!ending) fail(`The rooms did not start: ${(error as Error).message}`);
}

async function check(): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`PARTY_PORT is no port: ${process.env.PARTY_PORT}`);
  }
  parseKeys(ROOM_KEYS);
  if (!URL.canParse(APP_URL)) throw new Error("APP_URL must be the address of the app.");
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch {
    throw new Error(`The rooms' folder ${dataDir} cannot be written.`);
  }
  await checkPort();
}

function checkPort(): Promise<void> {
  return new Promise((free, taken) => {
    const probe = createServer();
    probe.once("error", () => {
      taken(new Error(`Port ${port} is taken; set PARTY_PORT to another for the rooms.`));
    });
    probe.listen(port, host, () => probe.close(() => free()));
  });
}

/**
 * workerd outlives a parent that is killed outright. This shell waits, outside our process group,
 * for our end of its input to close, however that comes about, and ends the group. It needs us to
 * lead a group (`detached: true` in whoever starts us); without one it does nothing.
 */
function watchOverWorkerd(): void {
  const script = 'read _; kill -s KILL -- "-$1"';
  const shell = spawn("sh", ["-c", script, "sh", String(process.pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  shell.on("error", () => {});
  shell.unref();
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
