/** The letters that a session's two people get, queued in the transaction that made the news. */
import type { Trx } from "../../db/client.ts";
import { type Person, peopleByIds, type SessionRow } from "../../db/queries/bookings.ts";
import { type Effect, queueAll } from "../effects.ts";
import type { Letter, LetterOf } from "../mail/letters.ts";
import { splitCommission } from "../payments/money.ts";
import type { GivenBack } from "../payments/refund-hold.ts";
import { roomSync } from "../rooms/queue-room-sync.ts";
import type { Letters, Services } from "../services.ts";
import { answerMoveBy } from "./deadlines.ts";
import { policyOf } from "./policy.ts";
import { fullRefundUntil } from "./refund-rule.ts";
import { owedBack, refundable } from "./refund-terms.ts";
import type { Role } from "./schemas.ts";
import { LIVE_STATES } from "./session-states.ts";

type Why = LetterOf<"cancelled">["why"];

const BOTH = ["mentee", "mentor"] as const;

/**
 * Queues a letter for each side named; `what` makes its key, so that the same news goes out once. `also` is
 * queued in the same statement.
 */
async function tell(
  services: Letters,
  trx: Trx,
  session: SessionRow,
  to: readonly Role[],
  what: string,
  write: (common: Common, role: Role) => Letter,
  also: (readonly [key: string, effect: Effect])[] = [],
): Promise<void> {
  const people = await peopleByIds(trx, [session.mentor_id, session.mentee_id]);
  const mentor = people.get(session.mentor_id);
  const mentee = people.get(session.mentee_id);
  if (!mentor || !mentee) throw new Error("A session without its two people");
  const letters = to.map((role) => {
    const [person, other] = role === "mentor" ? [mentor, mentee] : [mentee, mentor];
    const letter = write(commonOf(services, session, person, other), role);
    const key = `mail:${what}:${session.id}:${role}`;
    return [key, { kind: "mail", to: person.email, letter }] as const;
  });
  await queueAll(services, trx, [...letters, ...also]);
}

type Common = ReturnType<typeof commonOf>;

function commonOf(services: Letters, session: SessionRow, person: Person, other: Person) {
  return {
    name: person.name,
    zone: person.timezone,
    other: other.name,
    startsAt: session.starts_at,
    sessionUrl: `${services.settings.publicUrl}/sessions/${session.id}`,
  };
}

export function netOf(session: SessionRow, refundedCents = 0): number {
  const { commissionBps, vatBps } = policyOf(session);
  return splitCommission(session.price_cents - refundedCents, commissionBps, vatBps > 0).netCents;
}

/** Only of a mentee; null too where it has passed. */
function backFor(role: Role, { clock }: Letters, session: SessionRow) {
  if (role === "mentor") return { paid: false, refundUntil: null };
  const until = fullRefundUntil(refundable(session));
  const isAhead = until !== null && until > clock.now();
  return { paid: session.price_cents > 0, refundUntil: isAhead ? until : null };
}

/** The hour stands: both people and the room learn of it. */
export async function tellBooked(services: Services, trx: Trx, session: SessionRow) {
  const money = { amountCents: session.price_cents, currency: session.currency };
  const letter = (common: Common, role: Role): Letter => ({
    template: "booked",
    ...common,
    ...money,
    role,
    netCents: role === "mentor" ? netOf(session) : 0,
    refundUntil: backFor(role, services, session).refundUntil,
  });
  await tell(services, trx, session, BOTH, "booked", letter, [roomSync(session)]);
}

export async function tellRequested(services: Services, trx: Trx, session: SessionRow) {
  const { deadline_at } = session;
  if (deadline_at === null) throw new Error("A request without a deadline");
  await tell(services, trx, session, ["mentor"], "requested", (common) => ({
    template: "requested",
    ...common,
    amountCents: session.price_cents,
    currency: session.currency,
    answerBy: deadline_at,
  }));
}

