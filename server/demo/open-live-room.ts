import { liveConversation } from "../../db/demo/content/index.ts";
import { liveDemoSession } from "../../db/queries/demo.ts";
import { settingOf } from "../rooms/setting.ts";
import type { Services } from "../services.ts";

const TRIES = 40;
const BETWEEN_MS = 250;

/** The demo's live hour: both have come, and the first words are said. Waits for the rooms to be up. */
export async function openLiveRoom(services: Services): Promise<void> {
  const session = await liveDemoSession(services.db, services.clock.now());
  if (!session) return;
  const setting = await settingOf(services, services.db, session);
  for (let tries = 1; !(await reached(services, session.id)); tries++) {
    if (tries === TRIES) return;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  for (const [i, { by, text }] of liveConversation.turns.entries())
    await services.rooms.command(session.id, {
      command: "post",
      ...setting,
      user: by === "mentor" ? session.mentor_id : session.mentee_id,
      clientId: `demo-${i + 1}`,
      body: text,
    });
}

function reached({ rooms }: Services, roomId: string): Promise<boolean> {
  return rooms.command(roomId, { command: "ping" }).then(
    () => true,
    () => false,
  );
}
