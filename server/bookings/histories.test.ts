/**
 * Any history of bookings, payments, answers, moves, cancellations and time by four writers at once,
 * and what must hold after each of their steps: nobody is in two places, locks are exactly what live sessions keep, every cent is somewhere.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attendance } from "../../party/protocol.ts";
import { expectSound } from "../../tests/support/invariants.ts";
import {
  balances,
  freshKey,
  notify,
  presence,
  roomsThatSaw,
} from "../../tests/support/sessions.ts";
import { makeWorld, START, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { Problem } from "../errors.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import type { ProviderPaymentStatus } from "../ports.ts";
import { SESSION_STATES } from "./session-states.ts";

type Step =
  | { do: "book"; mentee: number; mentor: number; slot: number }
  | { do: "settle"; payment: number; status: ProviderPaymentStatus }
  | { do: "answer"; session: number; yes: boolean }
  | { do: "give_up"; session: number }
  | { do: "cancel"; session: number; by: "mentee" | "mentor" }
  | { do: "move"; session: number; by: "mentee" | "mentor"; slot: number }
  | { do: "answer_move"; session: number; yes: boolean }
  | { do: "wait"; minutes: number; clockwork: boolean };

const pick = fc.nat({ max: 11 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("book" as const),
      mentee: fc.nat({ max: 2 }),
      mentor: fc.nat({ max: 2 }),
      slot: fc.nat({ max: 7 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("settle" as const),
      payment: pick,
      status: fc.constantFrom<ProviderPaymentStatus>(
        "succeeded",
        "succeeded",
        "succeeded",
        "failed",
        "pending",
        "disputed",
        "charged_back",
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("answer" as const), session: pick, yes: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("give_up" as const), session: pick }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("cancel" as const),
      session: pick,
      by: fc.constantFrom("mentee" as const, "mentor" as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("move" as const),
      session: pick,
      by: fc.constantFrom("mentee" as const, "mentor" as const),
      slot: fc.nat({ max: 7 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("answer_move" as const),
      session: pick,
      yes: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      minutes: fc.constantFrom(1, 14, 16, 240, 1440, 2900),
      clockwork: fc.boolean(),
    }),
  },
);

interface Cast {
  mentors: string[];
  mentees: string[];
}

async function cast(world: World): Promise<Cast> {
  return {
    mentors: [
      await world.mentor({ buffer_quarters: 1 }),
      await world.mentor({ mode: "request" }),
      await world.mentor({ price_cents: 0, mode: "request" }),
    ],
    mentees: [await world.mentee(), await world.mentee(), await world.mentee()],
  };
}

const slotAt = (slot: number) => START + 2 * DAY + 2 * HOUR + slot * 30 * MINUTE;

const sessionsIn = ({ db }: World) =>
  db.selectFrom("sessions").selectAll().orderBy("created_at").orderBy("id").execute();

/** Does it as a person, a bank or time would. What the product refuses is part of the history. */
async function take(world: World, { mentors, mentees }: Cast, one: Step): Promise<void> {
  const sessions = await sessionsIn(world);
  const refs = [...world.gateway.payments.keys()];
  const nth = <T>(list: T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
  switch (one.do) {
    case "book": {
      const startsAt = slotAt(one.slot);
      await (await world.as(mentees[one.mentee] ?? "")).bookings.book({
        mentorId: mentors[one.mentor] ?? "",
        startsAt,
        goals: "Anything.",
        idempotencyKey: freshKey(),
      });
      return;
    }
    case "settle": {
      const ref = nth(refs, one.payment);
      if (!ref) return;
      world.gateway.settle(ref, one.status);
      await notify(world, ref);
      return;
    }
    case "answer": {
      const session = nth(sessions, one.session);
      if (!session) return;
      const api = await world.as(session.mentor_id);
      const input = { sessionId: session.id };
      await (one.yes ? api.bookings.accept(input) : api.bookings.decline(input));
      return;
    }
    case "give_up": {
      const session = nth(sessions, one.session);
      if (!session) return;
      const api = await world.as(session.mentee_id);
      const input = { sessionId: session.id };
      await (session.status === "requested"
        ? api.bookings.withdraw(input)
        : api.bookings.letGo(input));
      return;
    }
    case "cancel": {
      const session = nth(sessions, one.session);
      if (!session) return;
      const api = await world.as(one.by === "mentor" ? session.mentor_id : session.mentee_id);
      const { refundCents } = await api.bookings.cancelPreview({ sessionId: session.id });
      await api.bookings.cancel({ sessionId: session.id, expectedRefundCents: refundCents });
      return;
    }
    case "move": {
      const session = nth(sessions, one.session);
      if (!session) return;
      const api = await world.as(one.by === "mentor" ? session.mentor_id : session.mentee_id);
      const input = { sessionId: session.id, startsAt: slotAt(one.slot) };
      await (one.by === "mentor" ? api.bookings.askToMove(input) : api.bookings.move(input));
      return;
    }
    case "answer_move": {
      const session = nth(sessions, one.session);
      if (!session) return;
      const api = await world.as(session.mentee_id);
      const startsAt = session.proposed_starts_at ?? session.starts_at;
      const input = { sessionId: session.id, startsAt };
      await (one.yes ? api.bookings.acceptMove(input) : api.bookings.keepTime(input));
      return;
    }
    case "wait":
      world.services.movableClock?.setOffset(
        (world.services.movableClock.offsetMs ?? 0) + one.minutes * MINUTE,
      );
      if (one.clockwork) await runClockwork(world.services);
  }
}

/** Four writers at once. */
function inFours<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / 4) }, (_, i) => all.slice(i * 4, i * 4 + 4));
}

