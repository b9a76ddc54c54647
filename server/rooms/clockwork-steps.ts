import { startedBetween } from "../../db/queries/due-sessions.ts";
import { reachedMinutes, writeProbe } from "../../db/queries/rooms.ts";
import { ABSENCE_MINUTES } from "../bookings/policy.ts";
import { MINUTE } from "../clock.ts";
import { each, type Step } from "../jobs/step.ts";
import type { Services } from "../services.ts";
import { noteClockJump } from "./clock-jumps.ts";

/** Rooms pinged in one run, and together. */
const BATCH = 500;
const ROOMS_AT_ONCE = 16;

export const roomSteps: Step[] = [
  { name: "note_clock_jump", run: async (services) => Number(await noteClockJump(services)) },
  { name: "probe_rooms", run: probeRooms },
];

/** Was the room reachable in each of a session's first minutes? Several tries a minute; one is enough. */
async function probeRooms(services: Services): Promise<number> {
  const { db, clock, rooms } = services;
  const now = clock.now();
  const sessions = await startedBetween(db, now - ABSENCE_MINUTES * MINUTE + 1, now, BATCH);
  const reached = await reachedMinutes(
    db,
    sessions.map(({ id }) => id),
  );
  const due = sessions
    .map(({ id, starts_at }) => ({ id, minute: Math.floor((now - starts_at) / MINUTE) }))
    .filter(({ id, minute }) => !reached.has(`${id}:${minute}`));
  return each(
    due,
    async ({ id, minute }) => {
      const reachable = await rooms.command(id, { command: "ping" }).then(
        () => 1 as const,
        () => 0 as const,
      );
      await writeProbe(db, { session_id: id, minute, reachable });
      return reachable === 1;
    },
    ROOMS_AT_ONCE,
  );
}
