import { type Reader, transact } from "../../db/client.ts";
import { moneyOfSession, peopleByIds, type SessionRow } from "../../db/queries/bookings.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { queueRoomSync } from "../rooms/queue-room-sync.ts";
import type { Services } from "../services.ts";
import { giveBack } from "./give-back.ts";
import { limitGivingBack } from "./limit-giving-back.ts";
import { moveSession, wrongState } from "./move-session.ts";
import { otherIn } from "./people.ts";
import { reach } from "./reach.ts";
import { type Refund, refundFor } from "./refund-rule.ts";
import { refundableAt } from "./refund-terms.ts";
import { releaseTime } from "./release-time.ts";
import type { CancelPreviewOutput, MovedOutput, Role } from "./schemas.ts";
import { strike } from "./strike.ts";
import { netOf, tellCancelled } from "./tell.ts";

/** Exactly what cancelling now would do. Problems: not_found, wrong_state. */
export async function cancelPreview(
  services: Services,
  viewer: Viewer,
  { sessionId }: { sessionId: string },
): Promise<CancelPreviewOutput> {
  const { db, clock } = services;
  const { session, role } = await reach(db, viewer.id, sessionId);
  const refund = decide(session, role, clock.now());
  const otherId = otherIn(session, viewer.id);
  const other = (await peopleByIds(db, [otherId])).get(otherId);
  const mentorKeepsCents = netOf(session, refund.refundCents);
  const { bank } = await moneyOfSession(db, session.id);
  return {
    sessionId,
    role,
    otherName: other?.name ?? "",
    priceCents: session.price_cents,
    currency: session.currency,
    ...refund,
    waitsForBank: bank === "disputed" && refund.refundCents > 0,
    mentorKeepsCents,
    mentorPaidAt: mentorKeepsCents > 0 ? await releaseTime(db, session, session.ends_at) : null,
    strike: role === "mentor" && bank !== "disputed",
  };
}

/**
 * Cancels a confirmed hour. What the person was shown is what happens: another amount by now is
 * `changed_meanwhile`. Repeating it answers the same. Problems: not_found, wrong_state,
 * rate_limited (mentees, of free hours).
 */
export async function cancel(
  services: Services,
  viewer: Viewer,
  input: { sessionId: string; expectedRefundCents: number; reason: string },
): Promise<MovedOutput> {
  const output = await transact(services.db, async (trx) => {
    const { session, role } = await reach(trx, viewer.id, input.sessionId);
    const to = role === "mentor" ? "cancelled_by_mentor" : "cancelled_by_mentee";
    if (session.status === to) return alreadyDone(trx, session);
    const now = services.clock.now();
    const { refundCents } = decide(session, role, now);
    if (refundCents !== input.expectedRefundCents)
      throw new Problem(
        "changed_meanwhile",
        "What you would get back has changed since the page was shown. Look again before you cancel.",
        { extra: { refundCents } },
      );
    if (role === "mentee") await limitGivingBack(services, trx, session);

    // What is not given back is the mentor's after the scheduled end.
    const keeps = refundCents < session.price_cents;
    const cancelled = await moveSession(trx, session, to, role, {
      release_at: keeps ? await releaseTime(trx, session, session.ends_at) : null,
      cancelled_at: now,
      cancel_reason: input.reason,
      room_version: session.room_version + 1,
    });
    const given = await giveBack(services, trx, cancelled, refundCents, `${role}_cancelled`);
    // Nobody need work for money that a bank may take.
    if (role === "mentor" && !given.waitsForBank)
      await strike(services, trx, cancelled, role, "cancelled");
    await queueRoomSync(services, trx, cancelled);
    await tellCancelled(services, trx, cancelled, `${role}_cancelled`, given);
    return { sessionId: session.id, status: to, refundCents } as const;
  });
  services.wake();
  return output;
}

function decide(session: SessionRow, role: Role, now: number): Refund {
  if (session.status !== "confirmed") throw wrongState(session.status);
  if (now >= session.starts_at)
    throw new Problem("wrong_state", "The hour has begun; it cannot be cancelled any more.");
  return refundFor(refundableAt(session, now), role, now);
}

async function alreadyDone(trx: Reader, session: SessionRow): Promise<MovedOutput> {
  const { refundedCents } = await moneyOfSession(trx, session.id);
  return { sessionId: session.id, status: session.status, refundCents: refundedCents };
}
