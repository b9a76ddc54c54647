import { useFacts } from "../../lib/facts.ts";
import {
  clockChange,
  dayAndTime,
  dayOnly,
  machineTime,
  timeOnly,
  when,
  whenBoth,
} from "../../lib/format.ts";

const SHOW = { full: when, day: dayOnly, time: timeOnly, "day-time": dayAndTime };

/**
 * An instant in the viewer's zone: "Thu 26 Nov, 18:00 SAST" (`full`), or less where the zone stands
 * nearby: `day-time`, `day`, `time`.
 */
export function When({ at, show = "full" }: { at: number; show?: keyof typeof SHOW }) {
  const { zone, now } = useFacts();
  return <time dateTime={machineTime(at)}>{SHOW[show](at, zone, { now })}</time>;
}

/** The same hour for the other person, and a change of clocks on the way there; else nothing. */
export function OtherClock({ at, zone, name }: { at: number; zone: string; name: string }) {
  const facts = useFacts();
  const { theirs } = whenBoth(at, facts.zone, zone, facts);
  const changes = [...new Set([facts.zone, zone])].map((one) => clockChange(at, one, facts.now));
  const said = [theirs && `${theirs} for ${name}.`, ...changes].filter(Boolean).join(" ");
  return said ? <span className="muted">{said}</span> : null;
}
