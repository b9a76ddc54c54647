/** The acts that move an hour or money, each from a prepared database, for tests that interrupt them. */

import { receiveBookingNotice } from "../../server/bookings/apply-payment.ts";
import { DAY, HOUR, MINUTE } from "../../server/clock.ts";
import { createSandboxMailer } from "../../server/gateways/sandbox-mailer.ts";
import { runClockwork } from "../../server/jobs/clockwork.ts";
import { nextPayoutAt } from "../../server/payments/payout-rule.ts";
import type { OneDatabase } from "./databases.ts";
import { payoutAccount } from "./payouts.ts";
import { withSandbox } from "./sandbox.ts";
import { presence, roomsThatSaw, SLOT } from "./sessions.ts";
import { makeWorld, START, type World, type WorldOptions } from "./world.ts";

/** What one act hands to the next, and to a process that begins anew. */
export interface Stage {
  now: number;
  mentor: string;
  mentee: string;
  sessionId: string;
  providerRef: string;
}

export interface Act {
  /** The act that must have happened before. */
  follows: ActName | null;
  /** What changes between the two. */
  prepare?(world: World, stage: Stage): Promise<void>;
  /** May be done again, by another process, with the same result. Answers what its user was told. */
  perform(world: World, stage: Stage): Promise<string>;
}

export type ActName = "book" | "pay" | "cancel" | "complete" | "pay out";

export const ACTS: Record<ActName, Act> = {
  book: {
    follows: null,
    async perform(world, stage) {
      const api = await world.as(stage.mentee);
      const { sessionId } = await api.bookings.book({
        mentorId: stage.mentor,
        startsAt: SLOT,
        goals: "Talk through an offer.",
        questions: ["Is it fair?"],
        idempotencyKey: "one-and-the-same-key",
      });
      return sessionId;
    },
  },
  pay: {
    follows: "book",
    async prepare(world, stage) {
      const { id } = await only(world, "sessions");
      const { provider_ref } = await only(world, "payments");
      Object.assign(stage, { sessionId: id, providerRef: provider_ref });
      await world.services.sandboxProvider?.settle(stage.providerRef, "succeeded");
    },
    async perform({ services }, { providerRef }) {
      const notice = await services.sandboxProvider?.notice(
        providerRef,
        "payment.succeeded",
        "one-event",
      );
      const known = await receiveBookingNotice(
        services,
        "sandbox",
        notice?.body ?? "",
        new Headers(notice?.headers),
      );
      return String(known);
    },
  },
  cancel: {
    follows: "pay",
    async perform(world, { mentee, sessionId }) {
      const api = await world.as(mentee);
      const { status } = await world.db
        .selectFrom("sessions")
        .select("status")
        .where("id", "=", sessionId)
        .executeTakeFirstOrThrow();
      if (status === "confirmed")
        await api.bookings.cancel({ sessionId, expectedRefundCents: PRICE_CENTS });
      await world.outbox.drain();
      return "cancelled";
    },
  },
  complete: {
    follows: "pay",
    async prepare(world, stage) {
      // The room is found alive in each of the minutes that decide whether it was.
      for (let minute = 0; minute <= 20; minute++) {
        world.clock.set(SLOT + minute * MINUTE);
        await runClockwork(world.services);
      }
      stage.now = SLOT + HOUR + MINUTE;
    },
    perform: passTime,
  },
  "pay out": {
    follows: "complete",
    async prepare(world, stage) {
      await payoutAccount(world, stage.mentor);
      stage.now = SLOT + 4 * DAY;
    },
    async perform(world) {
      // The money is theirs now, and on its way at the next hour when mentors are paid.
      await passTime(world);
      await passTime(world);
      world.clock.set(nextPayoutAt(world.clock.now()) + MINUTE);
      return passTime(world);
    },
  },
};

const PRICE_CENTS = 35_000;
/** The same in every process. */
const APP_KEYS = `k1:${Buffer.alloc(32, 7).toString("base64url")}`;

