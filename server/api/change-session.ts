/** One verb for all that a person may do to a session's status; the graph decides what is allowed. */
import { accept, decline } from "../bookings/answer-request.ts";
import { cancel, cancelPreview } from "../bookings/cancel.ts";
import { letGo, withdraw } from "../bookings/give-up.ts";
import { reach, reachAs } from "../bookings/reach.ts";
import type { MovedOutput } from "../bookings/schemas.ts";
import type { Viewer } from "../context.ts";
import type { Services } from "../services.ts";

type Wanted = "confirmed" | "declined" | "expired" | "cancelled_by_mentor" | "cancelled_by_mentee";

/** Problems: not_found, not_allowed, wrong_state. */
export async function changeSession(
  services: Services,
  viewer: Viewer,
  input: { sessionId: string; status: Wanted; reason: string },
): Promise<MovedOutput> {
  switch (input.status) {
    case "confirmed":
      return accept(services, viewer, input);
    case "declined":
      return decline(services, viewer, input);
    case "expired":
      return giveUp(services, viewer, input);
    case "cancelled_by_mentor":
      await reachAs(services.db, "mentor", viewer.id, input.sessionId);
      return cancelAsShown(services, viewer, input);
    case "cancelled_by_mentee":
      await reachAs(services.db, "mentee", viewer.id, input.sessionId);
      return cancelAsShown(services, viewer, input);
  }
}

/** Out of it, whatever state it is in: an unpaid hold, an open request or a confirmed hour. */
export async function leaveSession(
  services: Services,
  viewer: Viewer,
  input: { sessionId: string; reason: string },
): Promise<MovedOutput> {
  const { session, role } = await reach(services.db, viewer.id, input.sessionId);
  if (session.status === "requested" && role === "mentor") return decline(services, viewer, input);
  const open = session.status === "requested" || session.status === "awaiting_payment";
  return open ? giveUp(services, viewer, input) : cancelAsShown(services, viewer, input);
}

async function giveUp(services: Services, viewer: Viewer, input: { sessionId: string }) {
  const { session } = await reach(services.db, viewer.id, input.sessionId);
  return session.status === "requested"
    ? withdraw(services, viewer, input)
    : letGo(services, viewer, input);
}

/** A program looks at `refundUntil` first; what it gets back is in the answer. Repeating it answers the same. */
async function cancelAsShown(
  services: Services,
  viewer: Viewer,
  input: { sessionId: string; reason: string },
) {
  const { session, role } = await reach(services.db, viewer.id, input.sessionId);
  if (session.status === `cancelled_by_${role}`)
    return cancel(services, viewer, { ...input, expectedRefundCents: 0 });
  const { refundCents } = await cancelPreview(services, viewer, input);
  return cancel(services, viewer, { ...input, expectedRefundCents: refundCents });
}
