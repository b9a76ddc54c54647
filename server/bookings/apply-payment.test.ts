import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { transact } from "../../db/client.ts";
import { moneyOfSession, sessionById } from "../../db/queries/bookings.ts";
import { codeOf } from "../../tests/support/refusals.ts";
import {
  balances,
  book,
  endedHour,
  freshKey,
  letters,
  notify,
  paidSession,
  presence,
  roomsThatSaw,
  SLOT,
  settle,
  statusOf,
} from "../../tests/support/sessions.ts";
import { makeWorld, START, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../clock.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import { receiveBookingNotice } from "./apply-payment.ts";
import { askProvider } from "./ask-provider.ts";
import { giveBackAll } from "./give-back.ts";

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
const locks = (sessionId: string) =>
  world.db.selectFrom("slot_locks").selectAll().where("session_id", "=", sessionId).execute();
const refunds = (sessionId: string) =>
  world.db.selectFrom("refunds").selectAll().where("session_id", "=", sessionId).execute();

describe("a payment that succeeds in time", () => {
  it("confirms an instant booking, keeps the locks and tells both once", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    const { provider_ref } = await settle(world, sessionId, "succeeded");
    for (const event of ["again", "again", "and-again"]) await notify(world, provider_ref, event);
    expect(await statusOf(world, sessionId)).toBe("confirmed");
    expect(await held(sessionId)).toBe(35_000);
    expect((await locks(sessionId)).map(({ expires_at }) => expires_at)).toEqual(
      Array(8).fill(null),
    );
    expect(
      (await letters(world)).map(({ template, role, netCents }) => [template, role, netCents]),
    ).toEqual([
      ["booked", "mentee", 0],
      ["booked", "mentor", 24_500],
    ]);
  });

  it("sends a request to the mentor, with min(48 h, start − 2 h) to answer", async () => {
    const asked = await world.mentor({ mode: "request" });
    const far = await paidSession(world, mentee, asked);
    expect(await statusOf(world, far)).toBe("requested");
    expect(await sessionById(world.db, far)).toMatchObject({ deadline_at: START + 2 * DAY });
    const near = await paidSession(world, mentee, asked, START + 6 * HOUR);
    expect(await sessionById(world.db, near)).toMatchObject({ deadline_at: START + 4 * HOUR });
  });

  it("after a failed try by the same checkout page still counts", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    await settle(world, sessionId, "failed");
    expect(await statusOf(world, sessionId)).toBe("awaiting_payment");
    await settle(world, sessionId, "pending");
    await settle(world, sessionId, "succeeded");
    expect(await statusOf(world, sessionId)).toBe("confirmed");
  });
});

describe("a notification that is not what it seems", () => {
  it("changes nothing when forged, or from an unknown gateway", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    const body = JSON.stringify({ eventId: "x", type: "payment.succeeded", providerRef: "x" });
    const forged = new Headers({ "x-signature": "forged" });
    expect(await receiveBookingNotice(world.services, "sandbox", body, forged)).toBe(false);
    const genuine = new Headers({ "x-signature": "genuine" });
    expect(await receiveBookingNotice(world.services, "nobody", body, genuine)).toBe(false);
    expect(await statusOf(world, sessionId)).toBe("awaiting_payment");
  });

  it("claims success, but the provider’s own account says pending", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    await settle(world, sessionId, "pending");
    expect(await statusOf(world, sessionId)).toBe("awaiting_payment");
    expect(await held(sessionId)).toBe(0);
  });
});

