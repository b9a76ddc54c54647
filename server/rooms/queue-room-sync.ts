import type { Trx } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import { queue } from "../effects.ts";
import type { Services } from "../services.ts";

/** The room will be told how its session stands; once for each version of the schedule. */
export async function queueRoomSync(
  services: Services,
  trx: Trx,
  session: Pick<SessionRow, "id" | "room_version">,
): Promise<void> {
  const key = `room_sync:${session.id}:${session.room_version}`;
  await queue(services, trx, key, { kind: "room_sync", sessionId: session.id });
}
