import type { EarningRow } from "./schemas.ts";

const HEAD = [
  "session",
  "start_utc",
  "mentee",
  "status",
  "gross",
  "commission",
  "vat",
  "net",
  "currency",
  "state",
];

/** RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function earningsCsv(rows: readonly EarningRow[]): string {
  const lines = rows.map((row) => [
    row.sessionId,
    new Date(row.startsAt).toISOString(),
    row.mentee,
    row.status,
    rand(row.grossCents),
    rand(row.commissionCents),
    rand(row.vatCents),
    rand(row.netCents),
    row.currency,
    row.state,
  ]);
  return [HEAD, ...lines]
    .map((cells) => cells.map(cell).join(","))
    .join("\r\n")
    .concat("\r\n");
}

/** Spreadsheets set to Chinese, Japanese or Korean read the full-width forms as the plain ones. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

export function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function rand(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}