async function passTime(world: World): Promise<string> {
  await runClockwork(world.services);
  await world.outbox.drain();
  return "passed";
}

/** A world with the sandbox's own provider, bank and letters, which outlive the process. */
export async function worldOf(
  stage: Pick<Stage, "now" | "mentor" | "mentee">,
  options: WorldOptions,
) {
  const world = withSandbox(await makeWorld({ startAt: stage.now, env: { APP_KEYS }, ...options }));
  world.services.mailer = createSandboxMailer(world.services.records);
  roomsThatSaw(world, () => [presence(stage.mentor, SLOT), presence(stage.mentee, SLOT)]);
  return world;
}

/** Brings an empty database to where all that leads up to an act has happened. */
export async function staged(name: ActName, database: OneDatabase): Promise<Stage> {
  const stage: Stage = { now: START, mentor: "", mentee: "", sessionId: "", providerRef: "" };
  for (const one of leadingTo(name)) {
    const act = ACTS[one];
    const world = await worldOf(stage, { database });
    if (act.follows === null) {
      stage.mentor = await world.mentor({ price_cents: PRICE_CENTS });
      stage.mentee = await world.mentee();
    }
    await act.prepare?.(world, stage);
    await world.close();
    if (one === name) return stage;
    const performed = await worldOf(stage, { database });
    await act.perform(performed, stage);
    await settled(performed);
    await performed.close();
  }
  return stage;
}

function leadingTo(name: ActName): ActName[] {
  const { follows } = ACTS[name];
  return follows === null ? [name] : [...leadingTo(follows), name];
}

/** What a process that stays up does in the next minutes: leases of the dead run out, work goes on. */
export async function settled(world: World): Promise<void> {
  for (let minutes = 0; minutes <= 7.5; minutes += 2.5) {
    if (minutes > 0) world.clock.advance(2.5 * MINUTE);
    await world.outbox.drain();
    await runClockwork(world.services);
  }
  await world.outbox.drain();
}

async function only<T extends "sessions" | "payments">({ db }: World, table: T) {
  const rows = await db
    .selectFrom(table as "sessions")
    .selectAll()
    .execute();
  if (rows.length !== 1) throw new Error(`${rows.length} rows in ${table}`);
  // biome-ignore lint/suspicious/noExplicitAny: both tables' rows
  return rows[0] as any;
}

/** All that people and banks can tell apart, without the ids that differ from run to run. */
export async function outcomeOf({ db, services }: World) {
  const balances = await db
    .selectFrom("ledger_entries")
    .select((eb) => ["account", eb.fn.sum<number>("amount_cents").as("cents")])
    .groupBy("account")
    .execute();
  const column = async (table: "sessions" | "payments" | "refunds" | "payouts") =>
    (
      await db
        .selectFrom(table as "sessions")
        .select("status")
        .execute()
    ).map(({ status }) => status);
  const records = async (kind: string) =>
    (await services.records.list(kind, 100)).map(({ body }) => body as Record<string, unknown>);
  const locks = await db.selectFrom("slot_locks").select("expires_at").execute();
  return {
    sessions: await column("sessions"),
    payments: await column("payments"),
    refunds: await column("refunds"),
    payouts: await column("payouts"),
    locks: locks.filter(({ expires_at }) => expires_at === null).length,
    balances: balances
      .map(({ account, cents }) => `${account.split(":")[0]} ${Number(cents)}`)
      .sort(),
    letters: (await records("mail"))
      .map(({ subject }) => String(subject).replace(/(:| with Person) .*/, ""))
      .sort(),
    transfers: (await records("transfer")).map(({ amountCents }) => amountCents),
    givenBack: (await records("payment")).map(({ refunds }) => Object.values(refunds as object)),
    undone: await db
      .selectFrom("outbox")
      .select(["kind", "last_error"])
      .where("done_at", "is", null)
      .execute(),
  };
}
