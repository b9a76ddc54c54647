/** The hour in words and petals. The petals are five minutes each, as in the mark. */
import { WARNING_MINUTES } from "../../../party/constants.ts";

export interface Timer {
  phase: "before" | "during" | "over";
  /** "38 min", "Less than 1 min", "Starts in 4 min", "Over". */
  words: string;
  /** Petals of the hour that are left, 0 to 12. */
  petals: number;
  /** Ten minutes or less are left: the figure takes a colour. */
  soon: boolean;
  /** Said aloud once, when it changes; "" while the timer is quiet. */
  warning: string;
}

export interface Hour {
  startsAt: number;
  endsAt: number;
}

const MINUTE = 60_000;
const PETALS = 12;

/** `now`: room time, epoch ms. */
export function timerOf({ startsAt, endsAt }: Hour, now: number): Timer {
  if (now >= endsAt) {
    return { phase: "over", words: "Over", petals: 0, soon: false, warning: "The hour is over." };
  }
  if (now < startsAt) {
    const words = `Starts in ${minutes(startsAt - now)}`;
    return { phase: "before", words, petals: PETALS, soon: false, warning: "" };
  }
  const left = endsAt - now;
  const passed = WARNING_MINUTES.findLast((mark) => left <= mark * MINUTE);
  return {
    phase: "during",
    words: left < MINUTE ? "Less than 1 min" : minutes(left),
    petals: Math.ceil((left / (endsAt - startsAt)) * PETALS),
    soon: passed !== undefined,
    warning: passed === undefined ? "" : `${passed} ${passed === 1 ? "minute" : "minutes"} left.`,
  };
}

function minutes(ms: number): string {
  return `${Math.ceil(ms / MINUTE)} min`;
}
