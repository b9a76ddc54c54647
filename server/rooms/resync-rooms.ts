import { type Trx, transact } from "../../db/client.ts";
import { updateSession } from "../../db/queries/bookings.ts";
import { liveRoomsOf } from "../../db/queries/rooms.ts";
import type { ClockAndIds, Services } from "../services.ts";
import { queueRoomSync } from "./queue-room-sync.ts";

/** After the sandbox's clock was moved: every room is told the new offset. Answers how many. */
export async function resyncRooms(services: Services): Promise<number> {
  const rooms = await transact(services.db, (trx) => renewSchedules(services, trx));
  services.wake();
  return rooms;
}

/**
 * After a backup was put back: rooms know what the database has forgotten, under versions that it has not
 * reached. It starts again beyond any that a room can have, the seconds of the real time.
 */
export function outdateRooms(services: ClockAndIds, trx: Trx, realNow: number): Promise<number> {
  return renewSchedules(services, trx, Math.floor(realNow / 1000));
}

/** Every room that waits for its hour, or has it, gets its schedule under a new version, which it needs to adopt it. */
async function renewSchedules(services: ClockAndIds, trx: Trx, least = 0): Promise<number> {
  const live = await liveRoomsOf(trx, null, Number.MAX_SAFE_INTEGER);
  for (const session of live) {
    const room_version = Math.max(session.room_version + 1, least);
    await queueRoomSync(services, trx, await updateSession(trx, session, { room_version }));
  }
  return live.length;
}