describe("a payment that succeeds after the hold ran out", () => {
  it("confirms when the slot is still free", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    world.clock.advance(16 * MINUTE);
    await runClockwork(world.services);
    expect(await statusOf(world, sessionId)).toBe("expired");
    expect(await locks(sessionId)).toEqual([]);
    await settle(world, sessionId, "succeeded");
    expect(await statusOf(world, sessionId)).toBe("confirmed");
    expect(await locks(sessionId)).toHaveLength(8);
    expect(await sessionById(world.db, sessionId)).toMatchObject({
      cancelled_at: null,
      cancel_reason: "",
    });
  });

  it("sends the request when that was the mode, and counts it again", async () => {
    const asked = await world.mentor({ mode: "request" });
    const { sessionId } = await book(world, mentee, asked);
    world.clock.advance(16 * MINUTE);
    await runClockwork(world.services);
    await settle(world, sessionId, "succeeded");
    expect(await statusOf(world, sessionId)).toBe("requested");
    const { value } = await world.db
      .selectFrom("counters")
      .select("value")
      .where("user_id", "=", mentee)
      .executeTakeFirstOrThrow();
    expect(value).toBe(1);
  });

  it.each([
    ["after the clockwork looked", true],
    ["before the clockwork looked", false],
  ])("refunds in full when somebody else has the slot, %s", async (_when, looked) => {
    const { sessionId } = await book(world, mentee, mentor);
    world.clock.advance(looked ? 16 * MINUTE : 26 * MINUTE);
    if (looked) await runClockwork(world.services);
    const winner = await paidSession(world, await world.mentee(), mentor);
    await settle(world, sessionId, "succeeded");
    expect(await statusOf(world, sessionId)).toBe("expired");
    expect(await statusOf(world, winner)).toBe("confirmed");
    expect(await held(sessionId)).toBe(0);
    expect(await refunds(sessionId)).toMatchObject([{ amount_cents: 35_000 }]);
    expect(await locks(winner)).toHaveLength(8);
    const told = (await letters(world)).filter(({ why }) => why === "paid_too_late");
    expect(told).toMatchObject([{ role: "mentee", amountCents: 35_000 }]);
  });

  it("refunds when the mentor’s notice has passed, or the mentor has left", async () => {
    const soon = await book(world, mentee, mentor, START + 4 * HOUR);
    const later = await book(world, mentee, mentor);
    world.clock.advance(16 * MINUTE);
    await runClockwork(world.services);
    await settle(world, soon.sessionId, "succeeded");
    await world.db.updateTable("mentor_profiles").set({ status: "rejected" }).execute();
    await settle(world, later.sessionId, "succeeded");
    for (const { sessionId } of [soon, later]) {
      expect(await statusOf(world, sessionId)).toBe("expired");
      expect(await held(sessionId)).toBe(0);
    }
  });

  it.each([
    ["a day to cancel for all of it is left", 0, "confirmed"],
    ["less than that is left", 1, "expired"],
  ] as const)("while %s: whoever read that nothing was taken loses nothing", async (_left, more, status) => {
    const { sessionId } = await book(world, mentee, mentor);
    world.clock.advance(16 * MINUTE);
    await runClockwork(world.services);
    world.clock.set(SLOT - 2 * DAY + more);
    await settle(world, sessionId, "succeeded");
    expect(await statusOf(world, sessionId)).toBe(status);
    expect(await held(sessionId)).toBe(status === "confirmed" ? 35_000 : 0);
    if (status === "expired")
      expect(await refunds(sessionId)).toMatchObject([{ amount_cents: 35_000 }]);
  });

  it.each([
    ["asks another price", (id: string) => change(id, { price_cents: 900_000 })],
    ["wants to be asked first", (id: string) => change(id, { mode: "request" })],
    [
      "has no hours then",
      (id: string) => world.db.deleteFrom("weekly_hours").where("user_id", "=", id).execute(),
    ],
  ])("refunds when the mentor by now %s", async (_what, alter) => {
    const { sessionId } = await book(world, mentee, mentor);
    world.clock.advance(16 * MINUTE);
    await runClockwork(world.services);
    await alter(mentor);
    await settle(world, sessionId, "succeeded");
    expect(await statusOf(world, sessionId)).toBe("expired");
    expect(await held(sessionId)).toBe(0);
    expect(await refunds(sessionId)).toHaveLength(1);
  });

  const change = (id: string, set: { price_cents: number } | { mode: "request" }) =>
    world.db.updateTable("mentor_profiles").set(set).where("user_id", "=", id).execute();

  it("never revives an hour that the mentee let go", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    await (await world.as(mentee)).bookings.letGo({ sessionId });
    await settle(world, sessionId, "succeeded");
    expect(await statusOf(world, sessionId)).toBe("expired");
    expect(await held(sessionId)).toBe(0);
    expect(await refunds(sessionId)).toHaveLength(1);
  });

  it("is refused while a bank has another payment of the same mentee", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    world.clock.advance(16 * MINUTE);
    await runClockwork(world.services);
    const other = await paidSession(world, mentee, mentor, SLOT + 3 * HOUR);
    await settle(world, other, "disputed");
    await settle(world, sessionId, "succeeded");
    expect(await statusOf(world, sessionId)).toBe("expired");
    expect(await held(sessionId)).toBe(0);
    expect(await refunds(sessionId)).toMatchObject([{ amount_cents: 35_000 }]);
  });

  it("is found by asking before its hold ends when its notification is late", async () => {
    const { sessionId } = await book(world, mentee, mentor, START + 26 * HOUR);
    world.clock.advance(14 * MINUTE);
    await runClockwork(world.services);
    const [ref = ""] = world.gateway.payments.keys();
    world.gateway.settle(ref, "succeeded");
    world.clock.advance(MINUTE);
    await runClockwork(world.services);
    await notify(world, ref);
    expect(await statusOf(world, sessionId)).toBe("confirmed");
    expect(await refunds(sessionId)).toEqual([]);
  });

  it("is found by asking before its hold ends though the bank had refused a first card", async () => {
    const { sessionId } = await book(world, mentee, mentor, START + 26 * HOUR);
    const { provider_ref } = await settle(world, sessionId, "failed");
    world.clock.advance(14 * MINUTE);
    await runClockwork(world.services);
    world.gateway.settle(provider_ref, "succeeded");
    world.clock.advance(MINUTE);
    await runClockwork(world.services);
    expect(await statusOf(world, sessionId)).toBe("confirmed");
  });

  it("is asked about with all its tries together: a slow provider is waited for once", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    const tries = 4;
    for (let n = 0; n < tries; n++) {
      await settle(world, sessionId, "failed");
      const again = { sessionId, idempotencyKey: freshKey() };
      await (await world.as(mentee)).bookings.pay(again);
    }
    const { payment } = world.gateway;
    const waiting: (() => void)[] = [];
    world.gateway.payment = async (ref) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return payment.call(world.gateway, ref);
    };
    const [last] = [...world.gateway.payments.keys()].slice(-1);
    world.gateway.settle(last ?? "", "succeeded");
    const asking = askProvider(world.services, await world.viewer(mentee), { sessionId });
    await expect.poll(() => waiting.length).toBe(tries + 1);
    for (const answer of waiting) answer();
    await asking;
    expect(await statusOf(world, sessionId)).toBe("confirmed");
  });

  it("keeps its hour while the provider is asked, however many end together", async () => {
    const holds = [];
    for (let n = 0; n < 12; n++) {
      const at = await world.mentor();
      const { sessionId } = await book(world, await world.mentee(), at);
      holds.push({ sessionId, at });
    }
    for (const ref of world.gateway.payments.keys()) world.gateway.settle(ref, "succeeded");
    const { payment } = world.gateway;
    world.gateway.payment = () => new Promise(() => {});
    world.clock.advance(15 * MINUTE);
    for (let run = 0; run < 2; run++) {
      await expect(inHaste(() => runClockwork(world.services))).rejects.toThrow();
      world.clock.advance(MINUTE);
    }
    const rival = await world.mentee();
    for (const { at } of holds) expect(await codeOf(book(world, rival, at))).toBe("slot_taken");
    world.gateway.payment = payment;
    await runClockwork(world.services);
    for (const { sessionId } of holds) expect(await statusOf(world, sessionId)).toBe("confirmed");
  }, 60_000);

  it("brings no hour to life whose payer has had all of it back before we heard", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    const { payment } = world.gateway;
    world.gateway.payment = async () => {
      throw new Error("The provider is away");
    };
    for (const ref of world.gateway.payments.keys()) world.gateway.settle(ref, "succeeded");
    world.clock.advance(26 * MINUTE);
    await expect(runClockwork(world.services)).rejects.toThrow();
    world.gateway.payment = async (ref) => {
      const truth = await payment.call(world.gateway, ref);
      return truth && { ...truth, refundedCents: truth.amountCents };
    };
    world.clock.advance(HOUR);
    await runClockwork(world.services);
    expect(await statusOf(world, sessionId)).toBe("expired");
    expect(await held(sessionId)).toBe(0);
    expect(await refunds(sessionId)).toMatchObject([
      { amount_cents: 35_000, status: "succeeded", reason: "given_back_elsewhere" },
    ]);
    expect(await letters(world)).toEqual([]);
  });

  it("is awaited while the provider cannot be asked, and not for ever", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    const { payment } = world.gateway;
    world.gateway.payment = async () => {
      throw new Error("The provider is away");
    };
    world.clock.advance(16 * MINUTE);
    await expect(runClockwork(world.services)).rejects.toThrow();
    expect(await statusOf(world, sessionId)).toBe("awaiting_payment");
    const asking = askProvider(world.services, await world.viewer(mentee), { sessionId });
    expect(await codeOf(asking), "no fault of ours").toBe("unavailable");
    const rival = await world.mentee();
    expect(await codeOf(book(world, rival, mentor)), "nobody else gets it").toBe("slot_taken");
    world.clock.advance(10 * MINUTE);
    await expect(runClockwork(world.services)).rejects.toThrow();
    expect(await statusOf(world, sessionId)).toBe("expired");
    world.gateway.payment = payment;
  });

  it("is found by asking when its notification was lost", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    const [payment] = [...world.gateway.payments.keys()];
    world.gateway.settle(payment ?? "", "succeeded");
    world.clock.advance(14 * MINUTE);
    await runClockwork(world.services);
    expect(await statusOf(world, sessionId)).toBe("confirmed");
  });
});

