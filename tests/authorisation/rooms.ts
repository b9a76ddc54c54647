/** How a room of the matrix comes to know its session, and what it then holds. */
import { EVIDENCE, type Meeting } from "../support/meeting.ts";
import type { TestRooms } from "../support/rooms.ts";

export function tell({ rooms }: TestRooms, { room, schedule, people }: Meeting) {
  return rooms.command(room, { command: "schedule", schedule, people });
}

/** All of a room that its two or the app could miss; the time is not. */
export async function standing({ rooms }: TestRooms, room: string) {
  const { now: _, ...kept } = await rooms.command(room, EVIDENCE);
  return kept;
}
