import type { Trx } from "../../db/client.ts";
import { liveRoomsOf } from "../../db/queries/rooms.ts";
import { ROOM_OPENS_MINUTES } from "../bookings/policy.ts";
import { MINUTE } from "../clock.ts";
import { queue } from "../effects.ts";
import type { Services } from "../services.ts";

/** Closes the sockets of a revoked auth session. Throws when the room does not answer. */
export async function performRoomRevoke(
  services: Services,
  sessionId: string,
  authSession: string,
): Promise<void> {
  await services.rooms.command(sessionId, { command: "revoke", authSession });
}

/** For whoever revokes an auth session: it leaves every room that may be open to it now. */
export async function queueRoomRevocations(
  services: Services,
  trx: Trx,
  userId: string,
  authSession: string,
): Promise<void> {
  const openUntil = services.clock.now() + ROOM_OPENS_MINUTES * MINUTE;
  for (const { id } of await liveRoomsOf(trx, userId, openUntil))
    await queue(services, trx, `room_revoke:${id}:${authSession}`, {
      kind: "room_revoke",
      sessionId: id,
      authSession,
    });
}
