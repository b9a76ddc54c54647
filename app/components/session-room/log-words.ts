/** What the log without JavaScript says, and when it has something new to say. Pure. */
import type { LogOutput } from "../../../server/rooms/schemas.ts";

export type Log = LogOutput;

const MINUTE = 60_000;

/**
 * The time that is left, in steps so wide that an unchanged log stays unchanged: five minutes, then
 * the warnings.
 */
export function leftWords({ endsAt, now }: Pick<Log, "endsAt" | "now">): string {
  const minutes = (endsAt - now) / MINUTE;
  if (minutes <= 0) return "The hour is over";
  if (minutes <= 1) return "Less than a minute left";
  if (minutes <= 5) return "Less than 5 minutes left";
  if (minutes <= 10) return "Less than 10 minutes left";
  return `About ${Math.ceil(minutes / 5) * 5} minutes left`;
}

/** Two logs with the same tag look the same. Begins with the newest message's number. */
export function tagOf(log: Log, variant: string): string {
  const { seq, state, otherOnline, otherReadSeq } = log;
  const parts = [
    seq,
    state,
    otherOnline ? 1 : 0,
    otherReadSeq,
    leftWords(log).replace(/\D/g, ""),
    variant,
  ];
  return `W/"${parts.join("-")}"`;
}

/** The newest message that this reader has seen, out of the tag that the browser sends back. */
export function seenSeq(ifNoneMatch: string | null): number | null {
  const match = /^(?:W\/)?"(\d+)-/.exec(ifNoneMatch ?? "");
  return match ? Number(match[1]) : null;
}

/** Proxies that compress may make a strong tag weak, and clients may send several. */
export function matches(ifNoneMatch: string | null, tag: string): boolean {
  const bare = (one: string) => one.trim().replace(/^W\//, "");
  return (ifNoneMatch ?? "").split(",").some((one) => bare(one) === bare(tag));
}
