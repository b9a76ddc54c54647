import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { problemOf } from "../../tests/support/refusals.ts";
import {
  book,
  freshKey,
  letters,
  paidSession,
  SLOT,
  settle,
  statusOf,
  wish,
} from "../../tests/support/sessions.ts";
import { makeWorld, START, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { toProblem } from "../errors.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import type { TakenExtra } from "./schemas.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const locksOf = (sessionId: string) =>
  world.db
    .selectFrom("slot_locks")
    .selectAll()
    .where("session_id", "=", sessionId)
    .orderBy("user_id")
    .orderBy("quarter")
    .execute();

const holdsOf = async (userId: string) => {
  const row = await world.db
    .selectFrom("counters")
    .select("value")
    .where("user_id", "=", userId)
    .where("name", "=", "open_holds")
    .executeTakeFirst();
  return row?.value ?? 0;
};

describe("booking an hour", () => {
  it("keeps the slot for both people for 15 minutes and leads to the checkout", async () => {
    const [mentor, mentee] = [await world.mentor({ buffer_quarters: 1 }), await world.mentee()];
    const { sessionId, next } = await book(world, mentee, mentor);
    expect(next).toMatchObject({ kind: "pay", url: expect.stringContaining("/sandbox/checkout/") });
    expect(await statusOf(world, sessionId)).toBe("awaiting_payment");
    const locks = await locksOf(sessionId);
    expect(locks.filter(({ user_id }) => user_id === mentor)).toHaveLength(6);
    expect(locks.filter(({ user_id }) => user_id === mentee)).toHaveLength(4);
    expect(new Set(locks.map(({ expires_at }) => expires_at))).toEqual(
      new Set([START + 25 * MINUTE]),
    );
  });

  it("freezes price, commission and rules, whatever the mentor changes afterwards", async () => {
    const [mentor, mentee] = [await world.mentor({ paid_sessions: 12 }), await world.mentee()];
    const { sessionId } = await book(world, mentee, mentor);
    await world.db
      .updateTable("mentor_profiles")
      .set({ price_cents: 99_900, paid_sessions: 60, mode: "request" })
      .execute();
    const view = await (await world.as(mentee)).bookings.byId({ sessionId });
    expect(view).toMatchObject({ priceCents: 35_000, mode: "instant" });
    await settle(world, sessionId, "succeeded");
    const mine = await (await world.as(mentor)).bookings.byId({ sessionId });
    expect(mine.split).toMatchObject({ commissionBps: 2500, netCents: 26_250 });
  });

  it("needs no payment for a pro bono hour, at once or on request", async () => {
    const [mentor, mentee] = [await world.mentor({ price_cents: 0 }), await world.mentee()];
    const first = await book(world, mentee, mentor);
    expect(first.next).toEqual({ kind: "done" });
    expect(await statusOf(world, first.sessionId)).toBe("confirmed");
    expect((await locksOf(first.sessionId)).every(({ expires_at }) => expires_at === null)).toBe(
      true,
    );
    await world.db.updateTable("mentor_profiles").set({ mode: "request" }).execute();
    const second = await book(world, mentee, mentor, SLOT + 2 * HOUR);
    expect(await statusOf(world, second.sessionId)).toBe("requested");
    expect((await letters(world)).map(({ key }) => key)).toEqual([
      `mail:booked:${first.sessionId}:mentee`,
      `mail:booked:${first.sessionId}:mentor`,
      `mail:requested:${second.sessionId}:mentor`,
    ]);
  });
});

describe("a booking that is refused", () => {
  it("by an address that was never verified", async () => {
    const mentor = await world.mentor();
    const mentee = await world.mentee({ email_verified_at: null });
    expect((await problemOf(book(world, mentee, mentor))).code).toBe("not_allowed");
  });

  it("with oneself, or with a mentor who is not listed", async () => {
    const [mentor, draft] = [await world.mentor(), await world.mentor({ status: "pending" })];
    const mentee = await world.mentee();
    await world.db
      .insertInto("mentee_profiles")
      .values({ user_id: mentor, stage: "studying", about: "", created_at: 0, version: 1 })
      .execute();
    expect((await problemOf(book(world, mentor, mentor))).issues[0]?.path).toBe("mentorId");
    expect((await problemOf(book(world, mentee, draft))).code).toBe("not_found");
    expect((await problemOf(book(world, mentee, mentee))).code).toBe("invalid_input");
  });

  it.each([
    ["in the past", -HOUR, "past"],
    ["inside the notice", 2 * HOUR, "notice"],
    ["beyond the window", 61 * DAY + 2 * HOUR, "window"],
    ["at night", 3 * DAY + 16 * HOUR, "hours"],
    ["between two grid times", 3 * DAY + 2 * HOUR + 60_000, "hours"],
    ["so late that it would not fit", 3 * DAY + 11.5 * HOUR, "hours"],
  ])("for a start %s", async (_what, offset, reason) => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const problem = await problemOf(book(world, mentee, mentor, START + offset));
    expect(problem).toMatchObject({ code: "slot_not_offered", extra: { reason } });
    expect(problem.issues[0]?.path).toBe("startsAt");
    expect(await world.db.selectFrom("sessions").selectAll().execute()).toEqual([]);
    expect(await world.db.selectFrom("idempotency_keys").selectAll().execute()).toEqual([]);
  });

  it("at a price that was changed after it was shown", async () => {
    const [mentor, mentee] = [await world.mentor({ price_cents: 35_000 }), await world.mentee()];
    const { bookings } = await world.as(mentee);
    const { priceCents } = await bookings.quote({ mentorId: mentor, startsAt: SLOT });
    const dearer = { price_cents: 1_000_000 };
    await world.db
      .updateTable("mentor_profiles")
      .set(dearer)
      .where("user_id", "=", mentor)
      .execute();
    const agreed = { ...wish(mentor), priceCents };
    expect((await problemOf(bookings.book(agreed))).code).toBe("changed_meanwhile");
    expect(await world.db.selectFrom("sessions").selectAll().execute()).toEqual([]);
    // What was refused left nothing behind: the same form, with the price it shows now, books.
    await bookings.book({ ...agreed, priceCents: 1_000_000 });
  });

  it("in a way that was changed after it was shown", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const { bookings } = await world.as(mentee);
    const { mode } = await bookings.quote({ mentorId: mentor, startsAt: SLOT });
    expect(mode).toBe("instant");
    await world.db.updateTable("mentor_profiles").set({ mode: "request" }).execute();
    const refused = await problemOf(bookings.book({ ...wish(mentor), mode }));
    expect(refused).toMatchObject({ code: "changed_meanwhile" });
    expect(await world.db.selectFrom("sessions").selectAll().execute()).toEqual([]);
    await bookings.book({ ...wish(mentor), mode: "request" });
  });

  it("with too many questions, empty goals, NUL, or a key that is none", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const api = await world.as(mentee);
    const good = wish(mentor);
    for (const [field, value] of [
      ["questions", ["a", "b", "c", "d"]],
      ["goals", "  "],
      ["goals", "a\0b"],
      ["goals", "x".repeat(1001)],
      ["idempotencyKey", "short"],
      ["startsAt", 1.5],
    ] as const) {
      const problem = await problemOf(api.bookings.book({ ...good, [field]: value }));
      expect(problem.code).toBe("invalid_input");
      expect(problem.issues[0]?.path).toMatch(new RegExp(`^${field}`));
    }
  });
});

