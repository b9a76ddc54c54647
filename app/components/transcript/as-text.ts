/** A transcript as a text file that one can keep, print and mail. */
import { timeOnly, when } from "../../lib/format.ts";
import type { Spoken } from "./turns.ts";

export interface TranscriptText {
  you: string;
  other: string;
  startsAt: number;
  endsAt: number;
  spoken: readonly Spoken[];
  complete: boolean;
}

/** Plain text with CRLF line ends, as the oldest of editors want them. */
export function asText(transcript: TranscriptText, zone: string): string {
  const { you, other, startsAt, endsAt, spoken, complete } = transcript;
  const lines = [
    `${you} and ${other}`,
    `${when(startsAt, zone)} to ${timeOnly(endsAt, zone)}`,
    ...(complete ? [] : ["The last messages may still be missing: load this again in a minute."]),
    "",
    ...spoken.flatMap(({ own, at, body }) => [
      `[${timeOnly(at, zone)}] ${own ? you : other}`,
      ...body.split("\n").map((line) => `  ${line}`.trimEnd()),
      "",
    ]),
  ];
  return lines.join("\r\n");
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
