/** Debian's MariaDB, started by hand on a folder of its own, ended by its id. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createConnection } from "mysql2/promise";
import { hasMariadb, MARIADB } from "../../scripts/mariadb.mjs";

const PREFIX = "mentorlink-mariadb-";
const IN_MEMORY = "/dev/shm";
const ROOM_BYTES = 2 ** 30;
const READY_WITHIN_MS = 30_000;

/** As PlanetScale's MySQL is set, and no slower than need be: nobody pulls the plug in a test. */
const SETTINGS = [
  "--skip-networking",
  "--skip-log-bin",
  "--performance-schema=off",
  "--character-set-server=utf8mb4",
  "--collation-server=utf8mb4_general_ci",
  "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
  "--transaction-isolation=REPEATABLE-READ",
  "--innodb-flush-log-at-trx-commit=0",
  "--innodb-doublewrite=0",
  "--innodb-flush-method=nosync",
  "--innodb-log-file-size=32M",
  "--innodb-buffer-pool-size=128M",
  "--innodb-lock-wait-timeout=50",
  "--max-connections=1000",
  "--max-allowed-packet=64M",
];

export interface Mariadb {
  socketPath: string;
  pid: number;
  stop(): Promise<void>;
}

/** Null where this machine has none. Root without a password, over a socket in a folder of ours. */
export async function startMariadb(): Promise<Mariadb | null> {
  if (!hasMariadb()) return null;
  await endOrphans();
  const folder = await mkdtemp(join(await place(), PREFIX));
  await writeFile(join(folder, "owner"), String(process.pid));
  const data = join(folder, "data");
  const user = `--user=${userInfo().username}`;
  await promisify(execFile)(MARIADB.install, [
    "--no-defaults",
    `--datadir=${data}`,
    "--auth-root-authentication-method=normal",
    "--skip-test-db",
    user,
  ]);
  const socketPath = join(folder, "socket");
  const server = spawn(
    MARIADB.server,
    [
      "--no-defaults",
      user,
      `--datadir=${data}`,
      `--socket=${socketPath}`,
      `--pid-file=${join(folder, "pid")}`,
      ...SETTINGS,
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  server.stderr.on("data", (chunk) => {
    said = (said + chunk).slice(-10_000);
  });
  await answers(server, socketPath, () => said);
  // Every test that follows fails, and none of them can say why.
  const sayWhy = (code: number | null, signal: string | null) =>
    console.error(`MariaDB ended by itself (${code ?? signal}). Its last words:\n${said}`);
  server.once("exit", sayWhy);
  return {
    socketPath,
    pid: server.pid ?? 0,
    async stop() {
      server.off("exit", sayWhy);
      if (server.exitCode === null && server.signalCode === null) {
        server.kill("SIGKILL");
        await once(server, "exit");
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(server: ChildProcess, socketPath: string, said: () => string) {
  const until = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const connection = await createConnection({ socketPath, user: "root" }).catch(() => null);
    if (connection) return connection.end();
    if (server.exitCode !== null || performance.now() > until)
      throw new Error(`MariaDB does not start:\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** In memory where there is room: making tables is mostly waiting for the disk. */
async function place(): Promise<string> {
  const { bavail, bsize } = await statfs(IN_MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > ROOM_BYTES ? IN_MEMORY : tmpdir();
}

/** Servers whose test run was killed live on: those in folders of ours whose owner is gone. */
async function endOrphans(): Promise<void> {
  for (const parent of [tmpdir(), IN_MEMORY])
    for (const name of await readdir(parent).catch(() => []))
      if (name.startsWith(PREFIX)) await endOrphan(join(parent, name));
}

async function endOrphan(folder: string): Promise<void> {
  const read = (file: string) => readFile(file, "utf8").catch(() => "");
  const owner = Number(await read(join(folder, "owner")));
  if (!owner || existsSync(`/proc/${owner}`)) return;
  const pid = Number(await read(join(folder, "pid")));
  if (pid && (await read(`/proc/${pid}/cmdline`)).includes(folder)) process.kill(pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true });
}
