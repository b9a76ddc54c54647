import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeOf } from "../../tests/support/refusals.ts";
import {
  balances,
  book,
  letters,
  paidSession,
  presence,
  roomsThatSaw,
  SLOT,
  statusOf,
  wish,
} from "../../tests/support/sessions.ts";
import { makeWorld, START, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { runClockwork } from "../jobs/clockwork.ts";

let world: World;
let mentor: string;
let mentee: string;
beforeEach(async () => {
  world = await makeWorld();
  mentor = await world.mentor();
  mentee = await world.mentee();
});
afterEach(() => world.close());

const held = async (sessionId: string) => (await balances(world))[`hold:${sessionId}`] ?? 0;
const lockCount = async (sessionId: string) =>
  (
    await world.db
      .selectFrom("slot_locks")
      .where("session_id", "=", sessionId)
      .selectAll()
      .execute()
  ).length;
const cancelledLetters = async () =>
  (await letters(world))
    .filter(({ template }) => template === "cancelled")
    .map(({ why, role, amountCents }) => [why, role, amountCents]);
const unlessUsed = async () =>
  (await letters(world)).flatMap(({ template, unlessUsed: is }) =>
    template === "cancelled" ? [is] : [],
  );

describe("a request", () => {
  let asked: string;
  let sessionId: string;
  beforeEach(async () => {
    asked = await world.mentor({ mode: "request" });
    sessionId = await paidSession(world, mentee, asked);
  });

  it("accepted stands, and both are told", async () => {
    const api = await world.as(asked);
    expect((await api.bookings.list({ when: "needs_me" })).total).toBe(1);
    expect(await api.bookings.accept({ sessionId })).toMatchObject({ status: "confirmed" });
    expect(await held(sessionId)).toBe(35_000);
    expect(await lockCount(sessionId)).toBe(8);
    expect(await codeOf(api.bookings.accept({ sessionId }))).toBe("wrong_state");
    expect(await codeOf(api.bookings.decline({ sessionId }))).toBe("wrong_state");
  });

  it("declined is refunded in full and frees the hour of both", async () => {
    const api = await world.as(asked);
    const moved = await api.bookings.decline({ sessionId, reason: "I am away that week." });
    expect(moved).toMatchObject({ status: "declined", refundCents: 35_000 });
    expect(await held(sessionId)).toBe(0);
    expect(await lockCount(sessionId)).toBe(0);
    expect(await cancelledLetters()).toEqual([
      ["declined", "mentee", 35_000],
      ["declined", "mentor", 0],
    ]);
    const view = await (await world.as(mentee)).bookings.byId({ sessionId });
    expect(view).toMatchObject({
      cancelReason: "I am away that week.",
      whatNext: { kind: "refunded", amountCents: 35_000 },
      actions: [],
    });
  });

  it("unanswered expires at its moment and is refunded in full", async () => {
    world.clock.advance(2 * DAY - 1);
    await runClockwork(world.services);
    expect(await statusOf(world, sessionId)).toBe("requested");
    world.clock.advance(1);
    expect(await codeOf((await world.as(asked)).bookings.accept({ sessionId }))).toBe(
      "wrong_state",
    );
    await runClockwork(world.services);
    expect(await statusOf(world, sessionId)).toBe("expired");
    expect(await held(sessionId)).toBe(0);
    expect(await cancelledLetters()).toEqual([
      ["not_answered", "mentee", 35_000],
      ["not_answered", "mentor", 0],
    ]);
  });

  it("withdrawn is refunded in full; only the mentee can", async () => {
    expect(await codeOf((await world.as(asked)).bookings.withdraw({ sessionId }))).toBe(
      "not_allowed",
    );
    expect(await (await world.as(mentee)).bookings.withdraw({ sessionId })).toMatchObject({
      status: "expired",
      refundCents: 35_000,
    });
    expect(await held(sessionId)).toBe(0);
  });

  it("answered and withdrawn in the same moment ends one way, with the money in one place", async () => {
    const [yes, no] = [await world.as(asked), await world.as(mentee)];
    const results = await Promise.all([
      codeOf(yes.bookings.accept({ sessionId })),
      codeOf(no.bookings.withdraw({ sessionId })),
      codeOf(yes.bookings.decline({ sessionId })),
    ]);
    expect(results.filter((result) => result === "done")).toHaveLength(1);
    const status = await statusOf(world, sessionId);
    expect(await held(sessionId)).toBe(status === "confirmed" ? 35_000 : 0);
  });
});

describe("a mentee who cancels", () => {
  it.each([
    ["in time", SLOT - DAY, 35_000, "tier"],
    ["too late", SLOT - DAY + 1, 0, "too_late"],
  ])("%s gets exactly what the preview said", async (_when, now, cents, rule) => {
    const sessionId = await paidSession(world, mentee, mentor);
    world.clock.set(now);
    const api = await world.as(mentee);
    const preview = await api.bookings.cancelPreview({ sessionId });
    expect(preview).toMatchObject({ refundCents: cents, rule: { rule }, strike: false });
    const expectedRefundCents = preview.refundCents;
    const moved = await api.bookings.cancel({ sessionId, expectedRefundCents });
    expect(moved).toEqual({ sessionId, status: "cancelled_by_mentee", refundCents: cents });
    expect(await held(sessionId)).toBe(35_000 - cents);
    expect(await lockCount(sessionId)).toBe(0);
    expect(await api.bookings.cancel({ sessionId, expectedRefundCents })).toEqual(moved);
  });

  it("past the moment since the page was shown is told, and nothing happens", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    world.clock.set(SLOT - DAY);
    const api = await world.as(mentee);
    const { refundCents } = await api.bookings.cancelPreview({ sessionId });
    world.clock.advance(1);
    const late = api.bookings.cancel({ sessionId, expectedRefundCents: refundCents });
    expect(await codeOf(late)).toBe("changed_meanwhile");
    expect(await statusOf(world, sessionId)).toBe("confirmed");
    expect(await held(sessionId)).toBe(35_000);
  });

  it("too late pays the mentor 48 h after the scheduled end", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    world.clock.set(SLOT - HOUR);
    await (await world.as(mentee)).bookings.cancel({ sessionId, expectedRefundCents: 0 });
    expect(await unlessUsed()).toEqual([true, true]);
    expect(await cancelledLetters()).toEqual([
      ["mentee_cancelled", "mentee", 0],
      ["mentee_cancelled", "mentor", 24_500],
    ]);
    world.clock.set(SLOT + HOUR + 2 * DAY - 1);
    await runClockwork(world.services);
    expect(await held(sessionId)).toBe(35_000);
    world.clock.advance(1);
    await runClockwork(world.services);
    expect((await balances(world))[`mentor:${mentor}`]).toBe(24_500);
  });

  describe("too late, and the freed hour was booked and took place,", () => {
    /** Who else, and how much later: what became of the hour that was cancelled. */
    const instead = async (other: string, later: number) => {
      const sessionId = await paidSession(world, mentee, mentor);
      world.clock.set(SLOT - 5 * HOUR);
      await (await world.as(mentee)).bookings.cancel({ sessionId, expectedRefundCents: 0 });
      const start = SLOT + later;
      const taken = await paidSession(world, other, mentor, start);
      roomsThatSaw(world, () => [presence(mentor, start), presence(other, start)]);
      for (let minute = 0; minute < 10; minute++) {
        world.clock.set(start + minute * MINUTE);
        await runClockwork(world.services);
      }
      world.clock.set(start + HOUR + 2 * DAY);
      await runClockwork(world.services);
      await runClockwork(world.services);
      expect(await statusOf(world, taken)).toBe("completed");
      expect(await held(sessionId)).toBe(0);
      return (await balances(world))[`mentor:${mentor}`];
    };

    it("gets all of it back", async () => {
      expect(await instead(await world.mentee(), 0)).toBe(24_500);
      expect(await cancelledLetters()).toContainEqual(["mentee_cancelled", "mentee", 35_000]);
    });

    it("gets nothing for an hour that began half an hour later: one would pay for two", async () => {
      expect(await instead(await world.mentee(), HOUR / 2)).toBe(49_000);
      expect(await cancelledLetters()).not.toContainEqual(["mentee_cancelled", "mentee", 35_000]);
    });

    it("gets all of it back who booked it again: one hour is paid for once", async () => {
      expect(await instead(mentee, 0)).toBe(24_500);
      expect(await cancelledLetters()).toContainEqual(["mentee_cancelled", "mentee", 35_000]);
    });
  });

  it.each([
    "instant",
    "request",
  ] as const)("free hours (%s), one after the other, is stopped: each is letters to a mentor", async (mode) => {
    const free = await world.mentor({ price_cents: 0, mode });
    const { bookings } = await world.as(mentee);
    const codes: string[] = [];
    for (let i = 0; i < 7; i++) {
      const { sessionId } = await book(world, mentee, free);
      const back =
        mode === "instant"
          ? bookings.cancel({ sessionId, expectedRefundCents: 0 })
          : bookings.withdraw({ sessionId });
      codes.push(await codeOf(back));
      if (codes.at(-1) !== "done") break;
    }
    expect(codes).toHaveLength(7);
    expect(codes.at(-1)).toBe("rate_limited");
  });

  it("writes nothing of their own into the letters", async () => {
    const free = await world.mentor({ price_cents: 0, mode: "request" });
    const goals = "Your account is on hold. Confirm it at https://evil.example/1";
    const { bookings } = await world.as(mentee);
    const { sessionId } = await bookings.book({ ...wish(free), goals, questions: [goals] });
    await (await world.as(free)).bookings.accept({ sessionId });
    await bookings.cancel({ sessionId, expectedRefundCents: 0, reason: goals });
    await world.outbox.drain();
    expect(world.mailer.sent.length).toBeGreaterThan(3);
    expect(JSON.stringify(world.mailer.sent)).not.toContain("evil.example");
  });

  it("cannot once the hour has begun", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    world.clock.set(SLOT);
    const api = await world.as(mentee);
    expect(await codeOf(api.bookings.cancelPreview({ sessionId }))).toBe("wrong_state");
    expect(await codeOf(api.bookings.cancel({ sessionId, expectedRefundCents: 0 }))).toBe(
      "wrong_state",
    );
  });
});