/** Goes out again should more come back later. `given` goes back to the mentee; the mentor's copy says what the mentor keeps. */
export async function tellCancelled(
  services: Services,
  trx: Trx,
  session: SessionRow,
  why: Why,
  given: GivenBack,
  to: readonly Role[] = BOTH,
) {
  // Nothing is promised that is not to be released: a bank may have the payment.
  const keepsCents = session.release_at === null ? 0 : netOf(session, given.cents);
  await tell(services, trx, session, to, `cancelled:${why}:${given.cents}`, (common, role) => ({
    template: "cancelled",
    ...common,
    role,
    why,
    amountCents: role === "mentee" ? given.cents : keepsCents,
    paid: session.price_cents > 0,
    unlessUsed: keptUnlessUsed(session),
    waitsForBank: given.waitsForBank,
    currency: session.currency,
  }));
}

/** To the mentor: the bank looks into the mentee's payment, or took it back when the hour had begun. */
export async function tellBank(
  services: Services,
  trx: Trx,
  session: SessionRow,
  payment: { id: string },
  bank: LetterOf<"bank">["bank"],
) {
  await tell(services, trx, session, ["mentor"], `bank:${bank}:${payment.id}`, (common) => ({
    template: "bank",
    ...common,
    bank,
    amountCents: netOf(session, owedBack(session)),
    currency: session.currency,
    over:
      session.starts_at <= services.clock.now() ||
      (!LIVE_STATES.includes(session.status) && session.status !== "requested"),
  }));
}

/** Of an hour that was freed late: it is decided at its release who gets what was kept. */
function keptUnlessUsed({ status, release_at }: SessionRow): boolean {
  return status === "cancelled_by_mentee" && release_at !== null;
}

/** Something was said to be wrong with the hour, and a person decided. `heldCents`: what is, or was, held. */
export async function tellComplaint(
  services: Letters,
  trx: Trx,
  session: SessionRow,
  decision: LetterOf<"complaint">["decision"],
  { heldCents, bank }: { heldCents: number; bank: string | null },
) {
  const net = netOf(session, session.price_cents - heldCents);
  const what = `complaint:${decision}:${session.version}`;
  await tell(services, trx, session, BOTH, what, (common, role) => ({
    template: "complaint",
    ...common,
    role,
    decision,
    amountCents: role === "mentee" ? heldCents : net,
    unlessUsed: keptUnlessUsed(session),
    waitsForBank: bank !== null,
    currency: session.currency,
  }));
}

/** `wanted`: whose wish it was. */
export async function tellMoved(
  services: Services,
  trx: Trx,
  session: SessionRow,
  from: number,
  wanted: Role,
) {
  await tell(services, trx, session, BOTH, `moved:${session.moves}`, (common, role) => ({
    template: "moved",
    ...common,
    from,
    yours: role === wanted,
    ...backFor(role, services, session),
  }));
}

/** To the mentee: the mentor asks for another time. */
export async function tellAsked(
  services: Services,
  trx: Trx,
  session: SessionRow,
  proposedStartsAt: number,
) {
  await tell(services, trx, session, ["mentee"], `asked_to_move:${session.version}`, (common) => ({
    template: "asked_to_move",
    ...common,
    proposedStartsAt,
    answerBy: answerMoveBy(session, proposedStartsAt, policyOf(session)),
    amountCents: session.price_cents,
    currency: session.currency,
  }));
}

/** To the other one: `by` keeps the present time. */
export async function tellKept(
  services: Services,
  trx: Trx,
  session: SessionRow,
  proposedStartsAt: number,
  by: Role,
) {
  const to = by === "mentor" ? "mentee" : "mentor";
  await tell(services, trx, session, [to], `kept:${session.version}`, (common) => ({
    template: "time_kept",
    ...common,
    proposedStartsAt,
    withdrawn: by === "mentor",
    ...backFor(to, services, session),
  }));
}

export async function tellTranscript(
  services: Services,
  trx: Trx,
  session: SessionRow,
  messages: number,
) {
  await tell(services, trx, session, BOTH, "transcript", (common) => ({
    template: "transcript_ready",
    ...common,
    messages,
  }));
}

export async function tellReminder(
  services: Services,
  trx: Trx,
  session: SessionRow,
  hoursBefore: number,
) {
  const what = `reminder:${session.starts_at}:${hoursBefore}`;
  await tell(services, trx, session, BOTH, what, (common) => ({
    template: "reminder",
    ...common,
    hoursBefore,
  }));
}