describe("two who want the same hour", () => {
  it("the loser is told, with three alternatives that can really be booked", async () => {
    const mentor = await world.mentor();
    const [first, second] = [await world.mentee(), await world.mentee()];
    await book(world, first, mentor);
    const problem = await problemOf(book(world, second, mentor));
    expect(problem).toMatchObject({ status: 409, code: "slot_taken" });
    const { alternatives } = problem.extra as TakenExtra;
    expect(alternatives).toEqual([SLOT + HOUR, SLOT + 1.5 * HOUR, SLOT + 2 * HOUR]);
    await book(world, second, mentor, alternatives[0]);
  });

  it("an overlapping start is taken too, and so is a buffer", async () => {
    const mentor = await world.mentor({ buffer_quarters: 2 });
    const [first, second] = [await world.mentee(), await world.mentee()];
    await book(world, first, mentor);
    for (const start of [SLOT - 1.5 * HOUR, SLOT - 0.5 * HOUR, SLOT + HOUR, SLOT + 1.5 * HOUR])
      expect((await problemOf(book(world, second, mentor, start))).code).toBe("slot_taken");
    await book(world, second, mentor, SLOT + 2 * HOUR);
  });

  it("one who is busy then is told which session is in the way", async () => {
    const [mentor, other, mentee] = [
      await world.mentor(),
      await world.mentor(),
      await world.mentee(),
    ];
    const { sessionId } = await book(world, mentee, mentor);
    const problem = await problemOf(book(world, mentee, other, SLOT + HOUR / 2));
    expect(problem).toMatchObject({ code: "busy_yourself", extra: { sessionId } });
    const { alternatives } = problem.extra as TakenExtra;
    expect(alternatives).toEqual([SLOT + HOUR, SLOT + 1.5 * HOUR, SLOT + 2 * HOUR]);
  });

  it("of 200 in a race one wins, 199 are told so with alternatives", async () => {
    const mentor = await world.mentor();
    const mentees = await Promise.all(Array.from({ length: 200 }, () => world.mentee()));
    const results = await Promise.allSettled(mentees.map((id) => book(world, id, mentor)));
    const won = results.filter(({ status }) => status === "fulfilled");
    expect(won).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") {
        const problem = toProblem(result.reason);
        expect(problem.code).toBe("slot_taken");
        expect((problem.extra as TakenExtra).alternatives).toHaveLength(3);
      }
    expect(await world.db.selectFrom("sessions").selectAll().execute()).toHaveLength(1);
    expect(await world.db.selectFrom("slot_locks").selectAll().execute()).toHaveLength(8);
    expect(await world.db.selectFrom("payments").selectAll().execute()).toHaveLength(1);
  });
});

