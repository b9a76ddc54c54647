/**
 * The rooms on a laptop: the Worker under workerd, with its data in a folder. Ends on SIGINT,
 * SIGTERM, or when the parent that started it with an IPC channel is gone; with an error when workerd is.
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { openFront } from "./front.ts";
import { gate } from "./gate.ts";
import { parseKeys } from "./keys.ts";
import { silenceAt } from "./silence.ts";
import { startWorkerd } from "./workerd.ts";

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PARTY_PORT || 1999);
const url = `http://${reachable(host)}:${port}`;
const dataDir = resolve(process.env.DATA_DIR || "./data", "rooms");
const { ROOM_KEYS = "", APP_URL = "" } = process.env;

/** Where workerd listens, once it does. */
let runtimePort: number | null = null;
try {
  check();
  await openFront(host, port, () => runtimePort, gate(ROOM_KEYS, Date.now));
} catch (error) {
  fail(inWords(error as NodeJS.ErrnoException));
}

watchOverWorkerd();
const runtime = startWorkerd(dataDir);

let ending = false;
function end(): void {
  if (ending) return;
  ending = true;
  runtime.kill();
  runtime.ended.then(() => process.exit(0));
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
process.on("disconnect", end);

runtime.ended.then((how) => giveUp(`has ended (${how})`));
runtimePort = await runtime.port;
// The front holds nothing that two connections share: what goes wrong with one must not end all rooms.
process.on("uncaughtException", ({ name, message }) => {
  console.error(`A connection to the rooms failed: ${name}: ${message}`);
});
silenceAt(`http://127.0.0.1:${runtimePort}`).then(() => giveUp("does not answer any more"));
if (process.send) process.send({ ready: true, url });
else console.log(`The rooms are at ${url}`);

/** Whoever runs us starts us again. */
function giveUp(why: string): void {
  if (!ending) fail(`The rooms' runtime ${why}.`);
}

function check(): void {
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
}

function inWords({ code, message }: NodeJS.ErrnoException): string {
  if (code !== "EADDRINUSE") return message;
  return `Port ${port} is taken; set PARTY_PORT to another for the rooms.`;
}

/** Of an address that means all of this machine's, the one to reach it by. */
function reachable(address: string): string {
  if (address === "0.0.0.0") return "127.0.0.1";
  return address.includes(":") ? `[${address === "::" ? "::1" : address}]` : address;
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
