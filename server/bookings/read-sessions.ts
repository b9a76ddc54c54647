import type { z } from "zod";
import type { Reader } from "../../db/client.ts";
import {
  bookableMentor,
  type LiveSession,
  liveLocks,
  moneyOfSessions,
  peopleByIds,
  type SessionRow,
} from "../../db/queries/bookings.ts";
import type { Viewer } from "../context.ts";
import { Problem } from "../errors.ts";
import { splitCommission } from "../payments/money.ts";
import type { Services } from "../services.ts";
import { answerBy, endOf, momentsAt } from "./deadlines.ts";
import { ownAt, quartersToKeep } from "./locks.ts";
import { alternatives, refusalOf } from "./offered.ts";
import { initialsOf, otherIn } from "./people.ts";
import { freezePolicy, SESSION_MINUTES } from "./policy.ts";
import { reach, sessionsSeenBy } from "./reach.ts";
import { fullRefundUntil } from "./refund-rule.ts";
import type { OverviewOutput, SessionView } from "./schemas.ts";
import { sessionView } from "./session-view.ts";

const PAGE_SIZE = 20;

export async function listSessions(
  { db, clock }: Services,
  viewer: Viewer,
  { when, page }: { when: "upcoming" | "needs_me" | "past"; page: number },
) {
  const now = clock.now();
  const mine = sessionsSeenBy(db, viewer.id);
  const at = momentsAt(now);
  const total = await mine.count(when, at);
  const rows = await mine.list(when, at, PAGE_SIZE, (page - 1) * PAGE_SIZE);
  return {
    sessions: await views(db, viewer.id, rows, now),
    page,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    total,
    counts: await countsOf(db, viewer.id, now),
  };
}

/** More than anybody has to come in the sixty days. */
const MOST_LIVE = 100;

/** For the dashboard: what comes next, what waits for this person, and how much that is. */
export async function overview(
  { db, clock }: Services,
  viewer: Viewer,
): Promise<z.infer<typeof OverviewOutput>> {
  const now = clock.now();
  const live = await sessionsSeenBy(db, viewer.id).live(momentsAt(now), MOST_LIVE);
  const view = ({ session, ...facts }: LiveSession) =>
    sessionView(session, { viewerId: viewer.id, now, ...facts });
  const next = live
    .filter(({ session }) => session.status === "confirmed" || session.status === "in_session")
    .sort((a, b) => a.session.starts_at - b.session.starts_at)[0];
  const needing = live.filter(({ needsMe }) => needsMe);
  const requests = needing.filter(({ session }) => session.status === "requested").length;
  return {
    next: next ? view(next) : null,
    needing: needing.slice(0, PAGE_SIZE).map(view),
    requests,
    sessionsNeedingMe: needing.length - requests,
  };
}

export async function oneSession(
  { db, clock }: Services,
  viewer: Viewer,
  { sessionId }: { sessionId: string },
): Promise<SessionView> {
  const { session } = await reach(db, viewer.id, sessionId);
  const [view] = await views(db, viewer.id, [session], clock.now());
  if (!view) throw Problem.notFound();
  return view;
}

/** What booking this start would mean, before anything is kept. Problems: not_found. */
export async function quote(
  { db, clock, settings }: Services,
  viewer: Viewer,
  { mentorId, startsAt }: { mentorId: string; startsAt: number },
) {
  const now = clock.now();
  const mentor = await bookableMentor(db, mentorId);
  if (!mentor) throw Problem.notFound();
  const refusal = refusalOf(mentor, startsAt, now);
  const policy = freezePolicy(mentor, settings);
  const endsAt = endOf(startsAt, SESSION_MINUTES);
  const kept = quartersToKeep({ startsAt, endsAt, bufferQuarters: mentor.buffer_quarters });
  const theirs = await liveLocks(db, [mentor.id], kept.mentor, now);
  const mine = await liveLocks(db, [viewer.id], kept.mentee, now);
  const free = theirs.length === 0 && mine.length === 0 && !refusal;
  const terms = {
    priceCents: mentor.price_cents,
    startsAt,

    createdAt: now,
    policy,
  };
  return {
    mentor: {
      id: mentor.id,
      name: mentor.name,
      initials: initialsOf(mentor.name),
      jobTitle: mentor.job_title,
      company: mentor.company,
      zone: mentor.timezone,
    },
    startsAt,
    endsAt,
    mode: mentor.mode,
    priceCents: mentor.price_cents,
    currency: mentor.currency,
    split: {
      commissionBps: policy.commissionBps,
      ...splitCommission(mentor.price_cents, policy.commissionBps, policy.vatBps > 0),
    },
    vatIncluded: policy.vatBps > 0,
    holdMinutes: policy.holdMinutes,
    refundUntil: fullRefundUntil(terms),
    answerBy: mentor.mode === "request" ? answerBy(now, startsAt, policy) : null,
    free,
    refusal: refusal?.words ?? null,
    own: await ownAt(db, mine, { mentorId: mentor.id, startsAt }),
    alternatives: free ? [] : await alternatives(db, mentor, viewer.id, startsAt, now),
  };
}

async function countsOf(db: Reader, userId: string, now: number) {
  const mine = sessionsSeenBy(db, userId);
  const at = momentsAt(now);
  return {
    upcoming: await mine.count("upcoming", at),
    needsMe: await mine.count("needs_me", at),
  };
}

async function views(
  db: Reader,
  viewerId: string,
  rows: SessionRow[],
  now: number,
): Promise<SessionView[]> {
  const people = await peopleByIds(db, [...new Set(rows.map((row) => otherIn(row, viewerId)))]);
  const money = await moneyOfSessions(
    db,
    rows.map(({ id }) => id),
  );
  return rows.flatMap((row) => {
    const other = people.get(otherIn(row, viewerId));
    const itsMoney = money.get(row.id);
    return other && itsMoney ? [sessionView(row, { viewerId, other, money: itsMoney, now })] : [];
  });
}
