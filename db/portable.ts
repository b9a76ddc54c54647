import { type ColumnDataType, type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Database } from "./schema.ts";

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;
/** A query that only reads works with either. */
export type Reader = Db | Trx;

export type Dialect = "sqlite" | "mysql";

/** Column types by dialect. Keys are ascii_bin on MySQL, whose default collation takes "A" for "a". */
export function columnTypes(dialect: Dialect) {
  const mysql = dialect === "mysql";
  const raw = (text: string): RawBuilder<unknown> => sql.raw(text);
  const key = (length: number) =>
    mysql ? raw(`varchar(${length}) character set ascii collate ascii_bin`) : raw("text");
  return {
    id: key(36),
    hash: key(64),
    key: key(190),
    word: key(40),
    email: mysql ? raw("varchar(254) character set ascii collate ascii_bin") : raw("text"),
    line: mysql ? raw("varchar(400) character set utf8mb4") : raw("text"),
    text: mysql ? raw("mediumtext character set utf8mb4") : raw("text"),
    int: "bigint" as ColumnDataType,
    flag: (mysql ? "smallint" : "integer") as ColumnDataType,
  };
}

/** Neither database has "add column if not exists", and a migration may run twice. */
export function addColumnOnce(statement: { execute(): Promise<unknown> }) {
  return {
    async execute() {
      try {
        await statement.execute();
      } catch (error) {
        // SQLite and MySQL (errno 1060) say it in the same words.
        if (!(error instanceof Error && /duplicate column name/i.test(error.message))) throw error;
      }
    },
  };
}

/** SQLite error codes: SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE. */
const SQLITE_DUPLICATE = new Set([1555, 2067]);

export function isDuplicateKey(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const errcode = (error as { errcode?: unknown }).errcode;
  if (typeof errcode === "number") return SQLITE_DUPLICATE.has(errcode);
  return /\(errno 1062\)/.test(error.message);
}

/** A lost deadlock, a lock wait that ran out, or a busy SQLite file: the whole transaction may run again. */
export function isLostRace(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const errcode = (error as { errcode?: unknown }).errcode;
  if (typeof errcode === "number") return (errcode & 0xff) === 5 || (errcode & 0xff) === 6;
  return /\(errno (1213|1205)\)/.test(error.message);
}

/** SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the low byte of an extended code. */
const SQLITE_AWAY = new Set([5, 6, 8, 10, 13, 14]);

/**
 * The database cannot serve now, and may later: a full or read-only disk, a lock that nobody lets go
 * of. Nothing of the transaction was kept.
 */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const errcode = (error as { errcode?: unknown }).errcode;
  return typeof errcode === "number" && SQLITE_AWAY.has(errcode & 0xff);
}

/** A LIKE pattern in which what the user typed stands for itself. Use with `escape '!'`. */
export function likeContains(text: string): string {
  return `%${text.replace(/[!%_]/g, (c) => `!${c}`)}%`;
}

/**
 * Insert, or do nothing where the key is there already. Answers whether the row is ours.
 * The duplicate key is the answer (law 1), so there is nothing to look up first.
 */
export async function insertOnce(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