describe("the cap of unpaid holds and open requests", () => {
  it("holds under 20 parallel bookings", async () => {
    const mentee = await world.mentee();
    const mentors = await Promise.all(Array.from({ length: 20 }, () => world.mentor()));
    const results = await Promise.allSettled(
      mentors.map((mentor, i) =>
        book(world, mentee, mentor, SLOT + (i % 5) * DAY + (i * HOUR) / 2),
      ),
    );
    const codes = results.flatMap((r) =>
      r.status === "rejected" ? [toProblem(r.reason).code] : [],
    );
    expect(results.length - codes.length).toBe(3);
    expect(codes).toContain("too_many_holds");
    expect(await holdsOf(mentee)).toBe(3);
  });

  it("is freed by paying, letting go and running out", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const start = (i: number) => SLOT + i * 2 * HOUR;
    const held = await Promise.all([0, 1, 2].map((i) => book(world, mentee, mentor, start(i))));
    expect((await problemOf(book(world, mentee, mentor, start(3)))).code).toBe("too_many_holds");
    await settle(world, held[0]?.sessionId ?? "", "succeeded");
    expect(await holdsOf(mentee)).toBe(2);
    await (await world.as(mentee)).bookings.letGo({ sessionId: held[1]?.sessionId ?? "" });
    expect(await holdsOf(mentee)).toBe(1);
    world.clock.advance(15 * MINUTE);
    await runClockwork(world.services);
    expect(await holdsOf(mentee)).toBe(0);
  });
});

describe("hours that are kept again and again and never paid", () => {
  const lapse = async (mentee: string, mentor: string, n: number) => {
    await book(world, mentee, mentor, SLOT + n * 2 * HOUR);
    world.clock.advance(15 * MINUTE);
    await runClockwork(world.services);
  };
  const again = (mentee: string, mentor: string) =>
    problemOf(book(world, mentee, mentor, SLOT + DAY));

  it("are four of one mentor's a day", async () => {
    const [mentor, other, mentee] = await Promise.all([
      world.mentor(),
      world.mentor(),
      world.mentee(),
    ]);
    for (let n = 0; n < 4; n++) await lapse(mentee, mentor, n % 2);
    expect(await again(mentee, mentor)).toMatchObject({ code: "too_many_holds" });
    await book(world, mentee, other, SLOT + DAY);
    world.clock.advance(DAY);
    await book(world, mentee, mentor, SLOT + 4 * DAY);
  });

  it("are eight a day, let go or run out", async () => {
    const mentee = await world.mentee();
    const mentors = await Promise.all([world.mentor(), world.mentor(), world.mentor()]);
    for (let n = 0; n < 4; n++) {
      await lapse(mentee, mentors[0] ?? "", n % 2);
      const { sessionId } = await book(world, mentee, mentors[1] ?? "", SLOT + DAY);
      await (await world.as(mentee)).bookings.letGo({ sessionId });
    }
    expect(await again(mentee, mentors[2] ?? "")).toMatchObject({ code: "too_many_holds" });
  });
});

