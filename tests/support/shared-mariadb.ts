import { type Mariadb, startMariadb } from "./mariadb.ts";

/** Vitest's globalSetup of the project "mysql": one server for all its tests. */
let server: Mariadb | null = null;

export async function setup(): Promise<void> {
  server = await startMariadb();
  if (server) process.env.MARIADB_SOCKET = server.socketPath;
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
