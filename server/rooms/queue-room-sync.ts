import type { Trx } from "../../db/client.ts";
import type { SessionRow } from "../../db/queries/bookings.ts";
import { type Effect, queue } from "../effects.ts";
import type { ClockAndIds } from "../services.ts";

type Scheduled = Pick<SessionRow, "id" | "room_version">;

/** The room will be told how its session stands; once for each version of the schedule. */
export function roomSync(session: Scheduled): [key: string, effect: Effect] {
  const key = `room_sync:${session.id}:${session.room_version}`;
  return [key, { kind: "room_sync", sessionId: session.id }];
}

export async function queueRoomSync(services: ClockAndIds, trx: Trx, session: Scheduled) {
  await queue(services, trx, ...roomSync(session));
}