describe("the cap of free hours to come", () => {
  it("holds under parallel bookings, and is freed by cancelling and by meeting", async () => {
    const mentee = await world.mentee();
    const mentors = await Promise.all(
      Array.from({ length: 8 }, () => world.mentor({ price_cents: 0 })),
    );
    const at = (i: number) => SLOT + (i % 5) * DAY + (i * HOUR) / 2;
    const results = await Promise.allSettled(
      mentors.map((mentor, i) => book(world, mentee, mentor, at(i))),
    );
    const kept = results.flatMap((r) => (r.status === "fulfilled" ? [r.value.sessionId] : []));
    expect(kept).toHaveLength(3);
    const again = () => book(world, mentee, mentors[7] ?? "", at(8));
    expect(await problemOf(again())).toMatchObject({
      code: "too_many_holds",
      detail: expect.stringContaining("free hours"),
    });
    const { bookings } = await world.as(mentee);
    await bookings.cancel({ sessionId: kept[0] ?? "", expectedRefundCents: 0 });
    const { sessionId } = await again();
    expect(await statusOf(world, sessionId)).toBe("confirmed");
  });

  it("does not count hours that are paid for", async () => {
    const mentee = await world.mentee();
    for (let i = 0; i < 4; i++)
      await paidSession(world, mentee, await world.mentor(), SLOT + i * 2 * HOUR);
  });
});

describe("the cap of hours with one mentor to come", () => {
  it("holds under parallel bookings, and is freed by giving back", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const at = (i: number) => SLOT + Math.floor(i / 2) * DAY + (i % 2) * 2 * HOUR;
    for (let i = 0; i < 4; i++) await paidSession(world, mentee, mentor, at(i));
    const last = await Promise.allSettled([4, 5, 6].map((i) => book(world, mentee, mentor, at(i))));
    const kept = last.flatMap((r) => (r.status === "fulfilled" ? [r.value.sessionId] : []));
    expect(kept).toHaveLength(1);
    const again = () => book(world, mentee, mentor, at(7));
    expect(await problemOf(again())).toMatchObject({
      code: "too_many_holds",
      detail: expect.stringContaining("5 hours with this mentor"),
    });
    await paidSession(world, mentee, await world.mentor(), at(8));
    await (await world.as(mentee)).bookings.letGo({ sessionId: kept[0] ?? "" });
    await again();
  });

  it("counts requests, until the mentor declines", async () => {
    const [mentor, mentee] = [await world.mentor({ mode: "request" }), await world.mentee()];
    const { bookings } = await world.as(mentor);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      ids.push(await paidSession(world, mentee, mentor, SLOT + i * DAY));
      if (i < 3) await bookings.accept({ sessionId: ids[i] ?? "" });
    }
    const again = () => book(world, mentee, mentor, SLOT + 2 * HOUR);
    expect((await problemOf(again())).code).toBe("too_many_holds");
    await bookings.decline({ sessionId: ids[4] ?? "" });
    await again();
  });
});