const check = (world: World) => expectSound(world.db, world.clock.now());

/** Long after: everything that is not before a bank has been settled to the last cent. */
async function letItEnd(world: World) {
  for (const days of [1, 1, 1, 3, 3]) {
    const movable = world.services.movableClock;
    movable?.setOffset(movable.offsetMs + days * DAY);
    await runClockwork(world.services);
    await check(world);
  }
  const accounts = await balances(world);
  const disputed = await world.db
    .selectFrom("payments")
    .select("session_id")
    .where("status", "=", "disputed")
    .execute();
  const frozen = new Set(disputed.map(({ session_id }) => session_id));
  for (const { id, status } of await sessionsIn(world)) {
    expect(SESSION_STATES[status].holdsSlot, `${status} is over`).toBe(false);
    if (!frozen.has(id)) expect(accounts[`hold:${id}`] ?? 0).toBe(0);
  }
}

describe("any history", () => {
  it("keeps people in one place, locks with live sessions, and every cent accounted for", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 60 }),
        fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
        async (steps, [mentorCame, menteeCame]) => {
          const world = await makeWorld();
          try {
            const people = await cast(world);
            const sessions = () => sessionsIn(world);
            let seen: Record<string, Attendance[]> = {};
            roomsThatSaw(world, (roomId) => seen[roomId] ?? []);
            for (const together of inFours(steps)) {
              seen = Object.fromEntries(
                (await sessions()).map((s) => [
                  s.id,
                  [
                    ...(mentorCame ? [presence(s.mentor_id, s.starts_at)] : []),
                    ...(menteeCame ? [presence(s.mentee_id, s.starts_at)] : []),
                  ],
                ]),
              );
              await Promise.all(
                together.map((one) =>
                  take(world, people, one).catch((error: unknown) => {
                    if (!(error instanceof Problem)) throw error;
                  }),
                ),
              );
              await check(world);
            }
            await letItEnd(world);
          } finally {
            await world.close();
          }
        },
      ),
      { numRuns: Number(process.env.HISTORIES ?? 40), endOnFailure: false },
    );
  }, 7_200_000);
});
