/** Rows, counts and errors as PlanetScale writes them. */
import type { FieldPacket } from "mysql2/promise";

export interface Answer {
  fields?: object[];
  rows?: { lengths: string[]; values?: string }[];
  rowsAffected?: string;
  insertId?: string;
}

export interface VitessError {
  code: string;
  message: string;
}

/** Vitess's names of MySQL's column types. */
const TYPES: Record<number, string> = {
  1: "INT8",
  2: "INT16",
  3: "INT32",
  4: "FLOAT32",
  5: "FLOAT64",
  6: "NULL_TYPE",
  7: "TIMESTAMP",
  8: "INT64",
  9: "INT24",
  10: "DATE",
  11: "TIME",
  12: "DATETIME",
  13: "YEAR",
  245: "JSON",
  246: "DECIMAL",
  249: "TEXT",
  250: "TEXT",
  251: "TEXT",
  252: "TEXT",
  253: "VARCHAR",
  254: "CHAR",
};
const UNSIGNED = 32;

/** Zeros and empty lists are left out, and numbers are text. */
export function answerOf(rows: unknown, fields: FieldPacket[] | undefined): Answer {
  if (!Array.isArray(rows) || !fields) {
    const { affectedRows = 0, insertId = 0 } = rows as { affectedRows?: number; insertId?: number };
    return {
      ...(affectedRows > 0 && { rowsAffected: String(affectedRows) }),
      ...(insertId > 0 && { insertId: String(insertId) }),
    };
  }
  return {
    fields: fields.map(fieldOf),
    ...(rows.length > 0 && { rows: rows.map(rowOf) }),
  };
}

function fieldOf(field: FieldPacket) {
  const { name, columnType = 0, characterSet, table, orgTable, orgName, flags } = field;
  const type = TYPES[columnType] ?? "BLOB";
  const unsigned = type.startsWith("INT") && (Number(flags) & UNSIGNED) !== 0;
  return {
    name,
    type: unsigned ? `U${type}` : type,
    table,
    orgTable,
    orgName,
    charset: characterSet,
    flags,
  };
}

function rowOf(row: (Buffer | null)[]) {
  return {
    lengths: row.map((value) => String(value?.length ?? -1)),
    values: Buffer.concat(row.filter((value) => value !== null)).toString("base64"),
  };
}

const CODES: Record<number, string> = {
  1062: "ALREADY_EXISTS",
  1205: "DEADLINE_EXCEEDED",
  1213: "ABORTED",
  1146: "NOT_FOUND",
};

/** With the statement and its values in it, as the real one has them. */
export function errorOf(error: unknown, query: string, user: string): VitessError {
  const {
    errno,
    sqlState = "HY000",
    message,
  } = error as Error & { errno?: number; sqlState?: string };
  // The server behind it is gone.
  if (!errno || errno < 1000)
    return { code: "UNAVAILABLE", message: `vttablet: no healthy tablet available: ${message}` };
  const code = CODES[errno] ?? "UNKNOWN";
  return {
    code,
    message: `target: ${user}.-.primary: vttablet: rpc error: code = ${code} desc = ${message} (errno ${errno}) (sqlstate ${sqlState}) (CallerID: ${user}): Sql: "${query}", BindVars: {}`,
  };
}
