/**
 * The product as it runs at the edge, on this machine: the Worker and its rooms under `wrangler dev`,
 * the database a MariaDB behind PlanetScale's protocol.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { migrate } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open.ts";
import { openLiveRoom } from "../../server/demo/open-live-room.ts";
import { seedDemo } from "../../server/demo/seed.ts";
import { readSettings } from "../../server/env.ts";
import { openProduct } from "../../server/product.ts";
import { freePort } from "./free-port.ts";
import { startMariadb } from "./mariadb.ts";
import { type StandIn, startStandIn } from "./planetscale.ts";

const ROOT = join(import.meta.dirname, "../..");
const READY_WITHIN_MS = 60_000;
const KEYS = `k1:${Buffer.alloc(32, 5).toString("base64url")}`;

export interface EdgeDatabase {
  standIn: StandIn;
  /** A fresh one with every migration. Answers its DATABASE_URL. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Throws where this machine has no MariaDB. */
export async function startEdgeDatabase(): Promise<EdgeDatabase> {
  const mariadb = await startMariadb();
  if (!mariadb)
    throw new Error("There is no MariaDB here. On Debian: apt-get install mariadb-server");
  const { socketPath } = mariadb;
  const standIn = await startStandIn({ socketPath });
  return {
    standIn,
    async create(name) {
      const root = await createConnection({ socketPath, user: "root" });
      await root.query(`create database ${name}`);
      await root.end();
      const url = standIn.url(name);
      const opened = openDatabase(url);
      await migrate(opened, { clock: { now: () => Date.now() }, owner: "edge" });
      await opened.db.destroy();
      return url;
    },
    async stop() {
      await standIn.stop();
      await mariadb.stop();
    },
  };
}

export interface Edge {
  url: string;
  /** Signs rooms' tickets and commands. */
  roomKeys: string;
  port: number;
  /** Where the rooms keep theirs. */
  dataDir: string;
  output(): string;
  /** The same Worker again, as after a restart of the machine. */
  restart(): Promise<void>;
  /** kill -9 of the Worker's process group. */
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

export async function startEdge(
  databaseUrl: string,
  options: {
    port?: number;
    demo?: boolean;
    /** False: nothing happens by itself but what rooms do. */
    clockwork?: boolean;
    env?: Record<string, string>;
  } = {},
): Promise<Edge> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), "mentorlink-edge-"));
  const vars = {
    NODE_ENV: "development",
    SANDBOX: "1",
    PORT: String(port),
    PUBLIC_URL: url,
    ROOMS_URL: url,
    ROOMS_PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    ROOM_KEYS: KEYS,
    APP_KEYS: KEYS,
    ...options.env,
  };
  const product = await openProduct(readSettings(vars), () => {});
  const seeded = options.demo ? await seedDemo(product.services) : false;

  let said = "";
  let child: ChildProcess | null = null;
  async function run() {
    child = wrangler(port, dataDir, vars);
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk) => {
        said = (said + chunk).slice(-50_000);
      });
    await answers(`${url}/healthz`, child, () => said);
  }
  async function kill(signal: NodeJS.Signals = "SIGKILL") {
    const running = child;
    child = null;
    if (!running?.pid || running.exitCode !== null) return;
    const exit = once(running, "exit");
    process.kill(-running.pid, signal);
    await exit;
  }
  await run();
  if (seeded) await openLiveRoom(product.services);
  // wrangler dev runs no cron, and none can be run through its server of assets: beside it, then. What
  // requests cause, the Worker does itself.
  if (options.clockwork ?? true) product.start();
  return {
    url,
    roomKeys: KEYS,
    port,
    dataDir,
    output: () => said,
    kill,
    async restart() {
      await kill();
      await run();
    },
    async dispose() {
      await kill();
      await product.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function wrangler(port: number, dataDir: string, vars: Record<string, string>): ChildProcess {
  const flags = {
    ip: "127.0.0.1",
    port: String(port),
    "inspector-port": "0",
    "persist-to": dataDir,
    "log-level": "warn",
    "show-interactive-dev-session": "false",
  };
  const args = [
    join(ROOT, "node_modules/wrangler/bin/wrangler.js"),
    "dev",
    ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    ...Object.entries(vars).flatMap(([name, value]) => ["--var", `${name}:${value}`]),
  ];
  return spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    // It leaves workerd behind when it is killed alone: the whole group has to go.
    detached: true,
    env: { ...process.env, CI: "1", WRANGLER_SEND_METRICS: "false", NO_UPDATE_NOTIFIER: "1" },
  });
}

async function answers(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    if (child.exitCode !== null || performance.now() > until)
      throw new Error(`wrangler dev does not answer:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