/** With a second of waiting in each turn of the event loop. */
async function inHaste(work: () => Promise<unknown>): Promise<unknown> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  let over = false;
  const working = work().finally(() => {
    over = true;
  });
  working.catch(() => {});
  for (let turn = 0; turn < 10_000 && !over; turn++) {
    await vi.advanceTimersByTimeAsync(SECOND);
    await new Promise(setImmediate);
  }
  vi.useRealTimers();
  return working;
}

/** The bank says no, then yes after all, when the mentee has paid in another way. */
async function paidTwice() {
  const { sessionId } = await book(world, mentee, mentor);
  const first = await settle(world, sessionId, "failed");
  await (await world.as(mentee)).bookings.pay({ sessionId, idempotencyKey: freshKey() });
  await settle(world, sessionId, "succeeded");
  world.gateway.settle(first.provider_ref, "succeeded");
  await notify(world, first.provider_ref);
  return sessionId;
}

describe("paying twice for one session", () => {
  it("sends the second back and leaves the first as it was", async () => {
    const sessionId = await paidTwice();
    expect(await statusOf(world, sessionId)).toBe("confirmed");
    expect(await held(sessionId)).toBe(35_000);
    expect(await moneyOfSession(world.db, sessionId)).toMatchObject({
      heldCents: 35_000,
      refundedCents: 0,
    });
    const api = await world.as(mentee);
    const { refundCents } = await api.bookings.cancelPreview({ sessionId });
    await api.bookings.cancel({ sessionId, expectedRefundCents: refundCents });
    expect(await held(sessionId)).toBe(0);
  });
});

