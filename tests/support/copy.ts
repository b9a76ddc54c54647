/** A whole copy of the product in processes of its own, as `npm start` runs it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ON_MYSQL, type OneDatabase, sharedDatabase } from "./databases.ts";
import { freePort } from "./free-port.ts";
import { abandonedBy } from "./mysql-databases.ts";

const ROOT = join(import.meta.dirname, "../..");
const READY_WITHIN_MS = 60_000;

export interface Copy {
  url: string;
  port: number;
  partyPort: number;
  dataDir: string;
  /** Null: a file in the data folder. */
  database: OneDatabase | null;
  process: ChildProcess;
  output(): string;
  /** Ends it as Ctrl-C would; answers how long it took, in ms. */
  stop(): Promise<number>;
  /** Stops and removes the data folder. */
  dispose(): Promise<void>;
}

export async function startCopy(
  options: {
    demo?: boolean;
    dataDir?: string;
    /** Of a copy that is dead. */
    database?: OneDatabase | null;
    port?: number;
    partyPort?: number;
    env?: Record<string, string>;
  } = {},
): Promise<Copy> {
  const port = options.port ?? (await freePort());
  const partyPort = options.partyPort ?? (await freePort());
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "mentorlink-")));
  const database = options.database ?? (ON_MYSQL ? await sharedDatabase() : null);
  if (ON_MYSQL && options.database) await abandonedBy(options.database);
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "development",
      PORT: String(port),
      PARTY_PORT: String(partyPort),
      DATA_DIR: dataDir,
      DEMO: options.demo ? "1" : "0",
      ...(database && { DATABASE_URL: database.url }),
      ...options.env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (said += chunk));

  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`not ready in time:\n${said}`)),
      READY_WITHIN_MS,
    );
    child.stdout?.on("data", () => {
      if (!said.includes("MentorLink is at")) return;
      clearTimeout(late);
      resolve();
    });
    child.on("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code} before it was ready:\n${said}`));
    });
  });

  const copy: Copy = {
    url: `http://127.0.0.1:${port}`,
    port,
    partyPort,
    dataDir,
    database,
    process: child,
    output: () => said,
    async stop() {
      const from = performance.now();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      return performance.now() - from;
    },
    async dispose() {
      await copy.stop();
      await rm(dataDir, { recursive: true, force: true });
      await database?.release();
    },
  };
  return copy;
}

/** Starts what cannot be; answers the lines it said and its exit code. */
export async function refused(env: Record<string, string>) {
  const dataDir = await mkdtemp(join(tmpdir(), "mentorlink-"));
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "development",
      PORT: String(await freePort()),
      PARTY_PORT: String(await freePort()),
      DEMO: "0",
      DATA_DIR: dataDir,
      ...env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const [code] = await once(child, "exit");
  await rm(dataDir, { recursive: true });
  return { code, lines: said.trim().split("\n") };
}
