/** What happens next with a session, when, and with how much money. */
import type { SessionStatus } from "../../db/schema.ts";
import type { Bank, Role, WhatNext } from "./schemas.ts";

export interface Course {
  status: SessionStatus;
  role: Role;
  endsAt: number;
  roomOpensAt: number;
  deadlineAt: number | null;
  disputeUntil: number | null;
  releaseAt: number | null;
  releasedAt: number | null;
  heldBack: boolean;
  priceCents: number;
  refundedCents: number;
  refundRefused: boolean;
  /** The mentor's share of what has not been given back. */
  netCents: number;
  /** The bank is looking into the payment, or took it back. */
  bank: Bank;
  now: number;
}

const NOTHING: WhatNext = { kind: "nothing", at: null, amountCents: 0 };

type Over = Exclude<
  SessionStatus,
  "awaiting_payment" | "requested" | "confirmed" | "in_session" | "charged_back"
>;

export function whatNext(course: Course): WhatNext {
  const { status, role, now, deadlineAt, priceCents } = course;
  switch (status) {
    case "awaiting_payment":
      if (deadlineAt === null) return NOTHING;
      // Until the clockwork has asked, nobody knows whether it was.
      if (now >= deadlineAt) return { kind: "being_asked", at: null, amountCents: priceCents };
      return { kind: "pay_by", at: deadlineAt, amountCents: priceCents };
    case "requested":
      return role === "mentor"
        ? { kind: "answer_by", at: deadlineAt, amountCents: course.netCents }
        : { kind: "wait_for_answer", at: deadlineAt, amountCents: priceCents };
    case "confirmed":
    case "in_session":
      return untilTheEnd(course);
    case "charged_back":
      return chargedBack(role === "mentor" ? course.netCents : priceCents);
    default:
      return afterwards(status, course);
  }
}

/** Over, however it ended. */
function afterwards(status: Over, course: Course): WhatNext {
  const { role, bank, priceCents, refundedCents } = course;
  // Whoever gets it, the mentee's money waits.
  if (role === "mentee" && bank === "disputed" && refundedCents < priceCents)
    return { kind: "disputed", at: null, amountCents: priceCents - refundedCents };
  switch (status) {
    case "completed":
    case "no_show_mentee":
      return role === "mentor" ? settlement(course) : untilItIsSettled(course);
    case "cancelled_by_mentee":
      return afterMenteeCancelled(course);
    case "declined":
    case "expired":
    case "called_off":
    case "cancelled_by_mentor":
    case "no_show_mentor":
    case "no_show_both":
    case "void":
      return refunded(course);
  }
}

function untilTheEnd({ now, roomOpensAt, endsAt }: Course): WhatNext {
  if (now < roomOpensAt) return { kind: "room_opens", at: roomOpensAt, amountCents: 0 };
  if (now < endsAt) return { kind: "room_open", at: endsAt, amountCents: 0 };
  return { kind: "being_decided", at: null, amountCents: 0 };
}

function settlement(course: Course): WhatNext {
  const { releasedAt, releaseAt, bank, netCents } = course;
  if (netCents === 0) return refunded(course);
  if (releasedAt !== null) return { kind: "released", at: releasedAt, amountCents: netCents };
  if (bank !== null) return { kind: bank, at: null, amountCents: netCents };
  if (course.heldBack) return { kind: "held_back", at: null, amountCents: netCents };
  if (releaseAt === null) return NOTHING;
  return { kind: "released_at", at: releaseAt, amountCents: netCents };
}

function untilItIsSettled(course: Course): WhatNext {
  const { disputeUntil, now, priceCents, refundedCents, bank } = course;
  if (bank === "charged_back") return chargedBack(priceCents);
  if (priceCents > 0 && refundedCents === priceCents) return refunded(course);
  if (course.heldBack) return { kind: "held_back", at: null, amountCents: priceCents };
  if (disputeUntil === null || now >= disputeUntil) return NOTHING;
  return { kind: "dispute_until", at: disputeUntil, amountCents: priceCents };
}

function afterMenteeCancelled(course: Course): WhatNext {
  const { role, priceCents, refundedCents, releaseAt, releasedAt } = course;
  const left = priceCents - refundedCents;
  if (role === "mentee" && course.bank === "charged_back") return chargedBack(left);
  if (role === "mentor") return left > 0 ? settlement(course) : refunded(course);
  if (refundedCents > 0 || left === 0) return refunded(course);
  if (course.heldBack) return { kind: "held_back", at: null, amountCents: left };
  if (releaseAt === null || releasedAt !== null) return NOTHING;
  return { kind: "maybe_refunded", at: releaseAt, amountCents: left };
}

function chargedBack(amountCents: number): WhatNext {
  return { kind: "charged_back", at: null, amountCents };
}

function refunded({ role, refundedCents, refundRefused }: Course): WhatNext {
  if (refundedCents === 0) return NOTHING;
  const kind = role === "mentee" && refundRefused ? "refund_refused" : "refunded";
  return { kind, at: null, amountCents: refundedCents };
}