describe("hours that are paid for and given back, again and again", () => {
  const givenBack = async (mentee: string, mentor: string) => {
    const sessionId = await paidSession(world, mentee, mentor);
    const { bookings } = await world.as(mentee);
    await bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
  };

  it("are six a day, requests among them, and the money never waits", async () => {
    const [mentee, mentor] = [await world.mentee(), await world.mentor()];
    const asked = await world.mentor({ mode: "request" });
    const { bookings } = await world.as(mentee);
    for (let i = 0; i < 3; i++) {
      await givenBack(mentee, mentor);
      await bookings.withdraw({ sessionId: await paidSession(world, mentee, asked) });
      if (i === 1) world.clock.advance(HOUR);
    }
    const refunds = await world.db.selectFrom("refunds").selectAll().execute();
    expect(refunds).toHaveLength(6);
    expect(await problemOf(book(world, mentee, mentor))).toMatchObject({
      code: "too_many_holds",
      detail: expect.stringContaining("gave back 6 hours"),
    });
    await book(world, mentee, await world.mentor({ price_cents: 0 }));
    world.clock.advance(DAY - HOUR);
    await book(world, mentee, mentor, SLOT + 2 * DAY);
  });

  it("are refunded also where more than six were booked before", async () => {
    const mentee = await world.mentee();
    const ids: string[] = [];
    for (let i = 0; i < 8; i++)
      ids.push(await paidSession(world, mentee, await world.mentor(), SLOT + i * DAY));
    const { bookings } = await world.as(mentee);
    for (const sessionId of ids)
      expect(await bookings.cancel({ sessionId, expectedRefundCents: 35_000 })).toMatchObject({
        refundCents: 35_000,
      });
  });

  it("do not count where nothing came back, or where the mentor cancelled", async () => {
    const [mentee, mentor] = [await world.mentee(), await world.mentor()];
    for (let i = 0; i < 5; i++) await givenBack(mentee, mentor);
    const called = await paidSession(world, mentee, mentor);
    const { bookings } = await world.as(mentor);
    await bookings.cancel({ sessionId: called, expectedRefundCents: 35_000 });
    const late = await paidSession(world, mentee, mentor, START + 5 * HOUR);
    await (await world.as(mentee)).bookings.cancel({ sessionId: late, expectedRefundCents: 0 });
    await book(world, mentee, mentor);
  });
});

describe("sending the form twice", () => {
  it("is one session and the same answer, also at the same moment", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const api = await world.as(mentee);
    const form = wish(mentor);
    const [a, b] = await Promise.all([api.bookings.book(form), api.bookings.book(form)]);
    const c = await api.bookings.book(form);
    expect(b).toEqual(a);
    expect(c).toEqual(a);
    expect(await world.db.selectFrom("sessions").selectAll().execute()).toHaveLength(1);
    expect(await world.db.selectFrom("payments").selectAll().execute()).toHaveLength(1);
  });

  it("with other contents under the same key is refused", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const api = await world.as(mentee);
    const form = wish(mentor);
    await api.bookings.book(form);
    const again = api.bookings.book({ ...form, startsAt: SLOT + 3 * HOUR });
    expect((await problemOf(again)).code).toBe("changed_meanwhile");
  });

  it("after it was paid leads to the session, not to another checkout", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const api = await world.as(mentee);
    const form = wish(mentor);
    const { sessionId } = await api.bookings.book(form);
    await settle(world, sessionId, "succeeded");
    expect(await api.bookings.book(form)).toEqual({ sessionId, next: { kind: "done" } });
  });
});

describe("an unpaid hold that runs out", () => {
  it("frees the slot once it is known that nobody paid, and at last without the clockwork", async () => {
    const mentor = await world.mentor();
    const [first, second] = [await world.mentee(), await world.mentee()];
    const { sessionId } = await book(world, first, mentor);
    world.clock.advance(15 * MINUTE);
    expect((await problemOf(book(world, second, mentor))).code).toBe("slot_taken");
    await runClockwork(world.services);
    expect(await statusOf(world, sessionId)).toBe("expired");
    const left = await book(world, second, mentor);
    world.clock.advance(25 * MINUTE - 1);
    expect((await problemOf(book(world, first, mentor))).code).toBe("slot_taken");
    world.clock.advance(1);
    const winner = await book(world, first, mentor);
    await runClockwork(world.services);
    expect(await statusOf(world, left.sessionId)).toBe("expired");
    expect(await statusOf(world, winner.sessionId)).toBe("awaiting_payment");
    expect(await locksOf(winner.sessionId)).toHaveLength(8);
    const pay = (await world.as(first)).bookings.pay({ sessionId, idempotencyKey: freshKey() });
    expect((await problemOf(pay)).code).toBe("wrong_state");
  });

  it("opens the same checkout again while it lasts", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const { sessionId, next } = await book(world, mentee, mentor);
    const api = await world.as(mentee);
    expect(await api.bookings.pay({ sessionId, idempotencyKey: freshKey() })).toEqual({
      sessionId,
      next,
    });
    await settle(world, sessionId, "failed");
    const again = await api.bookings.pay({ sessionId, idempotencyKey: freshKey() });
    expect(again.next.kind).toBe("pay");
    expect(again.next).not.toEqual(next);
  });
});

