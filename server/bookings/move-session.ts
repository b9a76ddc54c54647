import type { Trx } from "../../db/client.ts";
import {
  addToCounter,
  deleteLocksOf,
  type SessionPatch,
  type SessionRow,
  updateSession,
} from "../../db/queries/bookings.ts";
import type { SessionStatus } from "../../db/schema.ts";
import { Problem } from "../errors.ts";
import { countersOf } from "./caps.ts";
import { type Actor, mayMove, SESSION_STATES } from "./session-states.ts";

/**
 * The only writer of a session's status. Refuses what the graph does not have (`wrong_state`), and
 * keeps in step what hangs on the state: the slot's locks, the caps' counters, the deadline. Throws
 * VersionLost when somebody else moved it meanwhile.
 */
export async function moveSession(
  trx: Trx,
  session: SessionRow,
  to: SessionStatus,
  actor: Actor,
  patch: SessionPatch = {},
): Promise<SessionRow> {
  if (!mayMove(session.status, to, actor)) throw wrongState(session.status);
  const moved = await updateSession(trx, session, {
    deadline_at: null,
    ...patch,
    status: to,
  });
  if (!SESSION_STATES[to].holdsSlot) await deleteLocksOf(trx, session.id);
  const [before, after] = [countersOf(session, session.status), countersOf(session, to)];
  for (const name of [...new Set([...before, ...after])].sort()) {
    const step = Number(after.includes(name)) - Number(before.includes(name));
    if (step !== 0) await addToCounter(trx, { user_id: session.mentee_id, name }, step);
  }
  return moved;
}

const STANDS: Record<SessionStatus, string> = {
  awaiting_payment: "it is not paid yet",
  requested: "the mentor has not answered yet",
  confirmed: "it is confirmed",
  in_session: "it is going on",
  completed: "it has taken place",
  no_show_mentee: "it is over",
  no_show_mentor: "it is over",
  no_show_both: "it is over",
  void: "it is over",
  declined: "it was declined",
  expired: "it has expired",
  cancelled_by_mentee: "it was cancelled",
  cancelled_by_mentor: "it was cancelled",
  charged_back: "the bank took the payment back",
  called_off: "we called it off",
};

export function wrongState(status: SessionStatus): Problem {
  return new Problem(
    "wrong_state",
    `That cannot be done with this session now: ${STANDS[status]}.`,
  );
}
