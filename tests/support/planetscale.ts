/**
 * PlanetScale's HTTP protocol over a MySQL server that is here: what `@planetscale/database` speaks.
 * Who signs in as `x` is in the database `x`. It can fail in the ways in which the real one does.
 */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Config } from "@planetscale/database";
import { createPool, type Pool, type PoolConnection } from "mysql2/promise";
import { type Faults, noFaults } from "./planetscale-faults.ts";
import { type Answer, answerOf, errorOf, type VitessError } from "./planetscale-rows.ts";

/** As PlanetScale does with transactions that nobody goes on with. */
const ABANDONED_AFTER_MS = 20_000;
const MOST_CONNECTIONS = 50;

interface Session {
  connection: PoolConnection;
  user: string;
  timer: NodeJS.Timeout;
}

interface Reply {
  session: object;
  result?: Answer;
  error?: VitessError;
  timing?: number;
}

export interface StandIn {
  port: number;
  password: string;
  faults: Faults;
  /** What to say in DATABASE_URL. */
  url(database: string): string;
  /** The same without a wire in between, for tests that ask thousands of times. */
  fetch: NonNullable<Config["fetch"]>;
  /** Nobody listens any more; transactions stay open until they count as abandoned. */
  away(): Promise<void>;
  /** Listens again, on the same port. */
  back(): Promise<void>;
  /** Open transactions. */
  pinned(): number;
  /** Those of one database's, as time would: their owners are dead. */
  abandon(url: string): void;
  stop(): Promise<void>;
}

