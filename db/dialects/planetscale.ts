import { type Config, cast, DatabaseError } from "@planetscale/database";
import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryResult,
  TransactionSettings,
} from "kysely";
import { PlanetScaleDialect } from "kysely-planetscale";
import { bindable } from "../bindable.ts";
import { CredentialsRefused, DatabaseAway, QueryRefused } from "../failures.ts";
import { retried } from "../retry.ts";

type Field = Parameters<typeof cast>[0];

/** Longer than any statement of ours takes; PlanetScale itself ends a transaction after 20 s. */
const TIMEOUT_MS = 10_000;

export interface PlanetscaleOptions {
  /** Of one statement. */
  timeoutMs?: number;
  fetch?: NonNullable<Config["fetch"]>;
}

/** PlanetScale's own driver over HTTP. */
export function planetscaleDialect(url: URL, options: PlanetscaleOptions = {}): Dialect {
  const { timeoutMs = TIMEOUT_MS, fetch: ask = fetch as NonNullable<Config["fetch"]> } = options;
  const dialect = new PlanetScaleDialect({
    host: url.host,
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    cast: toNumber,
    fetch: (address, init) =>
      overTheWire(async () => {
        // The driver always says https; parseDatabaseUrl lets nothing else through but for this machine.
        const answer = await ask(address.replace(/^https:/, url.protocol), {
          ...(init as NonNullable<typeof init>),
          ...{ signal: AbortSignal.timeout(timeoutMs) },
        });
        const text = await answer.text();
        const { ok, status, statusText } = answer;
        return {
          ok,
          status,
          statusText,
          text: async () => text,
          json: async () => JSON.parse(text),
        };
      }),
  } satisfies Config);
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new PlainSpokenDriver(dialect.createDriver()),
  };
}

/** There was no answer, or not all of one. Runtimes have no common error for it. */
class NoAnswer extends Error {}

async function overTheWire<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new NoAnswer(whyAway(error));
  }
}

/** Node's errors have a cause that knows more; workerd's do not. */
function whyAway(error: unknown): string {
  if (!(error instanceof Error)) return "no connection";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "no answer in time";
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? "no connection";
}

const WIDE = new Set(["INT64", "UINT64", "DECIMAL"]);

/** Counts, sums, cents and times are numbers here as in SQLite. Throws RangeError beyond 2^53. */
export function toNumber(field: Field, value: string | null): unknown {
  if (value === null || !WIDE.has(field.type)) return cast(field, value);
  const number = Number(value);
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER)
    throw new RangeError(`The column ${field.name} holds a number beyond 2^53`);
  return number;
}

/** The same driver, whose errors carry no statement and no value, and say what became of the work. */
class PlainSpokenDriver implements Driver {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  init() {
    return this.#driver.init();
  }
  async acquireConnection() {
    return new PlainSpokenConnection(await this.#driver.acquireConnection());
  }
  async beginTransaction(connection: PlainSpokenConnection, settings: TransactionSettings) {
    connection.inTransaction = true;
    await plainly(false, () => this.#driver.beginTransaction(connection.inner, settings));
  }
  async commitTransaction({ inner }: PlainSpokenConnection) {
    await plainly(true, () => this.#driver.commitTransaction(inner));
  }
  async rollbackTransaction({ inner }: PlainSpokenConnection) {
    // Who cannot be told rolls back by itself; the error that led here is the one to know.
    await this.#driver.rollbackTransaction(inner).catch(() => {});
  }
  releaseConnection({ inner }: PlainSpokenConnection) {
    return this.#driver.releaseConnection(inner);
  }
  destroy() {
    return this.#driver.destroy();
  }
}

class PlainSpokenConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  inTransaction = false;

  constructor(inner: DatabaseConnection) {
    this.inner = inner;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    bindable(query.parameters);
    // Inside a transaction nothing is done before the commit, and only the whole may run again.
    if (this.inTransaction) return plainly(false, () => this.inner.executeQuery<R>(query));
    const writes = query.query.kind !== "SelectQueryNode";
    return retried(() => plainly(writes, () => this.inner.executeQuery<R>(query)));
  }
  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

async function plainly<T>(lastsAtOnce: boolean, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw plain(error, lastsAtOnce);
  }
}

/** The driver's message holds the statement with its values: nothing of it goes on, not as a cause. */
function plain(error: unknown, lastsAtOnce: boolean): unknown {
  if (error instanceof DatabaseError) {
    const { code, message } = error.body;
    if (error.status === 401 || code === "UNAUTHENTICATED") return new CredentialsRefused();
    if (error.status !== 400) return new DatabaseAway(`HTTP ${error.status}`, lastsAtOnce);
    if (code === "UNAVAILABLE") return new DatabaseAway(code, lastsAtOnce);
    // Values come after the first of these marks, and before it only between quotes.
    const words = message.split(/ \(CallerID|: Sql: /)[0] ?? "";
    const [, errno, sqlstate] = /.*\(errno (\d+)\)(?: \(sqlstate (\w+)\))?/s.exec(words) ?? [];
    return new QueryRefused(errno ? Number(errno) : null, sqlstate ?? null, code);
  }
  if (error instanceof NoAnswer)
    return new DatabaseAway(error.message, lastsAtOnce && !NEVER_SENT.has(error.message));
  // What it answered was no JSON, or only the beginning of it.
  if (error instanceof SyntaxError) return new DatabaseAway("half an answer", lastsAtOnce);
  return error;
}

const NEVER_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN"]);
