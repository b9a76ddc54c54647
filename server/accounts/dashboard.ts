import { mentorStanding, queueCounts, sessionCounts } from "../../db/queries/dashboard.ts";
import { newestPayoutOf } from "../../db/queries/payouts.ts";
import { momentsAt } from "../bookings/deadlines.ts";
import { REPEATED_STRIKES } from "../bookings/policy.ts";
import { actsAsAdmin, type Viewer } from "../context.ts";
import { mentorAccount } from "../payments/accounts.ts";
import { accountStanding, nextPayoutAt } from "../payments/payout-rule.ts";
import type { Services } from "../services.ts";
import { stepsToListing } from "./listing-rule.ts";
import type { CountsOutput, DashboardOutput } from "./schemas.ts";

const CURRENCY = "ZAR";

/** What the navigation counts. */
export async function counts({ db, clock }: Services, viewer: Viewer): Promise<CountsOutput> {
  const { requests, needing } = await sessionCounts(db, viewer.id, momentsAt(clock.now()));
  const queues = actsAsAdmin(viewer)
    ? await queueCounts(db, REPEATED_STRIKES)
    : { approvals: 0, failedOutbox: 0 };
  return { sessionsNeedingMe: needing, requests, ...queues };
}

/** What a person's roles ask of them; their sessions are bookings'. */
export async function dashboard(services: Services, viewer: Viewer): Promise<DashboardOutput> {
  return {
    emailVerified: viewer.emailVerified,
    mentor: viewer.isMentor ? await mentorPart(services, viewer) : null,
    admin: actsAsAdmin(viewer) ? await queueCounts(services.db, REPEATED_STRIKES) : null,
  };
}

async function mentorPart(
  { db, clock }: Services,
  viewer: Viewer,
): Promise<DashboardOutput["mentor"]> {
  const ready = { account: mentorAccount(viewer.id), currency: CURRENCY };
  const standing = await mentorStanding(db, viewer.id, ready);
  if (!standing) return null;
  const { status, decision_note, intro, hours, account_updated_at, ready_cents } = standing;
  const account = account_updated_at === null ? undefined : { updated_at: account_updated_at };
  const last = await newestPayoutOf(db, viewer.id);
  const { emailVerified } = viewer;
  return {
    status,
    note: decision_note,
    steps: stepsToListing({ emailVerified, intro, hasHours: hours !== null, status }),
    earnings: {
      readyCents: Number(ready_cents ?? 0),
      currency: CURRENCY,
      account: accountStanding(account, last),
      nextPayoutAt: nextPayoutAt(clock.now()),
    },
  };
}