export async function startStandIn({
  socketPath,
  port = 0,
  password = randomUUID(),
  abandonedAfterMs = ABANDONED_AFTER_MS,
}: {
  socketPath: string;
  port?: number;
  password?: string;
  abandonedAfterMs?: number;
}): Promise<StandIn> {
  const pools = new Map<string, Pool>();
  const sessions = new Map<string, Session>();
  const faults = noFaults();

  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const answer = await serve(method, url, headers.authorization, await text(request)).catch(
      () => null,
    );
    if (answer === null) request.socket.destroy();
    else
      response
        .writeHead(answer.status, { "content-type": "application/json" })
        .end(JSON.stringify(answer.body));
  });

  /** Null: nobody gets an answer. */
  async function serve(
    method: string,
    path: string,
    authorization: string | undefined,
    body: string,
  ): Promise<{ status: number; body: object } | null> {
    const user = signedIn(authorization, password);
    if (user === null)
      return { status: 401, body: { error: { code: "UNAUTHENTICATED", message: "Who is this?" } } };
    if (method === "POST" && path === "/psdb.v1alpha1.Database/CreateSession")
      return { status: 200, body: { session: sessionOf(null), branch: "main", user: {} } };
    if (method !== "POST" || path !== "/psdb.v1alpha1.Database/Execute")
      return { status: 404, body: {} };
    await faults.beforeExecute();
    const { query, session } = JSON.parse(body) as { query: string; session: unknown };
    const reply = await execute(user, query, idOf(session));
    return faults.losesAnswer(query, reply.error) ? null : { status: 200, body: reply };
  }

  async function execute(user: string, query: string, id: string | null): Promise<Reply> {
    const from = performance.now();
    const session = id === null ? null : sessions.get(id);
    if (id !== null && session?.user !== user)
      return { session: sessionOf(null), error: notFound(id) };
    try {
      const [next, result] = session
        ? await goOn(session, id ?? "", query)
        : await begin(user, query);
      return { session: sessionOf(next), result, timing: (performance.now() - from) / 1000 };
    } catch (error) {
      const { errno } = error as { errno?: number };
      // The server has rolled back by itself: what follows must not run outside a transaction.
      if (id !== null && errno === DEADLOCK.errno) unpin(id);
      return { session: sessionOf(id), error: errorOf(error, query, user) };
    }
  }

  /** Outside a transaction, or the first of one. Answers the session to go on with. */
  async function begin(user: string, query: string): Promise<[string | null, Answer]> {
    const connection = await poolOf(user).getConnection();
    let pinned: string | null = null;
    try {
      const result = await run(connection, query);
      if (/^\s*begin\b/i.test(query)) pinned = pin(connection, user);
      return [pinned, result];
    } finally {
      if (pinned === null) connection.release();
    }
  }

  async function goOn(
    { connection, timer }: Session,
    id: string,
    query: string,
  ): Promise<[string | null, Answer]> {
    timer.refresh();
    if (faults.deadlocks(id, query)) {
      await connection.query("rollback");
      throw DEADLOCK;
    }
    const result = await run(connection, query);
    if (!/^\s*(commit|rollback)\b/i.test(query)) return [id, result];
    unpin(id);
    return [null, result];
  }

  function pin(connection: PoolConnection, user: string): string {
    const id = randomUUID();
    const timer = setTimeout(() => abandon(id), abandonedAfterMs);
    sessions.set(id, { connection, user, timer });
    return id;
  }

  /** Its locks go with its connection. */
  function abandon(id: string): void {
    const { connection } = sessions.get(id) ?? {};
    unpin(id, false);
    connection?.destroy();
  }

  function unpin(id: string, release = true): void {
    const session = sessions.get(id);
    sessions.delete(id);
    clearTimeout(session?.timer);
    if (release) session?.connection.release();
  }

  function poolOf(database: string): Pool {
    const known = pools.get(database);
    if (known) return known;
    const pool = createPool({
      socketPath,
      user: "root",
      database,
      charset: "utf8mb4",
      connectionLimit: MOST_CONNECTIONS,
      // An UPDATE that changes nothing counts no row, as in MySQL itself.
      flags: ["-FOUND_ROWS"],
    });
    pools.set(database, pool);
    return pool;
  }

  async function listen(at: number) {
    server.listen(at, "127.0.0.1");
    await once(server, "listening");
  }
  async function close() {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  }
  await listen(port);
  server.unref();
  const bound = (server.address() as AddressInfo).port;

  return {
    port: bound,
    password,
    faults,
    url: (database) => `http://${database}:${password}@127.0.0.1:${bound}`,
    async fetch(address, init) {
      if (!server.listening)
        throw new TypeError("fetch failed", { cause: { code: "ECONNREFUSED" } });
      const { Authorization } = init?.headers ?? {};
      const path = new URL(address).pathname;
      const answer = await serve(init?.method ?? "GET", path, Authorization, init?.body ?? "");
      if (answer === null) throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
      const { status, body } = answer;
      return { ok: status < 300, status, statusText: "", text: async () => JSON.stringify(body) };
    },
    away: close,
    back: () => listen(bound),
    pinned: () => sessions.size,
    abandon(url) {
      for (const [id, { user }] of sessions) if (user === new URL(url).username) abandon(id);
    },
    async stop() {
      if (server.listening) await close();
      for (const id of sessions.keys()) abandon(id);
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}

function signedIn(header: string | undefined, password: string): string | null {
  const [, encoded = ""] = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? "") ?? [];
  const [, user = "", given] = /^(\w+):(.*)$/.exec(atob(encoded)) ?? [];
  return given === password ? user : null;
}

async function run(connection: PoolConnection, query: string): Promise<Answer> {
  const [rows, fields] = await connection.query({
    sql: query,
    rowsAsArray: true,
    typeCast: (field) => field.buffer(),
  });
  return answerOf(rows, fields);
}

const DEADLOCK = Object.assign(new Error("Deadlock found when trying to get lock"), {
  errno: 1213,
  sqlState: "40001",
});

const notFound = (id: string): VitessError => ({
  code: "ABORTED",
  message: `target: main.-.primary: vttablet: rpc error: code = Aborted desc = transaction ${id}: not found`,
});

/** Opaque to the client, which hands it back with its next statement. */
const sessionOf = (id: string | null) => ({ signature: "", vitessSession: { sessionUUID: id } });

function idOf(session: unknown): string | null {
  const { vitessSession } = (session ?? {}) as { vitessSession?: { sessionUUID?: string | null } };
  return vitessSession?.sessionUUID ?? null;
}