describe("other people’s sessions", () => {
  it("do not exist, and a mentor does not see what is unpaid", async () => {
    const [mentor, mentee, stranger] = [
      await world.mentor(),
      await world.mentee(),
      await world.mentee(),
    ];
    const { sessionId } = await book(world, mentee, mentor);
    const api = await world.as(stranger);
    const asMentor = await world.as(mentor);
    for (const call of [
      () => api.bookings.byId({ sessionId }),
      () => api.bookings.letGo({ sessionId }),
      () => api.bookings.accept({ sessionId }),
      () => api.bookings.cancelPreview({ sessionId }),
      () => api.bookings.cancel({ sessionId, expectedRefundCents: 0 }),
      () => api.bookings.editBrief({ sessionId, goals: "Mine", version: 1 }),
      () => api.bookings.pay({ sessionId, idempotencyKey: freshKey() }),
      () => api.rooms.ticket({ sessionId }),
      () => api.rooms.transcript({ sessionId }),
      () => asMentor.bookings.byId({ sessionId }),
    ])
      expect((await problemOf(call())).code).toBe("not_found");
    expect((await asMentor.bookings.list({})).total).toBe(0);
    expect((await (await world.as(mentee)).bookings.list({ when: "needs_me" })).total).toBe(1);
  });
});

describe("a quote", () => {
  it("says the price, the last moment for a refund, and whether the hour is free", async () => {
    const mentor = await world.mentor({ mode: "request" });
    const [mentee, other] = [await world.mentee(), await world.mentee()];
    const api = await world.as(mentee);
    const quote = await api.bookings.quote({ mentorId: mentor, startsAt: SLOT });
    expect(quote).toMatchObject({
      priceCents: 35_000,
      refundUntil: SLOT - DAY,
      answerBy: START + 2 * DAY,
      free: true,
      alternatives: [],
    });
    await book(world, other, mentor);
    expect(await api.bookings.quote({ mentorId: mentor, startsAt: SLOT })).toMatchObject({
      free: false,
      alternatives: [SLOT + HOUR, SLOT + 1.5 * HOUR, SLOT + 2 * HOUR],
    });
  });

  it("of an hour that came too near offers others, so that a page left open loses nothing", async () => {
    const mentor = await world.mentor();
    const api = await world.as(await world.mentee());
    world.clock.set(SLOT - HOUR);
    const quote = await api.bookings.quote({ mentorId: mentor, startsAt: SLOT });
    expect(quote).toMatchObject({
      free: false,
      refusal: "This mentor needs 4 hours’ notice. Choose a later time.",
    });
    expect(quote.alternatives).toHaveLength(3);
    for (const start of quote.alternatives) expect(start).toBeGreaterThanOrEqual(SLOT + 3 * HOUR);
  });
});

describe("the brief", () => {
  it("can be edited until the start, by the mentee alone, and not over a newer one", async () => {
    const [mentor, mentee] = [await world.mentor({ price_cents: 0 }), await world.mentee()];
    const { sessionId } = await book(world, mentee, mentor);
    const [asMentee, asMentor] = [await world.as(mentee), await world.as(mentor)];
    const edit = { sessionId, goals: "Only the salary.", questions: ["How much?"] };
    const { version } = await asMentee.bookings.editBrief({ ...edit, version: 1 });
    expect(await asMentor.bookings.byId({ sessionId })).toMatchObject({
      goals: "Only the salary.",
      questions: ["How much?"],
      version,
    });
    const stale = asMentee.bookings.editBrief({ ...edit, version: 1 });
    expect((await problemOf(stale)).code).toBe("changed_meanwhile");
    const mentors = asMentor.bookings.editBrief({ ...edit, version });
    expect((await problemOf(mentors)).code).toBe("not_allowed");
    world.clock.set(SLOT);
    const late = asMentee.bookings.editBrief({ ...edit, version });
    expect((await problemOf(late)).code).toBe("wrong_state");
  });
});
