/** A session's row as one of its two people sees it. */
import type { Person, SessionMoney, SessionRow } from "../../db/queries/bookings.ts";
import { splitCommission } from "../payments/money.ts";
import { actionsOf, type Moment } from "./actions-rule.ts";
import {
  answerMoveBy,
  asksToMove,
  calledOffInRoom,
  disputeUntil,
  roomOpensAt,
} from "./deadlines.ts";
import { initialsOf, roleIn } from "./people.ts";
import { policyOf } from "./policy.ts";
import { fullRefundUntil } from "./refund-rule.ts";
import { owedBack, refundable } from "./refund-terms.ts";
import type { Role, SessionView } from "./schemas.ts";
import { whatNext } from "./what-next.ts";

export interface ViewFacts {
  viewerId: string;
  other: Omit<Person, "email">;
  money: SessionMoney;
  now: number;
}

export function sessionView(session: SessionRow, facts: ViewFacts): SessionView {
  const { other, money, now } = facts;
  const policy = policyOf(session);
  const role = roleIn(session, facts.viewerId);
  const { refundedCents, refundRefused } = money;
  const split = splitCommission(
    session.price_cents - Math.max(refundedCents, owedBack(session)),
    policy.commissionBps,
    policy.vatBps > 0,
  );
  const disputable = session.ended_at === null ? null : disputeUntil(session.ended_at, policy);
  const moment = momentOf(session, role, now);
  // What was released stays the mentor's, whatever the bank does.
  const bank = session.released_at === null ? money.bank : null;
  const asked = session.status === "confirmed" && moment.askedToMove;
  const proposed = asked ? session.proposed_starts_at : null;
  return {
    id: session.id,
    version: session.version,
    status: session.status,
    role,
    other: {
      id: other.id,
      name: other.name,
      initials: initialsOf(other.name),
      zone: other.timezone,
    },
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    proposedStartsAt: proposed,
    mode: session.mode,
    priceCents: session.price_cents,
    currency: session.currency,
    split: role === "mentor" ? { commissionBps: policy.commissionBps, ...split } : null,
    refundedCents,
    paid: money.paid,
    bank,
    goals: session.goals,
    questions: JSON.parse(session.questions),
    deadlines: {
      payBy: session.status === "awaiting_payment" ? session.deadline_at : null,
      answerBy: session.status === "requested" ? session.deadline_at : null,
      refundUntil: fullRefundUntil(refundable(session)),
      roomOpensAt: moment.roomOpensAt,
      answerMoveBy: proposed === null ? null : answerMoveBy(session, proposed, policy),
      disputeUntil: disputable,
      releaseAt: session.release_at,
    },
    createdAt: session.created_at,
    confirmedAt: session.confirmed_at,
    endedAt: session.ended_at,
    releasedAt: session.released_at,
    cancelledAt: session.cancelled_at,
    cancelReason: session.cancel_reason,
    actions: actionsOf(moment),
    whatNext: whatNext({
      ...moment,
      disputeUntil: disputable,
      releaseAt: session.release_at,
      releasedAt: session.released_at,
      heldBack: session.held_back_at !== null,
      priceCents: session.price_cents,
      refundedCents,
      refundRefused,
      netCents: split.netCents,
      bank,
    }),
  };
}

/** What the rule of actions needs of a row. */
export function momentOf(session: SessionRow, role: Role, now: number): Moment {
  const policy = policyOf(session);
  return {
    status: session.status,
    role,
    startsAt: session.starts_at,
    endsAt: session.ends_at,
    roomOpensAt: roomOpensAt(session.starts_at, policy),
    deadlineAt: session.deadline_at,
    moves: session.moves,
    calledOffInRoom: calledOffInRoom(session, policy),
    askedToMove: asksToMove(session, policy, now),
    now,
  };
}