describe("a payment that the bank disputes", () => {
  const meet = async (who = mentee) => {
    roomsThatSaw(world, () => [presence(mentor, SLOT), presence(who, SLOT)]);
    for (let minute = 0; minute <= 60; minute += minute < 10 ? 1 : 50) {
      world.clock.set(SLOT + minute * MINUTE);
      await runClockwork(world.services);
    }
  };
  const completed = async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    await meet();
    expect(await statusOf(world, sessionId)).toBe("completed");
    return sessionId;
  };

  it("is not released while it lasts, and is once the bank finds for us", async () => {
    const sessionId = await completed();
    await settle(world, sessionId, "disputed");
    world.clock.advance(5 * DAY);
    await runClockwork(world.services);
    expect(await held(sessionId)).toBe(35_000);
    const view = await (await world.as(mentor)).bookings.byId({ sessionId });
    expect(view.whatNext).toMatchObject({ kind: "disputed", amountCents: 24_500 });
    await settle(world, sessionId, "succeeded");
    await runClockwork(world.services);
    expect(await held(sessionId)).toBe(0);
    expect((await balances(world))[`mentor:${mentor}`]).toBe(24_500);
  });

  it.each([
    ["disputed", 35_000],
    ["charged_back", 0],
  ] as const)("(%s) without a word to us is found out before anything is released", async (status, kept) => {
    const sessionId = await completed();
    const [ref = ""] = world.gateway.payments.keys();
    world.gateway.settle(ref, status);
    world.clock.advance(3 * DAY);
    await runClockwork(world.services);
    expect(await held(sessionId)).toBe(kept);
    expect((await balances(world))[`mentor:${mentor}`] ?? 0).toBe(0);
  });

  it("leaves the hold by the bank’s hand when it is charged back", async () => {
    const sessionId = await completed();
    await settle(world, sessionId, "charged_back");
    world.clock.advance(5 * DAY);
    await runClockwork(world.services);
    expect(await balances(world)).toMatchObject({
      [`hold:${sessionId}`]: 0,
      "gateway:sandbox": 0,
    });
  });

  const auditedActions = async () =>
    (await world.db.selectFrom("audit_log").select("action").execute()).map(({ action }) => action);
  const lettersOf = async (template: string) =>
    (await letters(world)).filter((letter) => letter.template === template);
  const seenBy = async (who: string, sessionId: string) =>
    (await world.as(who)).bookings.byId({ sessionId });

  it("is told to the mentor, who may cancel without a strike", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    await settle(world, sessionId, "disputed");
    expect(await lettersOf("bank")).toMatchObject([
      { bank: "disputed", amountCents: 24_500, over: false },
    ]);
    expect(await seenBy(mentor, sessionId)).toMatchObject({
      bank: "disputed",
      status: "confirmed",
    });
    const api = await world.as(mentor);
    const waits = { waitsForBank: true, refundCents: 35_000 };
    expect(await api.bookings.cancelPreview({ sessionId })).toMatchObject({
      ...waits,
      strike: false,
    });
    const theirs = await world.as(mentee);
    expect(await theirs.bookings.cancelPreview({ sessionId })).toMatchObject(waits);
    await api.bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    expect(await world.db.selectFrom("strikes").selectAll().execute()).toEqual([]);
    expect((await seenBy(mentee, sessionId)).whatNext).toEqual({
      kind: "disputed",
      at: null,
      amountCents: 35_000,
    });
  });

  it("found to be good is told to the mentor, for whom cancelling counts again", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    await settle(world, sessionId, "disputed");
    await settle(world, sessionId, "succeeded");
    expect((await lettersOf("bank")).map(({ bank, over }) => [bank, over])).toEqual([
      ["disputed", false],
      ["settled", false],
    ]);
    const api = await world.as(mentor);
    expect(await api.bookings.cancelPreview({ sessionId })).toMatchObject({
      strike: true,
      waitsForBank: false,
    });
  });

  it.each([
    "instant",
    "request",
  ] as const)("calls off an hour (%s) that has not begun when it is taken back", async (mode) => {
    const other = await world.mentor({ mode });
    const { sessionId } = await book(world, mentee, other);
    await settle(world, sessionId, "succeeded");
    await settle(world, sessionId, "charged_back");
    expect(await seenBy(other, sessionId)).toMatchObject({
      status: "charged_back",
      bank: "charged_back",
      whatNext: { kind: "charged_back", amountCents: 24_500 },
    });
    expect(await seenBy(mentee, sessionId)).toMatchObject({
      status: "charged_back",
      actions: [],
      whatNext: { kind: "charged_back", amountCents: 35_000 },
    });
    await world.outbox.drain();
    const last = world.rooms.commands.at(-1)?.command;
    expect(last).toEqual(
      mode === "instant" ? expect.objectContaining({ reason: "charged_back" }) : undefined,
    );
    expect(await lettersOf("cancelled")).toMatchObject([
      { why: "charged_back", role: "mentee" },
      { why: "charged_back", role: "mentor" },
    ]);
    const locks = world.db.selectFrom("slot_locks").selectAll().where("session_id", "=", sessionId);
    expect(await locks.execute()).toEqual([]);
    expect(await world.db.selectFrom("strikes").selectAll().execute()).toEqual([]);
  });

  it("taken back after the hour says so, and no more waits", async () => {
    const sessionId = await completed();
    await settle(world, sessionId, "disputed");
    await settle(world, sessionId, "charged_back");
    expect(await seenBy(mentor, sessionId)).toMatchObject({
      bank: "charged_back",
      whatNext: { kind: "charged_back", amountCents: 24_500 },
    });
    expect((await lettersOf("bank")).map(({ bank, over }) => [bank, over])).toEqual([
      ["disputed", true],
      ["charged_back", true],
    ]);
    const earnings = await (await world.as(mentor)).earnings.list({});
    expect(earnings.rows).toMatchObject([{ sessionId, state: "charged_back" }]);
  });

  it.each([
    ["at once", ["charged_back"]],
    ["after a dispute", ["disputed", "charged_back"]],
  ] as const)("taken back %s after a late cancellation promises nothing back, though others used the hour", async (_how, steps) => {
    const sessionId = await paidSession(world, mentee, mentor);
    world.clock.set(SLOT - 5 * HOUR);
    await (await world.as(mentee)).bookings.cancel({ sessionId, expectedRefundCents: 0 });
    const other = await world.mentee();
    const instead = await paidSession(world, other, mentor);
    for (const status of steps) await settle(world, sessionId, status);
    await meet(other);
    expect(await statusOf(world, instead)).toBe("completed");
    world.clock.advance(3 * DAY);
    await runClockwork(world.services);
    expect((await lettersOf("cancelled")).map(({ amountCents }) => amountCents)).toEqual([
      0, 24_500,
    ]);
    expect(await sessionById(world.db, sessionId)).toMatchObject({ release_at: null });
    expect(await seenBy(mentee, sessionId)).toMatchObject({ refundedCents: 0 });
    expect((await balances(world))[`mentor:${mentor}`]).toBe(24_500);
  });

  it.each([
    "disputed",
    "charged_back",
  ] as const)("%s in the hour promises a mentor who waited in vain no share", async (status) => {
    const sessionId = await paidSession(world, mentee, mentor);
    roomsThatSaw(world, () => [presence(mentor, SLOT)]);
    for (let minute = 0; minute <= 60; minute += minute < 10 ? 1 : 50) {
      world.clock.set(SLOT + minute * MINUTE);
      if (minute === 1) await settle(world, sessionId, status);
      await runClockwork(world.services);
    }
    expect(await statusOf(world, sessionId)).toBe("no_show_mentee");
    expect(await lettersOf("cancelled")).toMatchObject([
      { why: "mentee_absent", role: "mentee", amountCents: 0 },
      { why: "mentee_absent", role: "mentor", amountCents: 0 },
    ]);
  });

  it("and then cancelled late, promises the mentor no share before the bank has decided", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    await settle(world, sessionId, "disputed");
    world.clock.set(SLOT - HOUR);
    await (await world.as(mentee)).bookings.cancel({ sessionId, expectedRefundCents: 0 });
    expect((await lettersOf("cancelled")).map(({ amountCents }) => amountCents)).toEqual([0, 0]);
  });

  it("taken back after the release changes nothing for the mentor", async () => {
    const sessionId = await completed();
    world.clock.advance(3 * DAY);
    await runClockwork(world.services);
    await settle(world, sessionId, "charged_back");
    expect(await seenBy(mentor, sessionId)).toMatchObject({
      bank: null,
      whatNext: { kind: "released", amountCents: 24_500 },
    });
    expect(await lettersOf("bank")).toEqual([]);
  });

  it("keeps its payer from having others work until the bank has decided, and a month after", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    await settle(world, sessionId, "disputed");
    const another = await world.mentor();
    const again = () => book(world, mentee, another, SLOT + 3 * HOUR);
    expect(await codeOf(again())).toBe("not_allowed");
    await settle(world, sessionId, "charged_back");
    expect(await codeOf(again())).toBe("not_allowed");
    world.clock.advance(31 * DAY);
    expect(await codeOf(book(world, mentee, another, SLOT + 35 * DAY))).toBe("done");
  });

  it("of money that went back long ago keeps nobody from the pay for the good one", async () => {
    const sessionId = await paidTwice();
    const [given] = await refunds(sessionId);
    const twin = await world.db
      .selectFrom("payments")
      .selectAll()
      .where("id", "=", given?.payment_id ?? "")
      .executeTakeFirstOrThrow();
    await world.outbox.drain();
    world.gateway.settle(twin.provider_ref, "disputed");
    await notify(world, twin.provider_ref);
    world.gateway.settle(twin.provider_ref, "charged_back");
    await notify(world, twin.provider_ref);
    expect(await statusOf(world, sessionId)).toBe("confirmed");
    expect(await seenBy(mentor, sessionId)).toMatchObject({ bank: null });
    await meet();
    world.clock.advance(3 * DAY);
    await runClockwork(world.services);
    expect(await held(sessionId)).toBe(0);
    expect((await balances(world))[`mentor:${mentor}`]).toBe(24_500);
  });

  it("is not refunded twice: a cancellation waits for the bank", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    await settle(world, sessionId, "disputed");
    await (await world.as(mentor)).bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    expect(await refunds(sessionId)).toEqual([]);
    expect(await auditedActions()).toContain("refund_waits_for_bank");
    const told = (await letters(world)).find(({ template }) => template === "cancelled");
    expect(told).toMatchObject({ waitsForBank: true });
    await settle(world, sessionId, "succeeded");
    expect(await refunds(sessionId)).toMatchObject([{ amount_cents: 35_000 }]);
    expect(await held(sessionId)).toBe(0);
  });

  it("does not keep back a second payment for the same hour", async () => {
    const { sessionId } = await book(world, mentee, mentor);
    const first = await settle(world, sessionId, "failed");
    await (await world.as(mentee)).bookings.pay({ sessionId, idempotencyKey: freshKey() });
    const second = await settle(world, sessionId, "succeeded");
    world.gateway.settle(second.provider_ref, "disputed");
    await notify(world, second.provider_ref);
    world.gateway.settle(first.provider_ref, "succeeded");
    await notify(world, first.provider_ref);
    expect(await refunds(sessionId)).toMatchObject([{ payment_id: first.id }]);
    expect(await held(sessionId)).toBe(35_000);
    expect(await auditedActions(), "nobody waits for what is on its way").not.toContain(
      "refund_waits_for_bank",
    );
  });
});

