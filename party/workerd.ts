import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import workerd from "workerd";

export interface Workerd {
  /** Resolves when it listens. */
  ready: Promise<unknown>;
  /** Resolves when its process is gone, with how it ended. */
  ended: Promise<string>;
  kill(): void;
}

/**
 * The runtime itself, without Miniflare: the worker that Miniflare puts before ours negotiates
 * compression for every socket, and its way around that opens a door to the runtime's own protocol.
 */
export function startWorkerd(host: string, port: number, dataDir: string): Workerd {
  const address = host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
  const child = spawn(
    workerd.default,
    [
      "serve",
      `--socket-addr=http=${address}`,
      `--directory-path=data=${dataDir}`,
      "--control-fd=3",
      fileURLToPath(new URL("./party/rooms.capnp", import.meta.url)),
    ],
    { stdio: ["ignore", "inherit", "inherit", "pipe"] },
  );
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit ${code}`));
  });
  return {
    // The only word that it sends.
    ready: once(child.stdio[3] as Readable, "data"),
    ended,
    kill: () => void child.kill("SIGKILL"),
  };
}
