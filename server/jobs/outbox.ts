import {
  dueKinds,
  leaseDue,
  markDone,
  markFailed,
  type OutboxMessage,
} from "../../db/queries/outbox.ts";
import { sendResetLetter } from "../accounts/reset-password.ts";
import { applying } from "../bookings/apply-payment.ts";
import { MINUTE, SECOND } from "../clock.ts";
import { Effect, StillPending } from "../effects.ts";
import { sendLetter } from "../mail/send-letter.ts";
import { performPayout } from "../payments/perform-payout.ts";
import { performRefund } from "../payments/perform-refund.ts";
import { performRoomRevoke } from "../rooms/room-revoke.ts";
import { performRoomSync } from "../rooms/room-sync.ts";
import type { Services } from "../services.ts";

/** Longer than any provider call may take, so that a lease runs out only when its holder died. */
const LEASE_MS = 2 * MINUTE;
const BATCH = 20;
/** Marked at once, after the last of them: as many may be sent again after a crash. */
const TOGETHER = 5;

/** What is delivered in one line, apart from the others. */
export interface Lane {
  kinds: readonly Effect["kind"][];
  /** Of two letters to one person the later one should come later; all else has no order. */
  inOrder: boolean;
}

/** Apart, so that a bank that takes its time keeps no room open and no letter back. */
export const LANES: readonly Lane[] = [
  { kinds: ["room_revoke", "room_sync"], inOrder: false },
  { kinds: ["mail", "password_reset"], inOrder: true },
  { kinds: ["refund", "payout"], inOrder: false },
];
/** Backoff doubles from 5 s to 30 min; after the last try a person must look. */
const FIRST_RETRY_MS = 5 * SECOND;
const LONGEST_RETRY_MS = 30 * MINUTE;
const MOST_ATTEMPTS = 20;

/** In the log: an effect that failed and will be tried again, or never again by itself. */
class Undelivered extends Error {
  constructor({ kind }: OutboxMessage, givenUp: boolean, cause: unknown) {
    super(`${kind} failed`, { cause });
    this.name = `${givenUp ? "GivenUp" : "NotDelivered"}(${kind})`;
  }
}

/** The lanes in which something waits, by one look for all. */
export async function dueLanes({ db, clock }: Services): Promise<Lane[]> {
  const kinds = await dueKinds(db, clock.now());
  return LANES.filter((lane) => lane.kinds.some((kind) => kinds.has(kind)));
}

/** Every lane, once. */
export async function deliverDue(
  services: Services,
  onError: (error: unknown) => void = () => {},
): Promise<number> {
  let taken = 0;
  for (const lane of LANES) taken += await deliverLane(services, lane, onError);
  return taken;
}

/**
 * Performs what is due in a lane, at least once each, under ids that make twice harmless. Answers how many were
 * taken up; 0 means there is nothing left to do now. `onError` hears of each that failed.
 */
export async function deliverLane(
  services: Services,
  { kinds, inOrder }: Lane,
  onError: (error: unknown) => void,
): Promise<number> {
  const now = services.clock.now();
  // One name for one batch: nobody else can take it for theirs.
  const owner = services.ids.uuid();
  const lease = { owner, kinds, now, leaseMs: LEASE_MS, most: BATCH };
  const leased = await leaseDue(services.db, lease);
  for (let at = 0; at < leased.length; at += TOGETHER)
    await deliver(services, leased.slice(at, at + TOGETHER), inOrder, onError);
  return leased.length;
}

async function deliver(
  services: Services,
  messages: OutboxMessage[],
  inOrder: boolean,
  onError: (error: unknown) => void,
): Promise<void> {
  const ids: string[] = [];
  const work = async (message: OutboxMessage) => {
    if (await isDone(services, message, onError)) ids.push(message.id);
  };
  if (inOrder) for (const message of messages) await work(message);
  else await Promise.all(messages.map(work));
  if (ids.length > 0) await markDone(services.db, ids, services.clock.now());
}

/** One message's failure is written down and keeps nothing else back. */
async function isDone(
  services: Services,
  message: OutboxMessage,
  onError: (error: unknown) => void,
): Promise<boolean> {
  const { db, clock } = services;
  try {
    await perform(services, Effect.parse(JSON.parse(message.payload)), message.key);
    return true;
  } catch (error) {
    const isPending = error instanceof StillPending;
    // Half of the tries are left for when something goes wrong, and the pause is long by then.
    const attempts = isPending ? Math.min(message.attempts, MOST_ATTEMPTS / 2) : message.attempts;
    const givenUp = attempts >= MOST_ATTEMPTS;
    const wait = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
    await markFailed(db, message.id, {
      error: error instanceof Error ? error.name : "failed",
      retryAt: givenUp ? null : clock.now() + wait,
      attempts,
      now: clock.now(),
    });
    if (!isPending) onError(new Undelivered(message, givenUp, error));
    return false;
  }
}

/** `key` is the stable id that the outside sees. */
function perform(services: Services, effect: Effect, key: string): Promise<unknown> {
  switch (effect.kind) {
    case "mail":
      return sendLetter(services, effect, key);
    case "password_reset":
      return sendResetLetter(services, effect.email, key);
    case "room_sync":
      return performRoomSync(services, effect.sessionId);
    case "room_revoke":
      return performRoomRevoke(services, effect.sessionId, effect.authSession);
    case "refund":
      return performRefund(services, effect.refundId, applying(services));
    case "payout":
      return performPayout(services, effect.payoutId);
  }
}
