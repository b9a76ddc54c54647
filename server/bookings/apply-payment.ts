import type { Trx } from "../../db/client.ts";
import { userById } from "../../db/queries/accounts.ts";
import {
  bookableMentorAndPayer,
  deleteExpiredLocks,
  deleteLocksOf,
  insertLocks,
  keepLocks,
  type SessionRow,
  sessionById,
} from "../../db/queries/bookings.ts";
import type { Payments } from "../../db/schema.ts";
import { DAY } from "../clock.ts";
import { captureHold } from "../payments/capture-hold.ts";
import { type ApplyPayment, type Change, receiveNotice } from "../payments/receive-notice.ts";
import type { Services } from "../services.ts";
import { confirm } from "./confirm.ts";
import { answerBy } from "./deadlines.ts";
import { chargedBack, foundForUs, freeze } from "./freeze.ts";
import { giveBack } from "./give-back.ts";
import { keepsOf, lockRows } from "./locks.ts";
import { moveSession } from "./move-session.ts";
import { refusalOf } from "./offered.ts";
import { askOfPayer } from "./payer.ts";
import { policyOf } from "./policy.ts";
import { fullRefundUntil } from "./refund-rule.ts";
import { refundable } from "./refund-terms.ts";
import { EXPIRY } from "./session-states.ts";
import { tellCancelled, tellRequested } from "./tell.ts";

/** A gateway's notification, for `/hooks/<gateway>`. False: forged or unknown. */
export function receiveBookingNotice(
  services: Services,
  gateway: string,
  rawBody: string,
  headers: Headers,
): Promise<boolean> {
  return receiveNotice(services, gateway, rawBody, headers, applying(services));
}

/** For all that brings a payment to what its provider says. */
export function applying(services: Services): ApplyPayment {
  return (trx, payment, change) => applyPayment(services, trx, payment, change);
}

/**
 * What a payment's new status does to its session, in the transaction that wrote the status. It is
 * called for real changes only, so the same news twice never gets here twice.
 */
export async function applyPayment(
  services: Services,
  trx: Trx,
  payment: Payments,
  { before, givenBack }: Change,
): Promise<void> {
  const session = await sessionById(trx, payment.session_id);
  if (!session) throw new Error("A payment without its session");
  switch (payment.status) {
    case "succeeded":
      if (before === "disputed") return foundForUs(services, trx, session, payment);
      await captureHold(services, trx, payment);
      // By hand, or before our database was set back to a backup: nobody works for what the payer has again.
      if (givenBack) return;
      return paid(services, trx, session, payment);
    case "disputed":
      return freeze(services, trx, session, payment);
    case "charged_back":
      return chargedBack(services, trx, session, payment);
    case "created":
    case "pending":
    case "failed":
    case "abandoned":
      // The slot stays kept until the hold runs out: the mentee may try again.
      return;
  }
}

async function paid(services: Services, trx: Trx, session: SessionRow, payment: Payments) {
  const late = session.status === "expired" && session.cancel_reason === EXPIRY.unpaid;
  if (session.status === "awaiting_payment" || late) {
    const free = late ? await stillOffered(services, trx, session) : true;
    if (free && (await lockForGood(services, trx, session))) return take(services, trx, session);
    const expired = late ? session : await runOut(services, trx, session);
    return refuse(services, trx, expired, payment);
  }
  const gone = session.status === "expired" && session.cancel_reason === EXPIRY.letGo;
  if (gone) return refuse(services, trx, session, payment);
  if (session.status === "called_off") return refuse(services, trx, session, payment, "called_off");
  // Paid before, by another attempt that we took for failed: this one goes back.
  await giveBack(services, trx, session, payment.amount_cents, `paid_twice:${payment.id}`);
}

/** The hold ran out before the clockwork saw it. */
function runOut(services: Services, trx: Trx, session: SessionRow) {
  const cancelled_at = services.clock.now();
  const patch = { cancelled_at, cancel_reason: EXPIRY.unpaid };
  return moveSession(trx, session, "expired", "clockwork", patch);
}

async function take(services: Services, trx: Trx, session: SessionRow) {
  if (session.mode === "instant") {
    await confirm(services, trx, session, "payment");
    return;
  }
  const requested = await moveSession(trx, session, "requested", "payment", {
    deadline_at: answerBy(services.clock.now(), session.starts_at, policyOf(session)),
    cancelled_at: null,
    cancel_reason: "",
  });
  await tellRequested(services, trx, requested);
}

/** Too late and the hour is gone: everything goes back, and only the mentee needs to know. */
async function refuse(
  services: Services,
  trx: Trx,
  session: SessionRow,
  payment: Payments,
  why: "paid_too_late" | "called_off" = "paid_too_late",
) {
  const reason = `${why}:${payment.id}`;
  const given = await giveBack(services, trx, session, payment.amount_cents, reason);
  await tellCancelled(services, trx, session, why, given, ["mentee"]);
}

/** The locks may have run out, and somebody may have taken the hour since. */
async function lockForGood(services: Services, trx: Trx, session: SessionRow): Promise<boolean> {
  const rows = lockRows(keepsOf(session), null);
  if ((await keepLocks(trx, session.id)) === rows.length) return true;
  await deleteLocksOf(trx, session.id);
  const quarters = rows.map(({ quarter }) => quarter);
  const people = [session.mentor_id, session.mentee_id];
  await deleteExpiredLocks(trx, people, quarters, services.clock.now());
  return insertLocks(trx, rows);
}

/** Whoever was told that they had not paid in time has so long to give the hour back for all of it. */
const TO_GIVE_BACK_MS = DAY;

/**
 * A late payment must not spring an hour on a mentor who offers it no more, or not so, nor on who is shut out or has
 * a payment at a bank, nor on a mentee who could not give it back.
 */
async function stillOffered(services: Services, trx: Trx, session: SessionRow): Promise<boolean> {
  const until = fullRefundUntil(refundable(session));
  if (until === null || until < services.clock.now() + TO_GIVE_BACK_MS) return false;
  const mentee = await userById(trx, session.mentee_id);
  if (mentee?.suspended_at !== null) return false;
  const now = services.clock.now();
  const question = askOfPayer(session.mentee_id, session.mentor_id, now);
  const { mentor, payer } = (await bookableMentorAndPayer(trx, question)) ?? {};
  if (payer?.bank !== null) return false;
  if (mentor?.price_cents !== session.price_cents || mentor.mode !== session.mode) return false;
  return refusalOf(mentor, session.starts_at, now) === null;
}
