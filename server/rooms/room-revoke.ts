import type { Trx } from "../../db/client.ts";
import { liveRoomsOf } from "../../db/queries/rooms.ts";
import { ROOM_OPENS_MINUTES } from "../bookings/policy.ts";
import { MINUTE } from "../clock.ts";
import { queueAll } from "../effects.ts";
import type { ClockAndIds, Services } from "../services.ts";

/** Closes the sockets of a revoked auth session. Throws when the room does not answer. */
export async function performRoomRevoke(
  services: Services,
  sessionId: string,
  authSession: string,
): Promise<void> {
  await services.rooms.command(sessionId, { command: "revoke", authSession });
}

/** For whoever revokes auth sessions: they leave every room that may be open to them now. */
export async function queueRoomRevocations(
  services: ClockAndIds,
  trx: Trx,
  userId: string,
  authSessions: readonly string[],
): Promise<void> {
  const openUntil = services.clock.now() + ROOM_OPENS_MINUTES * MINUTE;
  const rooms = authSessions.length > 0 ? await liveRoomsOf(trx, userId, openUntil) : [];
  const revocations = rooms.flatMap(({ id: sessionId }) =>
    authSessions.map(
      (authSession) =>
        [
          `room_revoke:${sessionId}:${authSession}`,
          { kind: "room_revoke", sessionId, authSession },
        ] as const,
    ),
  );
  if (revocations.length > 0) await queueAll(services, trx, revocations);
}
