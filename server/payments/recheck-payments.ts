import {
  markAsked,
  markEventApplied,
  type PaymentRow,
  quietPayments,
  unappliedEvents,
} from "../../db/queries/payments.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { each } from "../jobs/step.ts";
import type { Services } from "../services.ts";
import { type ApplyPayment, applyTruth } from "./receive-notice.ts";

/** How long a provider may take to tell us before we ask. */
const QUIET_MS = 2 * MINUTE;
/** How often we ask about what a bank has refused or looks into, and may decide otherwise. */
const REVERSIBLE_MS = HOUR;
/** Longer than any provider leaves a payment open. */
const GIVEN_UP_MS = 7 * DAY;
const MOST_AT_ONCE = 50;
const ASKED_AT_ONCE = 8;

/**
 * Asks providers about payments that went quiet, and applies events that a crash left unapplied, so
 * that a lost notification loses nobody's money. Answers how many were looked at.
 */
export async function recheckPayments(services: Services, apply: ApplyPayment): Promise<number> {
  const { db, clock } = services;
  const before = clock.now() - QUIET_MS;
  const events = await each(await unappliedEvents(db, before, MOST_AT_ONCE), async (event) => {
    await applyTruth(services, event.gateway, event.provider_ref, apply);
    await markEventApplied(db, event.gateway, event.event_id, clock.now());
    return true;
  });
  const now = clock.now();
  const quiet = await quietPayments(db, {
    undecidedSince: before,
    reversibleSince: now - REVERSIBLE_MS,
    madeAfter: now - GIVEN_UP_MS,
    limit: MOST_AT_ONCE,
  });
  const ask = async ({ id, gateway, provider_ref }: PaymentRow) => {
    await applyTruth(services, gateway, provider_ref, apply);
    await markAsked(db, id, now);
    return true;
  };
  const asked = await each(quiet, ask, ASKED_AT_ONCE);
  return events + asked;
}
