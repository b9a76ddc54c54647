/**
 * What the log says, as one JSON object a line. Nothing here may come from what people typed: an error
 * is told by its names, codes and places, never by its message, which can hold anybody's data.
 */

/** One answered request. */
export interface Answered {
  requestId: string;
  /** One of a few: whatever else a client calls it is "OTHER". */
  method: string;
  /** The pattern, "/sessions/:id": never the address itself, which can hold a token. */
  route: string;
  status: number;
  /** Until the answer's head was ready. */
  ms: number;
  dbMs: number;
  dbCount: number;
}

export function answeredLine(at: number, answered: Answered): string {
  const { ms, dbMs, ...rest } = answered;
  const { status } = answered;
  // 501: anybody may ask for what is not there yet, and nothing has failed.
  const level = status >= 500 && status !== 501 ? "error" : "info";
  return line(at, level, "request", { ...rest, ms: rounded(ms), dbMs: rounded(dbMs) });
}

export function errorLine(at: number, error: unknown, requestId: string): string {
  return line(at, "error", "failure", {
    ...(requestId && { requestId }),
    error: described(error),
  });
}

function line(at: number, level: "info" | "error", event: string, more: object): string {
  return JSON.stringify({ at: new Date(at).toISOString(), level, event, ...more });
}

/** Names, codes and places of an error and of those behind it. */
export function described(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const where = error.stack
    ?.split("\n")
    .filter((one) => /^ {4}at /.test(one))
    .slice(0, 3)
    .map((one) => one.trim());
  const behind = [...(error instanceof AggregateError ? error.errors : []), error.cause];
  const name = [error.name, codeOf(error)].filter(Boolean).join(" ");
  return [name, ...(where ?? []), ...behind.filter(Boolean).map(described)].join(" | ");
}

/** SQLite's errcode, MySQL's errno (which stands in the driver's message), or a system's ECONNREFUSED. */
function codeOf(error: Error): string {
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  if (typeof errcode === "number") return String(errcode);
  if (typeof code === "string" && /^[A-Z][A-Z0-9_]{1,40}$/.test(code)) return code;
  return /\(errno (\d{1,5})\)/.exec(error.message)?.[1] ?? "";
}

/** A tenth of a millisecond. */
function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}
