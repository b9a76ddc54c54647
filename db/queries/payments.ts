import type { InferResult, Selectable } from "kysely";
import { oneRow } from "../client.ts";
import { insertOnce, type Reader, type Trx } from "../portable.ts";
import type { AtBank, Payments, Refunds } from "../schema.ts";

export type PaymentRow = Selectable<Payments>;
export type RefundRow = Selectable<Refunds>;

const UNDECIDED = ["created", "pending"] as const;
/** Settled, and banks still change their minds. */
const REVERSIBLE = ["failed", "abandoned"] as const;

/** Unique by session and attempt. Answers whether it was new. */
export function insertPayment(trx: Trx, row: PaymentRow): Promise<boolean> {
  return insertOnce(() => trx.insertInto("payments").values(row).execute());
}

export async function countPayments(db: Reader, sessionId: string): Promise<number> {
  const { count } = await db
    .selectFrom("payments")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("session_id", "=", sessionId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function paymentById(db: Reader, id: string): Promise<PaymentRow | undefined> {
  return db.selectFrom("payments").selectAll().where("id", "=", id).executeTakeFirst();
}

export function paymentByRef(
  db: Reader,
  gateway: string,
  providerRef: string,
): Promise<PaymentRow | undefined> {
  return db
    .selectFrom("payments")
    .selectAll()
    .where("gateway", "=", gateway)
    .where("provider_ref", "=", providerRef)
    .executeTakeFirst();
}

/** The attempt at paying for a session that is still open, if there is one. */
export function openPaymentOf(db: Reader, sessionId: string): Promise<PaymentRow | undefined> {
  return db
    .selectFrom("payments")
    .selectAll()
    .where("session_id", "=", sessionId)
    .where("status", "in", ["created", "pending"])
    .orderBy("created_at", "desc")
    .executeTakeFirst();
}

/** The newest: whoever pays does it on one of these, and a hold of fifty refused cards asks no fifty questions. */
const MOST_ATTEMPTS_ASKED = 10;

/** Attempts at paying for a session that were begun, and that a provider may yet call paid, newest first. */
export function mayStillSucceed(db: Reader, sessionId: string): Promise<PaymentRow[]> {
  return db
    .selectFrom("payments")
    .selectAll()
    .where("session_id", "=", sessionId)
    .where("status", "in", [...UNDECIDED, ...REVERSIBLE])
    .where("checkout_url", "!=", "")
    .orderBy("created_at", "desc")
    .limit(MOST_ATTEMPTS_ASKED)
    .execute();
}

/** Guarded by the version (law 2). Throws VersionLost. */
export async function updatePayment(
  trx: Trx,
  payment: PaymentRow,
  patch: Partial<Omit<PaymentRow, "id" | "version">>,
): Promise<PaymentRow> {
  const next = { ...patch, version: payment.version + 1 };
  const result = await trx
    .updateTable("payments")
    .set(next)
    .where("id", "=", payment.id)
    .where("version", "=", payment.version)
    .executeTakeFirstOrThrow();
  oneRow(result, "the payment");
  return { ...payment, ...next };
}

/** Where a payment is made; the first answer stays. */
export async function noteCheckout(
  db: Reader,
  id: string,
  { providerRef, url }: { providerRef: string; url: string },
): Promise<void> {
  await db
    .updateTable("payments")
    .set((eb) => ({
      provider_ref: providerRef,
      checkout_url: url,
      version: eb("version", "+", 1),
    }))
    .where("id", "=", id)
    .where("checkout_url", "=", "")
    .execute();
}

/**
 * Payments whose newest notification may be lost: undecided ones not asked about since
 * `undecidedSince`, and those that a bank may still turn round, not asked about since
 * `reversibleSince`. Made before `madeAfter` they are given up, but for disputes, which last for weeks. What the bank
 * took back since `takenBackAfter` may have a refund under way.
 */
export function quietPayments(
  db: Reader,
  input: {
    undecidedSince: number;
    reversibleSince: number;
    madeAfter: number;
    takenBackAfter: number;
    limit: number;
  },
): Promise<PaymentRow[]> {
  return db
    .selectFrom("payments")
    .selectAll()
    .where("checkout_url", "!=", "")
    .where((eb) =>
      eb.or([
        eb.and([
          eb("status", "in", UNDECIDED),
          eb("asked_at", "<=", input.undecidedSince),
          eb("created_at", ">", input.madeAfter),
        ]),
        eb.and([
          eb("status", "in", REVERSIBLE),
          eb("asked_at", "<=", input.reversibleSince),
          eb("created_at", ">", input.madeAfter),
        ]),
        eb.and([eb("status", "=", "disputed"), eb("asked_at", "<=", input.reversibleSince)]),
        eb.and([
          eb("status", "=", "charged_back"),
          eb("refunded_cents", ">", 0),
          eb("asked_at", "<=", input.reversibleSince),
          eb("updated_at", ">", input.takenBackAfter),
        ]),
      ]),
    )
    .orderBy("asked_at")
    .limit(input.limit)
    .execute();
}

/** The provider was asked: the others come first next time. */
export async function markAsked(db: Reader, paymentId: string, now: number): Promise<void> {
  await db.updateTable("payments").set({ asked_at: now }).where("id", "=", paymentId).execute();
}

/** Newest first: what was taken, is not wholly given back, and no bank took back. */
export function keptPayments(db: Reader, sessionId: string): Promise<PaymentRow[]> {
  return db
    .selectFrom("payments")
    .selectAll()
    .where("session_id", "=", sessionId)
    .where("status", "in", ["succeeded", "disputed"])
    .whereRef("refunded_cents", "<", "amount_cents")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** What counters say of a mentee's hours to come; null: there is none yet. */
export interface CountedHours {
  openHolds: number | null;
  freeHours: number | null;
  withMentor: number | null;
}

/** How far somebody can be trusted to pay for another hour, and to come. */
export interface PayerRecord {
  /** The newest payment that a bank looks into, or took back since. */
  bank: AtBank | null;
  /** Hours kept since, with anybody and with this mentor, that were never paid. */
  lapsed: number;
  lapsedHere: number;
  /** Hours with a price given back since, for money. */
  givenBack: number;
  counted: CountedHours;
}

export interface PayerQuestion {
  menteeId: string;
  mentorId: string;
  /** Epoch ms. */
  chargedBackSince: number;
  lapsedSince: number;
  givenBackSince: number;
  /** What the `cancel_reason` of a session says that was never paid. */
  neverPaid: readonly string[];
  /** What the `reason` of a refund says whose session the mentee gave back. */
  givenBack: readonly string[];
  counters: Record<keyof CountedHours, string>;
}

/** One row for `payerFrom`, to be joined to what else is asked. */
export function payerRecord(db: Reader, question: PayerQuestion) {
  const { menteeId, mentorId, counters } = question;
  return db.selectNoFrom((eb) => {
    const mine = eb.selectFrom("sessions").where("mentee_id", "=", menteeId);
    const unpaid = mine
      .where("status", "=", "expired")
      .where("cancel_reason", "in", question.neverPaid)
      .where("created_at", ">", question.lapsedSince)
      .select((s) => s.fn.countAll<number>().as("n"));
    const counted = (name: string) =>
      eb
        .selectFrom("counters")
        .where("user_id", "=", menteeId)
        .where("name", "=", name)
        .select("value");
    return [
      eb
        .selectFrom("payments")
        .where("user_id", "=", menteeId)
        .where((p) =>
          p.or([
            p("status", "=", "disputed"),
            p.and([
              p("status", "=", "charged_back"),
              p("updated_at", ">", question.chargedBackSince),
            ]),
          ]),
        )
        .orderBy("updated_at", "desc")
        .limit(1)
        .select("status")
        .$narrowType<{ status: AtBank }>()
        .as("bank"),
      unpaid.as("lapsed"),
      unpaid.where("mentor_id", "=", mentorId).as("lapsedHere"),
      mine
        .where("cancelled_at", ">", question.givenBackSince)
        .where((s) =>
          s.exists(
            s
              .selectFrom("refunds")
              .whereRef("refunds.session_id", "=", "sessions.id")
              .where("refunds.reason", "in", question.givenBack)
              .select("refunds.id"),
          ),
        )
        .select((s) => s.fn.countAll<number>().as("n"))
        .as("givenBack"),
      counted(counters.openHolds).as("openHolds"),
      counted(counters.freeHours).as("freeHours"),
      counted(counters.withMentor).as("withMentor"),
    ];
  });
}

type PayerColumns = InferResult<ReturnType<typeof payerRecord>>[number];

export function payerFrom(row: PayerColumns): PayerRecord {
  const { bank, openHolds, freeHours, withMentor } = row;
  return {
    bank,
    lapsed: Number(row.lapsed),
    lapsedHere: Number(row.lapsedHere),
    givenBack: Number(row.givenBack),
    counted: { openHolds, freeHours, withMentor },
  };
}

/** Unique by cause; counts towards what the payment has given back. Answers whether it was new. */
export async function insertRefund(
  trx: Trx,
  payment: PaymentRow,
  row: RefundRow,
): Promise<boolean> {
  const isNew = await insertOnce(() => trx.insertInto("refunds").values(row).execute());
  if (isNew)
    await updatePayment(trx, payment, {
      refunded_cents: payment.refunded_cents + row.amount_cents,
      updated_at: row.created_at,
    });
  return isNew;
}

export function refundById(db: Reader, id: string): Promise<RefundRow | undefined> {
  return db.selectFrom("refunds").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Not given back yet. */
export function openRefunds(db: Reader, paymentId: string) {
  return db
    .selectFrom("refunds")
    .select(["id", "amount_cents"])
    .where("payment_id", "=", paymentId)
    .where("status", "!=", "succeeded")
    .execute();
}

export async function settleRefund(
  trx: Reader,
  refund: RefundRow,
  status: "succeeded" | "failed",
  now: number,
): Promise<void> {
  const result = await trx
    .updateTable("refunds")
    .set({ status, settled_at: now, version: refund.version + 1 })
    .where("id", "=", refund.id)
    .where("version", "=", refund.version)
    .executeTakeFirstOrThrow();
  oneRow(result, "the refund");
}

/** First sight of a gateway's event. Answers whether it was new. */
export function rememberEvent(
  db: Reader,
  row: {
    gateway: string;
    event_id: string;
    type: string;
    provider_ref: string;
    received_at: number;
  },
): Promise<boolean> {
  return insertOnce(() =>
    db
      .insertInto("gateway_events")
      .values({ ...row, applied_at: null })
      .execute(),
  );
}

export async function markEventApplied(db: Reader, gateway: string, eventId: string, now: number) {
  await db
    .updateTable("gateway_events")
    .set({ applied_at: now })
    .where("gateway", "=", gateway)
    .where("event_id", "=", eventId)
    .execute();
}

/** Events that were received but whose truth was never applied: the process died between. */
export function unappliedEvents(db: Reader, before: number, limit: number) {
  return db
    .selectFrom("gateway_events")
    .select(["gateway", "event_id", "provider_ref"])
    .where("applied_at", "is", null)
    .where("received_at", "<=", before)
    .orderBy("received_at")
    .limit(limit)
    .execute();
}

export function paymentsOfUser(db: Reader, userId: string, limit: number, offset: number) {
  return db
    .selectFrom("payments")
    .innerJoin("sessions", "sessions.id", "payments.session_id")
    .innerJoin("users as mentor", "mentor.id", "sessions.mentor_id")
    .select([
      "payments.id",
      "payments.session_id",
      "payments.status",
      "payments.amount_cents",
      "payments.refunded_cents",
      "payments.currency",
      "payments.created_at",
      "sessions.starts_at",
      "mentor.name as mentor_name",
    ])
    .where("payments.user_id", "=", userId)
    .orderBy("payments.created_at", "desc")
    .orderBy("payments.id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
}