describe("a mentor who cancels", () => {
  it("gives everything back at any time and gets one strike", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    world.clock.set(SLOT - MINUTE);
    const api = await world.as(mentor);
    const preview = await api.bookings.cancelPreview({ sessionId });
    expect(preview).toMatchObject({
      refundCents: 35_000,
      rule: { rule: "mentor_cancels" },
      mentorKeepsCents: 0,
      strike: true,
    });
    await api.bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    await api.bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    expect(await held(sessionId)).toBe(0);
    const profile = await world.db
      .selectFrom("mentor_profiles")
      .select("strikes")
      .where("user_id", "=", mentor)
      .executeTakeFirstOrThrow();
    expect(profile.strikes).toBe(1);
    world.clock.advance(10 * DAY);
    await runClockwork(world.services);
    expect((await balances(world))[`mentor:${mentor}`] ?? 0).toBe(0);
  });

  it("and a mentee who cancels at the same moment: one of them did", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    const cancel = async (id: string) =>
      codeOf((await world.as(id)).bookings.cancel({ sessionId, expectedRefundCents: 35_000 }));
    const results = await Promise.all([cancel(mentor), cancel(mentee)]);
    expect([...results].sort()).toEqual(["done", "wrong_state"]);
    const refunds = await world.db.selectFrom("refunds").selectAll().execute();
    expect(refunds).toMatchObject([{ amount_cents: 35_000 }]);
  });
});

it("a list pages, and counts what needs me", async () => {
  const mentors = await Promise.all(Array.from({ length: 7 }, () => world.mentor()));
  for (const [day, one] of mentors.entries())
    for (const hours of [0, 2, 4])
      await paidSession(world, mentee, one, SLOT + day * DAY + hours * HOUR);
  const api = await world.as(mentee);
  const first = await api.bookings.list({});
  expect(first).toMatchObject({
    page: 1,
    pages: 2,
    total: 21,
    counts: { upcoming: 21, needsMe: 0 },
  });
  expect(first.sessions).toHaveLength(20);
  expect((await api.bookings.list({ page: 2 })).sessions).toHaveLength(1);
  const starts = first.sessions.map(({ startsAt }) => startsAt);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect((await api.bookings.overview()).next?.startsAt).toBe(SLOT);
  expect(START).toBeLessThan(SLOT);
});
