/**
 * What an operator does about an ended hour that was not right, by `npm run admin`. A dispute between the
 * two people, with its answers and deadlines, will be a graph of its own (docs/decisions/0016).
 */
import type { Trx } from "../../db/client.ts";
import { moneyOfSession, type SessionRow, updateSession } from "../../db/queries/bookings.ts";
import { isPaidOut } from "../../db/queries/payouts.ts";
import type { SessionStatus } from "../../db/schema.ts";
import { Problem } from "../errors.ts";
import { takeBackRelease } from "../payments/release-hold.ts";
import type { Letters } from "../services.ts";
import { giveBackAll } from "./give-back.ts";
import { wrongState } from "./move-session.ts";
import { releaseTime } from "./release-time.ts";
import { tellComplaint } from "./tell.ts";

type Decide = (services: Letters, trx: Trx, session: SessionRow) => Promise<void>;

/** Each throws wrong_state once the money was paid out, or where none is held. */
export const COMPLAINT_VERBS: Record<string, { run: Decide; done: string }> = {
  hold: { run: hold, done: "is held back now: nothing is paid for it until you decide" },
  release: { run: release, done: "goes on as if nobody had held it back" },
  refund: { run: refund, done: "is paid back to the mentee in full" },
};

async function hold(services: Letters, trx: Trx, found: SessionRow): Promise<void> {
  const session = await holdAgain(services, trx, found);
  const money = await requireHeld(trx, session);
  if (session.held_back_at !== null) throw no("It is held back already.");
  const held_back_at = services.clock.now();
  const held = await updateSession(trx, session, { held_back_at, release_at: null });
  await tellComplaint(services, trx, held, "held", money);
}

async function release(services: Letters, trx: Trx, session: SessionRow): Promise<void> {
  const money = await requireHeld(trx, session);
  if (session.held_back_at === null) throw no("Nobody holds it back.");
  const released = await updateSession(trx, session, {
    held_back_at: null,
    release_at: await releaseTime(trx, session, session.ended_at ?? session.ends_at),
  });
  await tellComplaint(services, trx, released, "released", money);
}

async function refund(services: Letters, trx: Trx, found: SessionRow): Promise<void> {
  const session = await holdAgain(services, trx, found);
  const { bank } = await requireHeld(trx, session);
  // It would wait for the bank, and this command with it.
  if (bank !== null) throw no("A bank looks into its payment: decide again when the bank has.");
  const refunded = await updateSession(trx, session, { held_back_at: null, release_at: null });
  const given = await giveBackAll(services, trx, refunded, "complaint");
  await tellComplaint(services, trx, refunded, "refunded", { heldCents: given.cents, bank });
}

/** Where a mentor is to be paid for what is over. */
const OVER: readonly SessionStatus[] = ["completed", "no_show_mentee", "cancelled_by_mentee"];

async function requireHeld(trx: Trx, session: SessionRow) {
  if (!OVER.includes(session.status)) throw wrongState(session.status);
  const money = await moneyOfSession(trx, session.id);
  if (money.heldCents === 0) throw no("No money is held for it.");
  return money;
}

/** Also what was released and has not left yet: who complains in the last minute is read after it. */
async function holdAgain(services: Letters, trx: Trx, session: SessionRow): Promise<SessionRow> {
  if (session.released_at === null) return session;
  if (await isPaidOut(trx, session.id))
    throw no(
      "Its money is on its way to the mentor, or there, and cannot be held back or sent back.",
    );
  const { bank } = await moneyOfSession(trx, session.id);
  if (bank === "charged_back")
    throw no(
      "The bank took its payment back after the release: what was released stays the mentor's.",
    );
  const again = await updateSession(trx, session, { released_at: null, release_at: null });
  await takeBackRelease(services, trx, again);
  return again;
}

function no(words: string): Problem {
  return new Problem("wrong_state", words);
}
