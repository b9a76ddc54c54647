import type { z } from "zod";
import {
  countSince,
  heldNow,
  type MentorToRead,
  mentorsToReadAgain,
  movedSince,
  pendingMentors,
  sessionsByStatus,
  trouble,
} from "../../db/queries/admin.ts";
import { unbalanced } from "../../db/queries/ledger.ts";
import { outboxHealth } from "../../db/queries/outbox.ts";
import { liveRoomsOf } from "../../db/queries/rooms.ts";
import { REPEATED_STRIKES, ROOM_OPENS_MINUTES } from "../bookings/policy.ts";
import { DAY, MINUTE } from "../clock.ts";
import type { Services } from "../services.ts";
import type { OverviewOutput } from "./schemas.ts";

const QUEUE_SHOWN = 50;

/** With the VAT that is inside it. */
const COMMISSION = /^(commission|vat)$/;

/** What needs a person, first; then how things stand. Only what is counted for real. */
export async function overview({ db, clock }: Services): Promise<z.infer<typeof OverviewOutput>> {
  const now = clock.now();
  const since = now - 7 * DAY;
  const pending = await pendingMentors(db, QUEUE_SHOWN);
  const again = await mentorsToReadAgain(db, REPEATED_STRIKES, QUEUE_SHOWN);
  const { returned, refunds, outbox, disputed } = await trouble(db);
  const health = await outboxHealth(db);
  const rooms = await liveRoomsOf(db, null, now + ROOM_OPENS_MINUTES * MINUTE);
  const statuses = await sessionsByStatus(db, since);
  const moved = await movedSince(db, since);
  const count = (status: Parameters<typeof statuses.get>[0]) => statuses.get(status) ?? 0;
  const cents = (kind: string, account: RegExp) =>
    moved
      .filter((row) => row.kind === kind && account.test(row.account))
      .reduce((sum, row) => sum + row.cents, 0);
  return {
    now,
    pending: pending.map((row) => ({ ...mentor(row), submittedAt: row.submitted_at ?? now })),
    readAgain: again.map((row) => ({
      ...mentor(row),
      changedAt: row.unread_since,
      strikes: row.strikes,
    })),
    returnedPayouts: returned.map((row) => troubled(row, row.name, row.created_at)),
    failedRefunds: refunds.map((row) => troubled(row, row.session_id, row.created_at)),
    disputedPayments: disputed.map((row) => troubled(row, row.session_id, row.updated_at)),
    failedOutbox: outbox.map(({ id, key, kind, failed_at }) => ({
      id,
      key,
      kind,
      at: failed_at ?? now,
    })),
    present: {
      roomsOpen: rooms.length,
      outboxWaiting: health.waiting,
      oldestDueAt: health.oldestDueAt,
      ledgerBalances: (await unbalanced(db)).length === 0,
      heldCents: await heldNow(db),
    },
    week: {
      booked: await countSince(db, "sessions", since),
      completed: count("completed"),
      cancelledByMentees: count("cancelled_by_mentee"),
      cancelledByMentors: count("cancelled_by_mentor"),
      chargedBack: count("charged_back"),
      mentorAbsent: count("no_show_mentor") + count("no_show_both"),
      newMentees: await countSince(db, "mentee_profiles", since),
      newMentors: await countSince(db, "mentor_profiles", since),
      paidInCents: cents("capture", /^hold:/),
      refundedCents: cents("refund", /^gateway:/),
      commissionCents: cents("release", COMMISSION) + cents("release_undone", COMMISSION),
      paidOutCents: cents("payout", /^rail:/),
    },
  };
}

function mentor({ id, name, job_title, company }: MentorToRead) {
  return { id, name, jobTitle: job_title, company };
}

function troubled(
  { id, amount_cents, currency }: { id: string; amount_cents: number; currency: string },
  what: string,
  at: number,
) {
  return { id, what, at, cents: amount_cents, currency };
}
