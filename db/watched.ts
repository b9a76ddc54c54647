import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryResult,
  TransactionSettings,
} from "kysely";

/** Told of every statement, BEGIN, COMMIT and ROLLBACK included, just before it runs and just after. */
export interface Watcher {
  /** `query`: absent for BEGIN, COMMIT and ROLLBACK. */
  before?(statement: string, query?: CompiledQuery): void | Promise<void>;
  /** `tookMs`: real milliseconds until it was answered or refused. */
  after?(statement: string, tookMs: number): void | Promise<void>;
}

/** The same database with somebody watching what it is asked. */
export function watched(dialect: Dialect, watcher: Watcher): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => new WatchedDriver(dialect.createDriver(), watcher),
  };
}

type Told = <T>(statement: string, run: () => Promise<T>, query?: CompiledQuery) => Promise<T>;

class WatchedDriver implements Driver {
  readonly #driver: Driver;
  readonly #told: Told;

  constructor(driver: Driver, watcher: Watcher) {
    this.#driver = driver;
    this.#told = async (statement, run, query) => {
      await watcher.before?.(statement, query);
      const from = performance.now();
      try {
        return await run();
      } finally {
        await watcher.after?.(statement, performance.now() - from);
      }
    };
  }

  init() {
    return this.#driver.init();
  }
  async acquireConnection() {
    return new WatchedConnection(await this.#driver.acquireConnection(), this.#told);
  }
  beginTransaction(connection: WatchedConnection, settings: TransactionSettings) {
    return this.#told("begin", () => this.#driver.beginTransaction(connection.inner, settings));
  }
  commitTransaction({ inner }: WatchedConnection) {
    return this.#told("commit", () => this.#driver.commitTransaction(inner));
  }
  rollbackTransaction({ inner }: WatchedConnection) {
    return this.#told("rollback", () => this.#driver.rollbackTransaction(inner));
  }
  releaseConnection({ inner }: WatchedConnection) {
    return this.#driver.releaseConnection(inner);
  }
  destroy() {
    return this.#driver.destroy();
  }
}

class WatchedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #told: Told;

  constructor(inner: DatabaseConnection, told: Told) {
    this.inner = inner;
    this.#told = told;
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.#told(query.sql, () => this.inner.executeQuery<R>(query), query);
  }
  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}
