/** What time alone does to sessions. Every step may run in several processes, and again. */
import { transact } from "../../db/client.ts";
import { forgetExpiredLocks, sessionById } from "../../db/queries/bookings.ts";
import {
  markReminded,
  mentorMissing,
  pastDeadline,
  toDecide,
  toRelease,
  toRemind,
  toStart,
} from "../../db/queries/due-sessions.ts";
import { MINUTE } from "../clock.ts";
import { ASKING_MS, askEach, BATCH, each, type Step } from "../jobs/step.ts";
import type { Services } from "../services.ts";
import { askAboutPaying } from "./ask-provider.ts";
import { callOffSuspended } from "./call-off.ts";
import { keptUntil } from "./deadlines.ts";
import { decideAbsence, decideAtEnd } from "./decide-verdict.ts";
import { expire } from "./expire.ts";
import { moveSession } from "./move-session.ts";
import { ABSENCE_MINUTES, REMINDER_HOURS } from "./policy.ts";
import { recallAcceptance } from "./recall-acceptance.ts";
import { askingSteps } from "./recheck-payments.ts";
import { releaseMoney } from "./release-money.ts";
import { EXPIRY } from "./session-states.ts";
import { tellReminder } from "./tell.ts";

export const expiryAndStartSteps: Step[] = [
  ...askingSteps,
  callOffSuspended,
  {
    name: "expire_holds",
    mostMs: ASKING_MS,
    run: (services) => expireAll(services, "awaiting_payment", EXPIRY.unpaid, askOnceMore),
  },
  {
    name: "expire_requests",
    run: (services) => expireAll(services, "requested", EXPIRY.notAnswered, recallAcceptance),
  },
  {
    name: "start_sessions",
    run: async (services) =>
      each(await toStart(services.db, services.clock.now(), BATCH), (id) => start(services, id)),
  },
];

export const verdictSteps: Step[] = [
  {
    name: "decide_absences",
    mostMs: ASKING_MS,
    run: async (services) => {
      const now = services.clock.now();
      const ids = await mentorMissing(services.db, now, ABSENCE_MINUTES * MINUTE, BATCH);
      return askEach(services, ids, (id) => decideAbsence(services, id));
    },
  },
  {
    name: "decide_verdicts",
    mostMs: ASKING_MS,
    run: async (services) => {
      const ids = await toDecide(services.db, services.clock.now(), BATCH);
      return askEach(services, ids, (id) => decideAtEnd(services, id));
    },
  },
];

export const settlingSteps: Step[] = [
  {
    name: "release_money",
    mostMs: ASKING_MS,
    run: async (services) =>
      askEach(services, await toRelease(services.db, services.clock.now(), BATCH), (id) =>
        releaseMoney(services, id),
      ),
  },
  { name: "remind", run: remindAll },
];

export function forgetLocks({ db, clock }: Services): Promise<void> {
  return forgetExpiredLocks(db, clock.now());
}

async function expireAll(
  services: Services,
  status: "awaiting_payment" | "requested",
  why: typeof EXPIRY.unpaid | typeof EXPIRY.notAnswered,
  before: (services: Services, id: string) => Promise<void>,
): Promise<number> {
  const { db, clock } = services;
  const expireOne = async (id: string) => {
    await before(services, id);
    return transact(db, async (trx) => {
      const session = await sessionById(trx, id);
      const due = session?.status === status && (session.deadline_at ?? 0) <= clock.now();
      if (!session || !due) return false;
      await expire(services, trx, session, "clockwork", why);
      return true;
    });
  };
  return askEach(services, await pastDeadline(db, status, clock.now(), BATCH), expireOne);
}

/** What was paid at the last moment, and whose notification is under way, was paid in time. */
async function askOnceMore(services: Services, id: string): Promise<void> {
  try {
    await askAboutPaying(services, id);
  } catch (error) {
    const session = await sessionById(services.db, id);
    if (services.clock.now() < keptUntil(session?.deadline_at ?? 0)) throw error;
  }
}

function start({ db, clock }: Services, id: string): Promise<boolean> {
  return transact(db, async (trx) => {
    const session = await sessionById(trx, id);
    if (session?.status !== "confirmed" || session.starts_at > clock.now()) return false;
    await moveSession(trx, session, "in_session", "clockwork");
    return true;
  });
}

/** The nearest reminder first: one who books late, or a clock that jumped, gets only that one. */
async function remindAll(services: Services): Promise<number> {
  let count = 0;
  for (const hours of [...REMINDER_HOURS].sort((a, b) => a - b)) {
    const ids = await toRemind(services.db, services.clock.now(), hours, BATCH);
    count += await each(ids, (id) => remind(services, id, hours));
  }
  return count;
}

function remind(services: Services, id: string, hours: number): Promise<boolean> {
  return transact(services.db, async (trx) => {
    const session = await sessionById(trx, id);
    if (!session || !(await markReminded(trx, session, hours))) return false;
    await tellReminder(services, trx, session, hours);
    return true;
  });
}
