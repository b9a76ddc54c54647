/** Until when a confirmed hour may be given another time, and by whom. */
import { HOUR } from "../clock.ts";
import { MENTEE_MOVES_HOURS, MENTOR_ASKS_HOURS, MOST_MOVES } from "./policy.ts";
import type { Role } from "./schemas.ts";

export interface Movable {
  startsAt: number;
  moves: number;
}

export type MoveRefusal = "moved_twice" | "too_late";

/** Null: it may be moved. The moment itself still counts. */
export function moveRefusal(
  { startsAt, moves }: Movable,
  by: Role,
  now: number,
): MoveRefusal | null {
  if (moves >= MOST_MOVES) return "moved_twice";
  const hours = by === "mentee" ? MENTEE_MOVES_HOURS : MENTOR_ASKS_HOURS;
  return now <= startsAt - hours * HOUR ? null : "too_late";
}
