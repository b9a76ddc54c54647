/** How many hours one mentee may have before them, counted as they are kept and let go (law 2). */
import { VersionLost } from "../../db/client.ts";
import type { Trx } from "../../db/portable.ts";
import { NoCounter, type SessionRow, takeFromCaps } from "../../db/queries/bookings.ts";
import type { CountedHours } from "../../db/queries/payments.ts";
import type { SessionStatus } from "../../db/schema.ts";
import { Problem } from "../errors.ts";
import { MOST_FREE_HOURS, MOST_HOURS_WITH_ONE_MENTOR, MOST_OPEN_HOLDS } from "./policy.ts";
import { SESSION_STATES } from "./session-states.ts";

export const OPEN_HOLDS = "open_holds";
export const FREE_HOURS = "free_hours";

type Cap = keyof CountedHours;

const CAPS: Record<Cap, { most: number; reached: string }> = {
  openHolds: {
    most: MOST_OPEN_HOLDS,
    reached: `You have ${MOST_OPEN_HOLDS} unpaid or unanswered bookings. Pay for one, or let one go, and try again.`,
  },
  freeHours: {
    most: MOST_FREE_HOURS,
    reached: `You have ${MOST_FREE_HOURS} free hours before you. Meet first, or let one go, and try again.`,
  },
  withMentor: {
    most: MOST_HOURS_WITH_ONE_MENTOR,
    reached: `You have ${MOST_HOURS_WITH_ONE_MENTOR} hours with this mentor before you. Meet first, or let one go, and try again.`,
  },
};

/** What each counter is called. A mentor's is called by the id alone: a name has 40 characters at most. */
export const counterNames = (mentorId: string): Record<Cap, string> => ({
  openHolds: OPEN_HOLDS,
  freeHours: FREE_HOURS,
  withMentor: mentorId,
});

type Counting = Pick<SessionRow, "price_cents" | "mentor_id">;

function capsOf({ price_cents }: Counting, status: SessionStatus): Cap[] {
  const { countsAsOpen, holdsSlot } = SESSION_STATES[status];
  return [
    ...(countsAsOpen ? (["openHolds"] as const) : []),
    ...(holdsSlot ? ([price_cents === 0 ? "freeHours" : "withMentor"] as const) : []),
  ];
}

/** The names of the counters that count a session in a state, in the order of their key. */
export function countersOf(session: Counting, status: SessionStatus): string[] {
  const names = counterNames(session.mentor_id);
  return capsOf(session, status)
    .map((cap) => names[cap])
    .sort();
}

/**
 * Counts a new session; `counted`: what this transaction has read. Throws NoCounter, and VersionLost
 * when others have counted meanwhile. Problems: too_many_holds.
 */
export async function takeCaps(trx: Trx, session: SessionRow, counted: CountedHours) {
  const names = counterNames(session.mentor_id);
  const caps = capsOf(session, session.status);
  const missing = caps.filter((cap) => counted[cap] === null).map((cap) => names[cap]);
  if (missing.length > 0) throw new NoCounter(session.mentee_id, missing);
  for (const cap of caps) {
    const { most, reached } = CAPS[cap];
    if ((counted[cap] ?? 0) >= most) throw new Problem("too_many_holds", reached);
  }
  const below = caps.map((cap) => ({ name: names[cap], most: CAPS[cap].most }));
  if (!(await takeFromCaps(trx, session.mentee_id, below)))
    throw new VersionLost("What counts towards the caps");
}
