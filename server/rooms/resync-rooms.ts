import { transact } from "../../db/client.ts";
import { sessionById, updateSession } from "../../db/queries/bookings.ts";
import { liveRoomsOf, raiseRoomVersions } from "../../db/queries/rooms.ts";
import type { ClockAndIds, Services } from "../services.ts";
import { queueRoomSync } from "./queue-room-sync.ts";

type Resyncing = ClockAndIds & Pick<Services, "db">;

/** After the sandbox's clock was moved: every room is told the new offset. Answers how many. */
export async function resyncRooms(services: Services): Promise<number> {
  const rooms = await renewSchedules(services);
  services.wake();
  return rooms;
}

/**
 * After a backup was put back: rooms know what the database has forgotten, under versions that it has not
 * reached. It starts again beyond any that a room can have, the seconds of the real time; so do hours that were not
 * confirmed yet, as far as it knows. Answers how many are told.
 */
export async function outdateRooms(services: Resyncing, realNow: number): Promise<number> {
  const least = Math.floor(realNow / 1000);
  await raiseRoomVersions(services.db, ["awaiting_payment", "requested"], least);
  return renewSchedules(services, least);
}

/**
 * Every room that waits for its hour, or has it, gets its schedule under a new version, which it needs to adopt
 * it. One transaction for each: a database of thousands of hours to come has no patience for all in one.
 */
async function renewSchedules(services: Resyncing, least = 0): Promise<number> {
  const live = await liveRoomsOf(services.db, null, Number.MAX_SAFE_INTEGER);
  for (const { id } of live)
    await transact(services.db, async (trx) => {
      const session = await sessionById(trx, id);
      if (!session) return;
      const room_version = Math.max(session.room_version + 1, least);
      await queueRoomSync(services, trx, await updateSession(trx, session, { room_version }));
    });
  return live.length;
}
