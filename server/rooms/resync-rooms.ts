import { transact } from "../../db/client.ts";
import { updateSession } from "../../db/queries/bookings.ts";
import { liveRoomsOf } from "../../db/queries/rooms.ts";
import type { Services } from "../services.ts";
import { queueRoomSync } from "./queue-room-sync.ts";

/**
 * After the sandbox's clock was moved: every room that waits for its hour, or has it, is told the new
 * offset, under a new version, which rooms need to adopt it.
 */
export async function resyncRooms(services: Services): Promise<number> {
  const rooms = await transact(services.db, async (trx) => {
    const live = await liveRoomsOf(trx, null, Number.MAX_SAFE_INTEGER);
    for (const session of live) {
      const next = { room_version: session.room_version + 1 };
      await queueRoomSync(services, trx, await updateSession(trx, session, next));
    }
    return live.length;
  });
  services.wake();
  return rooms;
}
