import { outboxHealth } from "../../db/queries/outbox.ts";
import { MINUTE, SECOND } from "../clock.ts";
import type { Services } from "../services.ts";

/** Longer than this, and whoever asked counts a part as away. */
const ANSWER_WITHIN_MS = 3 * SECOND;
/** Nobody has taken up what was due for so long: the clockwork stands still. */
const LATE_MS = 5 * MINUTE;
/** A room of no session: asking it wakes nobody's. */
const PROBED_ROOM = "readyz";

export interface Readiness {
  ready: boolean;
  database: "ok" | "away";
  rooms: "ok" | "away";
  outbox: "ok" | "late" | "unknown";
}

/** Whether all that people need is there. `onError` hears why a part is away. */
export async function readReadiness(
  services: Services,
  onError: (error: unknown) => void,
): Promise<Readiness> {
  const told = (error: unknown) => {
    onError(error);
    return null;
  };
  const [health, ping] = await Promise.all([
    inTime(outboxHealth(services.db)).catch(told),
    inTime(services.rooms.command(PROBED_ROOM, { command: "ping" })).catch(told),
  ]);
  const database = health ? "ok" : "away";
  const rooms = ping ? "ok" : "away";
  const outbox = health ? lateness(health.oldestDueAt, services.clock.now()) : "unknown";
  return {
    ready: database === "ok" && rooms === "ok" && outbox === "ok",
    database,
    rooms,
    outbox,
  };
}

function lateness(oldestDueAt: number | null, now: number): "ok" | "late" {
  return oldestDueAt !== null && now - Number(oldestDueAt) > LATE_MS ? "late" : "ok";
}

class Silent extends Error {
  override name = "Silent";
}

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Silent()), ANSWER_WITHIN_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
