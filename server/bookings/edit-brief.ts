import { transact } from "../../db/client.ts";
import { updateSession } from "../../db/queries/bookings.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import type { Services } from "../services.ts";
import { actionsOf } from "./actions-rule.ts";
import { wrongState } from "./move-session.ts";
import { reachAs } from "./reach.ts";
import { momentOf } from "./session-view.ts";

/** The mentee's goals and questions, until the start. Problems: wrong_state, changed_meanwhile. */
export async function editBrief(
  services: Services,
  viewer: Viewer,
  input: { sessionId: string; goals: string; questions: string[]; version: number },
): Promise<{ sessionId: string; version: number }> {
  return transact(services.db, async (trx) => {
    const session = await reachAs(trx, "mentee", viewer.id, input.sessionId);
    const allowed = actionsOf(momentOf(session, "mentee", services.clock.now()));
    if (!allowed.includes("edit_brief")) throw wrongState(session.status);
    if (session.version !== input.version)
      throw new Problem(
        "changed_meanwhile",
        "This session has changed since you opened the form. Look at it again, then save.",
      );
    const { version } = await updateSession(trx, session, {
      goals: input.goals,
      questions: JSON.stringify(input.questions),
    });
    return { sessionId: session.id, version };
  });
}
