import {
  markAsked,
  markEventApplied,
  type PaymentRow,
  quietPayments,
  unappliedEvents,
} from "../../db/queries/payments.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { askEach } from "../jobs/step.ts";
import type { Services } from "../services.ts";
import { type ApplyPayment, applyTruth } from "./receive-notice.ts";

/** How long a provider may take to tell us before we ask. */
const QUIET_MS = 2 * MINUTE;
/** How often we ask about what a bank has refused or looks into, and may decide otherwise. */
const REVERSIBLE_MS = HOUR;
/** Longer than any provider leaves a payment open. */
const GIVEN_UP_MS = 7 * DAY;
/** Longer than any bank carries out a refund that it was asked for. */
const REFUND_LASTS_MS = 30 * DAY;
const MOST_AT_ONCE = 50;

/** Applies events that a crash left unapplied. Answers how many. */
export async function applyLeftEvents(services: Services, apply: ApplyPayment): Promise<number> {
  const { db, clock } = services;
  const left = await unappliedEvents(db, clock.now() - QUIET_MS, MOST_AT_ONCE);
  const applyOne = async (event: (typeof left)[number]) => {
    await applyTruth(services, event.gateway, event.provider_ref, apply);
    await markEventApplied(db, event.gateway, event.event_id, clock.now());
    return true;
  };
  return askEach(services, left, applyOne);
}

/**
 * Asks providers about payments that went quiet, so that a lost notification loses nobody's money. Answers how
 * many were looked at.
 */
export async function recheckPayments(services: Services, apply: ApplyPayment): Promise<number> {
  const { db, clock } = services;
  const now = clock.now();
  const quiet = await quietPayments(db, {
    undecidedSince: now - QUIET_MS,
    reversibleSince: now - REVERSIBLE_MS,
    madeAfter: now - GIVEN_UP_MS,
    takenBackAfter: now - REFUND_LASTS_MS,
    limit: MOST_AT_ONCE,
  });
  const ask = async ({ id, gateway, provider_ref }: PaymentRow) => {
    // Before the answer, which may not come: then the others have their turn first.
    await markAsked(db, id, now);
    await applyTruth(services, gateway, provider_ref, apply);
    return true;
  };
  return askEach(services, quiet, ask);
}
