import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import workerd from "workerd";

export interface Workerd {
  /** Resolves when it listens, with the port of this machine. */
  port: Promise<number>;
  /** Resolves when its process is gone, with how it ended. */
  ended: Promise<string>;
  kill(): void;
}

/**
 * The runtime itself, without Miniflare: the worker that Miniflare puts before ours negotiates
 * compression for every socket, and its way around that opens a door to the runtime's own protocol.
 */
export function startWorkerd(dataDir: string): Workerd {
  const child = spawn(
    workerd.default,
    [
      "serve",
      "--socket-addr=http=127.0.0.1:0",
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
    port: portOf(child.stdio[3] as Readable),
    ended,
    kill: () => void child.kill("SIGKILL"),
  };
}

/** The only word that it sends: `{"event":"listen","socket":"http","port":1234}`. */
async function portOf(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) return JSON.parse(line).port;
  return new Promise(() => {});
}
