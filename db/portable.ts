import { type ColumnDataType, type Kysely, sql, type Transaction } from "kysely";
import { CredentialsRefused, DatabaseAway, QueryRefused } from "./failures.ts";
import type { Database } from "./schema.ts";

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;
/** A query that only reads works with either. */
export type Reader = Db | Trx;

export type Dialect = "sqlite" | "mysql";

/**
 * Column types by dialect. MySQL's default collations take "A", "a" and "á" for equal; here every text
 * is compared by its code points, as SQLite does. One difference stays: MySQL ignores spaces at the end.
 */
export function columnTypes(dialect: Dialect) {
  const mysql = dialect === "mysql";
  const text = (type: string) =>
    sql.raw(mysql ? `${type} character set utf8mb4 collate utf8mb4_bin` : "text");
  const upTo = (length: number) => text(`varchar(${length})`);
  return {
    id: upTo(36),
    hash: upTo(64),
    key: upTo(190),
    word: upTo(40),
    email: upTo(254),
    line: upTo(400),
    text: text("mediumtext"),
    int: "bigint" as ColumnDataType,
    flag: (mysql ? "smallint" : "integer") as ColumnDataType,
  };
}

/**
 * At the end of an insert or update that a power cut may undo at no one's cost: a count of tries, a lease.
 * SQLite does not wait for the disk then. Never on anything that somebody was told. To MySQL it is a comment.
 */
export const FORGETTABLE = "/* forgettable */";
export const forgettable = sql.raw(FORGETTABLE);

/** ER_TABLE_EXISTS_ERROR, ER_DUP_FIELDNAME, ER_DUP_KEYNAME */
const MYSQL_THERE_ALREADY = new Set([1050, 1060, 1061]);

/** Says that a table, column or index which a statement makes is there already. */
export function isThereAlready(error: unknown): boolean {
  if (error instanceof QueryRefused) return MYSQL_THERE_ALREADY.has(error.errno ?? 0);
  return error instanceof Error && /already exists|duplicate column name/.test(error.message);
}

/** ER_NO_SUCH_TABLE */
const MYSQL_NO_TABLE = 1146;

export function isMissingTable(error: unknown): boolean {
  if (error instanceof QueryRefused) return error.errno === MYSQL_NO_TABLE;
  return error instanceof Error && /^no such table/.test(error.message);
}

/** SQLite error codes: SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE. */
const SQLITE_DUPLICATE = new Set([1555, 2067]);
/** ER_DUP_ENTRY */
const MYSQL_DUPLICATE = 1062;

export function isDuplicateKey(error: unknown): boolean {
  const code = sqliteCode(error);
  if (code !== null) return SQLITE_DUPLICATE.has(code);
  return error instanceof QueryRefused && error.errno === MYSQL_DUPLICATE;
}

/** SQLITE_BUSY and SQLITE_LOCKED: the low byte of an extended code. */
const SQLITE_LOST = new Set([5, 6]);
/** ER_LOCK_WAIT_TIMEOUT, ER_LOCK_DEADLOCK, and ER_QUERY_INTERRUPTED: Vitess ended the transaction. */
const MYSQL_LOST = new Set([1205, 1213, 1317]);

/**
 * A lost deadlock, a lock wait that ran out, a busy SQLite file, or a connection lost before the commit:
 * the whole transaction may run again.
 */
export function isLostRace(error: unknown): boolean {
  const code = sqliteCode(error);
  if (code !== null) return SQLITE_LOST.has(code & 0xff);
  if (error instanceof DatabaseAway) return !error.mayBeDone;
  return error instanceof QueryRefused && (MYSQL_LOST.has(error.errno ?? 0) || error.isAborted);
}

/** SQLITE_BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN: the low byte of an extended code. */
const SQLITE_AWAY = new Set([5, 6, 8, 10, 13, 14]);
/**
 * Too many connections, a shutdown, a connection lost, a full disk, or a server that may only be read
 * while another takes over; and races that were lost again and again.
 */
const MYSQL_AWAY = new Set([1021, 1040, 1053, 1114, 1203, 1290, 2006, 2013, ...MYSQL_LOST]);

/**
 * The database cannot serve now, and may later: it is not reached, its disk is full or read-only, a
 * lock that nobody lets go of. Nothing of the transaction was kept, unless `mayBeDone` says otherwise.
 */
export function isUnavailable(error: unknown): boolean {
  const code = sqliteCode(error);
  if (code !== null) return SQLITE_AWAY.has(code & 0xff);
  if (error instanceof DatabaseAway || error instanceof CredentialsRefused) return true;
  return error instanceof QueryRefused && (MYSQL_AWAY.has(error.errno ?? 0) || error.isAborted);
}

/** The answer was lost, not necessarily the work. */
export function mayBeDone(error: unknown): boolean {
  return error instanceof DatabaseAway && error.mayBeDone;
}

function sqliteCode(error: unknown): number | null {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  return error instanceof Error && typeof errcode === "number" ? errcode : null;
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
