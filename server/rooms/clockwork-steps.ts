import { startedBetween } from "../../db/queries/due-sessions.ts";
import { takeFromBucket } from "../../db/queries/limits.ts";
import { reachedMinutes, writeProbe } from "../../db/queries/rooms.ts";
import { ABSENCE_MINUTES } from "../bookings/policy.ts";
import { HOUR, MINUTE } from "../clock.ts";
import { each, type Step } from "../jobs/step.ts";
import type { Services } from "../services.ts";
import { noteClockJump } from "./clock-jumps.ts";

/** Sessions read at once, and rooms pinged together. */
const PAGE = 500;
const ROOMS_AT_ONCE = 16;

export const roomSteps: Step[] = [
  { name: "note_clock_jump", run: async (services) => Number(await noteClockJump(services)) },
  { name: "look_from_outside", run: lookFromOutside },
  { name: "probe_rooms", run: probeRooms },
];

/** So that it is known before an hour begins whether this machine can tell. One process, once an hour. */
async function lookFromOutside({ db, clock, isReachable }: Services): Promise<number> {
  const now = clock.now();
  if (!(await takeFromBucket(db, "look_from_outside", now - (now % HOUR), 1))) return 0;
  return Number(await isReachable());
}

/**
 * Was the room reachable in each of a session's first minutes? Several tries a minute (from cron: one); one is enough.
 * All of them, however many begin together: a room that nobody asked would count as out of reach. Nor is a room in
 * reach whose site is not, whatever hides it from people.
 */
async function probeRooms(services: Services): Promise<number> {
  const { db, clock, rooms } = services;
  const due = await notYetReached(services, clock.now());
  const isOpen = due.length > 0 && (await services.isReachable());
  const ping = (id: string) =>
    rooms.command(id, { command: "ping" }).then(
      () => 1 as const,
      () => 0 as const,
    );
  const reached = await each(
    due,
    async ({ id, minute }) => {
      const reachable = isOpen ? await ping(id) : 0;
      await writeProbe(db, { session_id: id, minute, reachable });
      return reachable === 1;
    },
    ROOMS_AT_ONCE,
  );
  if (due.length > 0 && !isOpen) throw new FrontAway("The site is not where people look for it");
  return reached;
}

/** In the log: hours begin, and nobody can come in. */
class FrontAway extends Error {
  override name = "FrontAway";
}

async function notYetReached({ db }: Services, now: number) {
  const from = now - ABSENCE_MINUTES * MINUTE + 1;
  const due: { id: string; minute: number }[] = [];
  for (let after = ""; ; ) {
    const page = await startedBetween(db, from, now, after, PAGE);
    const ids = page.map(({ id }) => id);
    const reached = await reachedMinutes(db, ids);
    for (const { id, starts_at } of page) {
      const minute = Math.floor((now - starts_at) / MINUTE);
      if (!reached.has(`${id}:${minute}`)) due.push({ id, minute });
    }
    if (page.length < PAGE) return due;
    after = ids.at(-1) ?? "";
  }
}
