import { sessionById } from "../../db/queries/bookings.ts";
import { LIVE_STATES } from "../bookings/session-states.ts";
import type { Services } from "../services.ts";
import { settingOf } from "./setting.ts";

/**
 * Tells a room how its session stands now: its times, or that it is over. Harmless at any time and
 * any number of times. Throws when the room does not answer, so that the outbox tries again.
 */
export async function performRoomSync(services: Services, sessionId: string): Promise<void> {
  const session = await sessionById(services.db, sessionId);
  // Version 0 was never confirmed: such a room cannot have been entered.
  if (!session || session.room_version === 0) return;
  if (LIVE_STATES.includes(session.status)) {
    const setting = await settingOf(services, services.db, session);
    await services.rooms.command(sessionId, { command: "schedule", ...setting });
    return;
  }
  const at = session.ended_at ?? session.cancelled_at ?? session.ends_at;
  await services.rooms.command(sessionId, { command: "end", reason: session.status, at });
}
