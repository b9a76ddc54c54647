/** A transcript as a text file that one can keep, print and mail. */
import { timeOnly, when } from "../../lib/format.ts";
import type { Spoken } from "./turns.ts";

export interface TranscriptText {
  you: string;
  other: string;
  startsAt: number;
  endsAt: number;
  complete: boolean;
}

/** The file's first lines. CRLF line ends, as the oldest of editors want them. */
export function headText(transcript: TranscriptText, zone: string): string {
  const { you, other, startsAt, endsAt, complete } = transcript;
  return lined([
    `${you} and ${other}`,
    `${when(startsAt, zone)} to ${timeOnly(endsAt, zone)}`,
    ...(complete ? [] : ["The last messages may still be missing: load this again in a minute."]),
    "",
  ]);
}

/** What one of the two said. */
export function spokenText({ own, at, body }: Spoken, by: Sides, zone: string): string {
  return lined([
    `[${timeOnly(at, zone)}] ${own ? by.you : by.other}`,
    ...body.split(LINE_ENDS).map((line) => `  ${line}`.trimEnd()),
    "",
  ]);
}

/** All that some reader of text files begins a new line at: a line without our two spaces would be a heading. */
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

type Sides = Pick<TranscriptText, "you" | "other">;

function lined(lines: string[]): string {
  return lines.map((line) => `${line}\r\n`).join("");
}

/** "mentorlink-2026-11-26-thandeka.txt": ASCII only, as headers are. */
export function fileName(day: string, other: string): string {
  const name = other
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return `mentorlink-${day}${name ? `-${name}` : ""}.txt`;
}
