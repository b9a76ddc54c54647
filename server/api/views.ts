/** The product's own outputs as programs read them. `zone`: the asker's, for the offsets of times. */
import type { z } from "zod";
import type { SessionView } from "../bookings/schemas.ts";
import type { Viewer } from "../context.ts";
import type { MentorCard as Card, MentorOutput as Mentor } from "../discovery/schemas.ts";
import type { MineOutput } from "../profiles/schemas.ts";
import {
  type Account,
  type MentorCard,
  type MentorOutput,
  type ProfileOutput,
  type Session,
  SessionAction,
} from "./schemas.ts";
import { money, timeOf, timeOrNull } from "./shapes.ts";

export function accountView(viewer: Viewer): z.infer<typeof Account> {
  const { id, name, email, emailVerified, timezone } = viewer;
  const roles = [
    viewer.isMentee && ("mentee" as const),
    viewer.isMentor && ("mentor" as const),
    viewer.isAdmin && ("admin" as const),
  ].filter((role) => role !== false);
  return { id, name, email, emailVerified, roles, timeZone: timezone };
}

export function profileView(
  viewer: Viewer,
  { mentor, mentee, categories, languages }: z.infer<typeof MineOutput>,
): z.infer<typeof ProfileOutput> {
  return {
    account: accountView(viewer),
    // Prices are in the one currency there is.
    mentor: mentor && { ...mentor, price: money(mentor.priceCents, "ZAR") },
    mentee,
    categories,
    languages,
  };
}

export function cardView(card: Card, zone: string): z.infer<typeof MentorCard> {
  const { priceCents, currency, nextStartsAt, ...rest } = card;
  return {
    ...rest,
    price: money(priceCents, currency),
    nextStartsAt: timeOrNull(nextStartsAt, zone),
  };
}

export function mentorView(mentor: z.infer<typeof Mentor>): z.infer<typeof MentorOutput> {
  const { priceCents, currency, zone, ...rest } = mentor;
  return { ...rest, price: money(priceCents, currency), timeZone: zone };
}

export function sessionView(session: SessionView, zone: string): z.infer<typeof Session> {
  const { priceCents, refundedCents, currency, other, deadlines, ...rest } = session;
  return {
    ...rest,
    other: { id: other.id, name: other.name },
    startsAt: timeOf(session.startsAt, zone),
    endsAt: timeOf(session.endsAt, zone),
    proposedStartsAt: timeOrNull(session.proposedStartsAt, zone),
    price: money(priceCents, currency),
    refunded: money(refundedCents, currency),
    payBy: timeOrNull(deadlines.payBy, zone),
    answerBy: timeOrNull(deadlines.answerBy, zone),
    refundUntil: timeOrNull(deadlines.refundUntil, zone),
    roomOpensAt: timeOf(deadlines.roomOpensAt, zone),
    releaseAt: timeOrNull(deadlines.releaseAt, zone),
    actions: SessionAction.options.filter((action) => session.actions.includes(action)),
  };
}