describe("a payment that was given back at the provider, by hand or before a backup was put back", () => {
  const given = async (cents: number) => {
    const sessionId = await endedHour(world, mentee, mentor);
    const [providerRef = ""] = world.gateway.payments.keys();
    world.gateway.refunds.set("by hand", { providerRef, amountCents: cents });
    return { sessionId, providerRef };
  };
  const audited = async () =>
    (await world.db.selectFrom("audit_log").select(["action", "details"]).execute()).filter(
      ({ action }) => action === "given_back_elsewhere",
    );

  it.each([
    ["all", 35_000, 0],
    ["a part", 15_000, 14_000],
  ])("%s of it is paid to no mentor", async (_what, cents, net) => {
    const { sessionId } = await given(cents);
    world.clock.advance(3 * DAY);
    await runClockwork(world.services);
    expect(await balances(world)).toMatchObject({
      [`hold:${sessionId}`]: 0,
      "gateway:sandbox": cents - 35_000,
    });
    expect((await balances(world))[`mentor:${mentor}`] ?? 0).toBe(net);
    expect(await audited()).toHaveLength(1);
    expect((await (await world.as(mentee)).bookings.byId({ sessionId })).refundedCents).toBe(cents);
  });

  it.each([
    ["all", 35_000],
    ["a part", 11_667],
  ])("%s of it is not given back once more", async (_what, cents) => {
    const { sessionId, providerRef } = await given(cents);
    await transact(world.db, async (trx) => {
      const session = await sessionById(trx, sessionId);
      if (session) await giveBackAll(world.services, trx, session, "complaint");
    });
    await world.outbox.drain();
    const atProvider = await world.gateway.payment(providerRef);
    expect(atProvider).toMatchObject({ refundedCents: 35_000 });
    expect(await refunds(sessionId)).toMatchObject([{ status: "succeeded" }]);
    expect(await audited()).toHaveLength(1);
  });

  it("after the release, is written down once for who must look", async () => {
    const { sessionId, providerRef } = await given(0);
    world.clock.advance(3 * DAY);
    await runClockwork(world.services);
    world.gateway.refunds.set("by hand", { providerRef, amountCents: 35_000 });
    for (const event of ["one", "two"]) await notify(world, providerRef, event);
    expect(await audited()).toHaveLength(1);
    expect(await held(sessionId)).toBe(0);
    expect(await refunds(sessionId)).toEqual([]);
  });
});
