import { z } from "zod";
import { sessionById } from "../../db/queries/bookings.ts";
import { DAY, MINUTE } from "../clock.ts";
import { Problem } from "../errors.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import { nextPayoutAt } from "../payments/payout-rule.ts";
import { resyncRooms } from "../rooms/resync-rooms.ts";
import type { Services } from "../services.ts";
import type { ClockMove } from "./schemas.ts";

const KIND = "clock";
const Stored = z.object({ offsetMs: z.number() });
const FURTHEST_MS = 400 * DAY;

/** Takes over the offset that this or another process stored. */
export async function loadClock({ records, movableClock }: Services): Promise<void> {
  if (!movableClock) return;
  const stored = Stored.safeParse(await records.get(KIND, KIND));
  if (stored.success) movableClock.setOffset(stored.data.offsetMs);
}

/**
 * Moves the clock that app and rooms obey, forwards only, and lets everything happen that falls due;
 * "real" goes back to real time, where what has happened stays happened.
 */
export async function moveClock(services: Services, move: ClockMove): Promise<{ now: number }> {
  const clock = services.movableClock;
  if (!clock) throw Problem.notFound();
  const real = clock.now() - clock.offsetMs;
  const to = await destination(services, move, real);
  const back = move.to !== "real" && to < clock.now();
  if (back)
    throw new Problem("wrong_state", "That moment has passed. The clock only moves forwards.");
  if (to - real > FURTHEST_MS)
    throw new Problem("invalid_input", "The clock can be moved about a year ahead at most.");
  const offsetMs = to - real;
  await services.records.put(KIND, KIND, { offsetMs });
  clock.setOffset(offsetMs);
  await resyncRooms(services);
  await runClockwork(services);
  services.wake();
  return { now: clock.now() };
}

async function destination(services: Services, move: ClockMove, real: number): Promise<number> {
  const now = services.clock.now();
  if (move.to === "real") return real;
  if (move.to === "forward") return now + move.minutes * MINUTE;
  if (move.to === "payday") return nextPayoutAt(now + 1) + MINUTE;
  const session = await sessionById(services.db, move.sessionId);
  if (!session) throw Problem.notFound();
  if (move.to === "before_session") return session.starts_at - 5 * MINUTE;
  if (move.to === "start_of_session") return session.starts_at;
  if (move.to === "after_session") return session.ends_at + MINUTE;
  return (session.release_at ?? now) + MINUTE;
}
