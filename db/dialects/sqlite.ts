import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import { bindable } from "../bindable.ts";
import { FORGETTABLE } from "../portable.ts";

/** Preparing costs as much as a small query does. */
const MOST_PREPARED = 500;

/**
 * The embedded file database: WAL, a full fsync at every commit but those of forgettable statements,
 * foreign keys on, and a wait of five seconds for another process's write lock.
 */
export function sqliteDialect(path: string): SqliteDialect {
  return new SqliteDialect({ database: async () => open(path) });
}

function open(path: string): SqliteDatabase {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
  file.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;");
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {
      // Statements that are still in memory keep SQLite from doing so itself, and a copy of the file
      // alone should be whole.
      file.exec("pragma wal_checkpoint(truncate)");
      file.close();
    },
    prepare: (text) => {
      const known = prepared.get(text) ?? statement(file, text);
      // The one used longest ago stands first and goes first.
      prepared.delete(text);
      prepared.set(text, known);
      for (const oldest of prepared.keys()) {
        if (prepared.size <= MOST_PREPARED) break;
        prepared.delete(oldest);
      }
      return known;
    },
  };
}

function statement(file: DatabaseSyncInstance, text: string): SqliteStatement {
  // A second process may be writing: take the write lock at the start, or the first write can find
  // that what was read is stale and fail without waiting.
  const prepared = file.prepare(text === "begin" ? "begin immediate" : text);
  // A full disk ends a transaction by itself; rolling back what is over would hide why.
  const isOver = () => text === "rollback" && !file.isTransaction;
  return {
    reader: prepared.columns().length > 0,
    all: (values) => prepared.all(...bindable(values)),
    run: (values) => {
      if (isOver()) return NOTHING;
      const run = () => prepared.run(...bindable(values));
      return text.endsWith(FORGETTABLE) ? withoutWaiting(file, run) : run();
    },
    iterate: (values) => prepared.iterate(...bindable(values)) as IterableIterator<unknown>,
  };
}

/**
 * Commits without an fsync: the next commit that has one carries it. The file stays whole either way
 * (https://sqlite.org/pragma.html#pragma_synchronous on WAL). A transaction has its own commit.
 */
function withoutWaiting<T>(file: DatabaseSyncInstance, run: () => T): T {
  if (file.isTransaction) return run();
  file.exec("pragma synchronous = normal");
  try {
    return run();
  } finally {
    file.exec("pragma synchronous = full");
  }
}

const NOTHING = { changes: 0, lastInsertRowid: 0 };
