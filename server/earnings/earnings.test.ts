/** What a mentor sees of their money, what a mentee gets as a receipt, and where payouts go. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PASSWORD, registered } from "../../tests/support/accounts.ts";
import { payoutAccount } from "../../tests/support/payouts.ts";
import { problemOf } from "../../tests/support/refusals.ts";
import {
  letters,
  paidSession,
  presence,
  roomsThatSaw,
  SLOT,
  settle,
  statusOf,
} from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { toProblem } from "../errors.ts";
import { runClockwork } from "../jobs/clockwork.ts";
import { nextPayoutAt } from "../payments/payout-rule.ts";
import { open } from "../sealing.ts";

let world: World;
let mentor: string;
let mentee: string;
beforeEach(async () => {
  world = await makeWorld({ env: { VAT_REGISTERED: "1" } });
  mentor = await world.mentor();
  mentee = await world.mentee({ name: "=HYPERLINK(1) Dube" });
});
afterEach(() => world.close());

const tick = async () => {
  await runClockwork(world.services);
  await world.outbox.drain();
};

describe("a mentor's earnings", () => {
  const look = async () => {
    const { earnings } = await world.as(mentor);
    const { rows } = await earnings.list({});
    return {
      row: rows[0],
      rows,
      summary: await earnings.summary(),
      csv: (await earnings.csv()).csv,
    };
  };

  test("go from held to waiting to released to paid, and say when", async () => {
    await payoutAccount(world, mentor);
    const sessionId = await paidSession(world, mentee, mentor);
    expect((await look()).row).toMatchObject({
      sessionId,
      state: "held",
      at: SLOT + HOUR,
      grossCents: 35_000,
      commissionCents: 10_500,
      vatCents: 1_370,
      netCents: 24_500,
    });
    roomsThatSaw(world, () => [presence(mentor, SLOT), presence(mentee, SLOT)]);
    for (const minute of [0, ...Array(10).keys(), 60]) {
      world.clock.set(SLOT + minute * MINUTE);
      await tick();
    }
    const releaseAt = SLOT + HOUR + 2 * DAY;
    expect((await look()).row).toMatchObject({ state: "waiting", at: releaseAt });
    expect((await look()).summary).toMatchObject({ held: { cents: 24_500, sessions: 1 } });
    world.clock.set(releaseAt);
    await tick();
    expect((await look()).row).toMatchObject({ state: "released", at: nextPayoutAt(releaseAt) });
    expect((await look()).summary).toMatchObject({
      held: { cents: 0 },
      due: { cents: 24_500, sessions: 1 },
    });
    world.clock.set(nextPayoutAt(releaseAt));
    await tick();
    const { row, summary } = await look();
    expect(row).toMatchObject({ state: "paid", at: nextPayoutAt(releaseAt) });
    expect(summary).toMatchObject({
      due: { cents: 0, sessions: 0 },
      lastPayout: { cents: 24_500, sessions: 1, destination: "FNB ending 1131" },
    });
    const weeks = summary.weeks.filter(({ netCents }) => netCents > 0);
    expect(weeks).toMatchObject([{ netCents: 24_500, commissionCents: 10_500 }]);
  });

  test("leave out what was given back, and show what waits for a bank apart", async () => {
    const gone = await paidSession(world, mentee, mentor);
    await (await world.as(mentor)).bookings.cancel({
      sessionId: gone,
      expectedRefundCents: 35_000,
    });
    const disputed = await paidSession(world, mentee, mentor, SLOT + 2 * HOUR);
    await settle(world, disputed, "disputed");
    const { rows, summary } = await look();
    expect(rows).toMatchObject([{ sessionId: disputed, state: "disputed", at: null }]);
    expect(summary).toMatchObject({ disputed: { cents: 24_500 }, held: { cents: 0 } });
  });

  test("no longer count what the bank took back before it was released", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    await settle(world, sessionId, "charged_back");
    const { rows, summary } = await look();
    expect(rows).toEqual([]);
    expect(summary).toMatchObject({
      disputed: { cents: 0 },
      held: { cents: 0 },
      due: { cents: 0 },
    });
  });

  test("say so when the bank took back what a late cancellation would have paid", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    world.clock.set(SLOT - HOUR);
    await (await world.as(mentee)).bookings.cancel({ sessionId, expectedRefundCents: 0 });
    expect((await look()).row).toMatchObject({ sessionId, state: "waiting" });
    await settle(world, sessionId, "charged_back");
    const { rows, summary } = await look();
    expect(rows).toMatchObject([
      { sessionId, status: "cancelled_by_mentee", state: "charged_back" },
    ]);
    expect(summary).toMatchObject({ held: { cents: 0 }, due: { cents: 0 } });
  });

  test("are nobody else's, and a mentee's name is neither whole nor a formula", async () => {
    await paidSession(world, mentee, mentor);
    const { csv, row } = await look();
    expect(row?.mentee).toBe("=HYPERLINK(1) D.");
    expect(csv).toContain(",'=HYPERLINK(1) D.,");
    const other = (await world.as(await world.mentor())).earnings;
    expect((await other.list({})).rows).toEqual([]);
    expect((await other.csv()).csv.trim().split("\r\n")).toHaveLength(1);
  });

  test("a page beyond the last is the last; a page that is none is refused by name", async () => {
    const { earnings } = await world.as(mentor);
    expect(await earnings.list({ page: 1000 })).toMatchObject({ page: 1, pages: 1, rows: [] });
    for (const page of [0, -1, 1.5, 1001, Number.NaN, "1", null]) {
      const refused = await problemOf(earnings.list({ page } as { page: number }));
      expect(refused).toMatchObject({ status: 422, issues: [{ path: "page" }] });
    }
  });
});

describe("a receipt", () => {
  const receiptFor = async (who: string, sessionId: string) =>
    (await world.as(who)).earnings.receipt({ sessionId });

  test("is the payer's alone: everybody else meets the same 404 as for nothing", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    expect(await receiptFor(mentee, sessionId)).toMatchObject({ paidCents: 35_000 });
    const nothing = await problemOf(receiptFor(mentee, world.services.ids.uuid()));
    for (const who of [mentor, await world.mentee(), await world.admin()])
      expect(await problemOf(receiptFor(who, sessionId))).toEqual(nothing);
    expect(nothing.status).toBe(404);
    const anonymous = await problemOf(world.anyone.earnings.receipt({ sessionId }));
    expect(anonymous.code).toBe("sign_in_required");
  });

  test("keeps the day of paying when the money comes back or the bank looks into it", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    const paidAt = world.clock.now();
    world.clock.advance(DAY);
    await (await world.as(mentee)).bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    world.clock.advance(HOUR);
    await tick();
    expect(await receiptFor(mentee, sessionId)).toMatchObject({
      payments: [{ cents: 35_000, at: paidAt }],
      refunds: [{ cents: 35_000, at: paidAt + DAY + HOUR, state: "succeeded" }],
      paidCents: 35_000,
      refundedCents: 35_000,
      commissionCents: 0,
      vatCents: 0,
    });
    const disputed = await paidSession(world, mentee, mentor, SLOT + 2 * HOUR);
    const then = world.clock.now();
    world.clock.advance(HOUR);
    await settle(world, disputed, "disputed");
    expect(await receiptFor(mentee, disputed)).toMatchObject({ payments: [{ at: then }] });
  });

  test("counts a refund that is refused as owed, says so, and asks for it again", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    const cancel = async () =>
      (await world.as(mentee)).bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    const seenBy = async (who: string) => (await world.as(who)).bookings.byId({ sessionId });
    world.gateway.refundStatus = "failed";
    await cancel();
    await world.outbox.drain();
    expect(await statusOf(world, sessionId)).toBe("cancelled_by_mentee");
    expect(await receiptFor(mentee, sessionId)).toMatchObject({
      refunds: [{ state: "failed" }],
      refundedCents: 35_000,
      commissionCents: 0,
    });
    const owed = {
      refundedCents: 35_000,
      whatNext: { kind: "refund_refused", amountCents: 35_000 },
    };
    expect(await seenBy(mentee)).toMatchObject(owed);
    expect(await seenBy(mentor)).toMatchObject({
      whatNext: { kind: "refunded" },
      split: { netCents: 0 },
    });
    expect(await cancel()).toMatchObject({ refundCents: 35_000 });
    const { admin } = await world.as(await world.admin());
    expect((await admin.overview()).failedRefunds).toMatchObject([{ cents: 35_000 }]);
    // The bank had the payment, its notice was under way, and now it is ours again.
    world.gateway.refundStatus = "succeeded";
    world.clock.advance(HOUR);
    await world.outbox.drain();
    expect(await seenBy(mentee)).toMatchObject({ whatNext: { kind: "refunded" } });
    expect((await admin.overview()).failedRefunds).toEqual([]);
  });

  test("an hour that nobody earns by names no share, though its money waits for the bank", async () => {
    for (const by of ["mentee", "mentor"]) {
      const payer = await world.mentee();
      const sessionId = await paidSession(world, payer, mentor);
      await settle(world, sessionId, "disputed");
      const { bookings } = await world.as(by === "mentee" ? payer : mentor);
      await bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
      const seen = await (await world.as(mentor)).bookings.byId({ sessionId });
      expect(seen).toMatchObject({ refundedCents: 0, split: { netCents: 0, commissionCents: 0 } });
      expect(seen.whatNext.kind).toBe("nothing");
      expect((await receiptFor(payer, sessionId)).commissionCents).toBe(0);
      const before = (await letters(world)).length;
      await settle(world, sessionId, "charged_back");
      expect((await letters(world)).slice(before), "nothing was lost by it").toEqual([]);
    }
  });

  test("says no commission of what the bank took back", async () => {
    const sessionId = await paidSession(world, mentee, mentor);
    expect(await receiptFor(mentee, sessionId)).toMatchObject({ commissionCents: 10_500 });
    await settle(world, sessionId, "charged_back");
    const receipt = await receiptFor(mentee, sessionId);
    expect(receipt).toMatchObject({ paidCents: 35_000, commissionCents: 0, vatCents: 0 });
  });

  test("there is none for an hour that was never paid", async () => {
    const pro_bono = await world.mentor({ price_cents: 0 });
    const sessionId = (
      await (
        await world.as(mentee)
      ).bookings.book({
        mentorId: pro_bono,
        startsAt: SLOT,
        goals: "Anything.",
        idempotencyKey: "a-key-of-mine-000001",
      })
    ).sessionId;
    expect((await problemOf(receiptFor(mentee, sessionId))).status).toBe(404);
  });
});

describe("where the money goes", () => {
  const form = (over: object = {}) => ({
    holder: "Lerato Dube",
    bank: "FNB" as const,
    accountNumber: "6200 4471 131",
    password: PASSWORD,
    version: 0,
    ...over,
  });
  async function registeredMentor() {
    const { id } = await registered(world);
    await (await world.as(id)).accounts.becomeMentor({ jobTitle: "Engineer", company: "Kestrel" });
    await world.db
      .updateTable("users")
      .set({ factor_since: world.clock.now() })
      .where("id", "=", id)
      .execute();
    return { id, earnings: (await world.as(id)).earnings };
  }
  const rows = () => world.db.selectFrom("payout_accounts").selectAll().execute();

  test("is kept sealed, shown by its last four digits, and replaced by its version only", async () => {
    const { id, earnings } = await registeredMentor();
    await earnings.saveAccount(form());
    const [row] = await rows();
    expect(JSON.stringify(row)).not.toContain("62004471131");
    expect(await open(world.services.settings, row?.account_number ?? "")).toBe("62004471131");
    const shown = await earnings.account();
    expect(shown).toMatchObject({ account: { last4: "1131", bank: "FNB" }, version: 1 });
    expect(JSON.stringify(shown)).not.toContain("62004471131");
    const stale = await problemOf(earnings.saveAccount(form({ holder: "Somebody Else" })));
    expect(stale).toMatchObject({ status: 409, code: "changed_meanwhile" });
    await earnings.saveAccount(form({ version: 1, accountNumber: "62009990099" }));
    expect(await rows()).toMatchObject([{ user_id: id, account_last4: "0099", version: 2 }]);
    const audit = await world.db.selectFrom("audit_log").selectAll().execute();
    expect(JSON.stringify(audit)).not.toMatch(/62004471131|62009990099/);
    expect(audit).toHaveLength(2);
    await world.outbox.drain();
    const told = world.mailer.sent.filter(({ subject }) => subject.includes("another account"));
    expect(told.map(({ text }) => /ending \d{4}/.exec(text)?.[0])).toEqual([
      "ending 1131",
      "ending 0099",
    ]);
  });

  test("two saves at once: one is kept, the other is told", async () => {
    const { earnings } = await registeredMentor();
    const tries = await Promise.allSettled([
      earnings.saveAccount(form()),
      earnings.saveAccount(form({ accountNumber: "62009990099" })),
    ]);
    const lost = tries.flatMap((one) => (one.status === "rejected" ? [toProblem(one.reason)] : []));
    expect(lost).toMatchObject([{ code: "changed_meanwhile" }]);
    expect(await rows()).toMatchObject([{ version: 1 }]);
  });

  test("whose it is and what is stored beside it cannot be sent along", async () => {
    const { id, earnings } = await registeredMentor();
    const extra = { user_id: mentor, userId: mentor, branch_code: "1", account_last4: "0000" };
    await earnings.saveAccount({ ...form(), ...extra });
    expect(await rows()).toMatchObject([
      { user_id: id, branch_code: "250655", account_last4: "1131" },
    ]);
  });

  test("needs the password, and not for ever", async () => {
    const { earnings } = await registeredMentor();
    const wrong = () => problemOf(earnings.saveAccount(form({ password: "not it at all" })));
    expect(await wrong()).toMatchObject({ status: 422, issues: [{ path: "password" }] });
    let answer = await wrong();
    for (let tries = 0; answer.status === 422 && tries < 20; tries++) answer = await wrong();
    expect(answer).toMatchObject({ status: 429, code: "rate_limited" });
    expect((await problemOf(earnings.saveAccount(form()))).status).toBe(429);
    expect(await rows()).toEqual([]);
  });

  test.each([
    ["holder", "A\0B"],
    ["holder", "x".repeat(61)],
    ["holder", 7],
    ["holder", "two\nlines"],
    ["bank", "Bank of Nowhere"],
    ["bank", "toString"],
    ["accountNumber", "12345"],
    ["accountNumber", "62004471131; drop"],
    ["accountNumber", 62_004_471_131],
    ["password", ""],
    ["password", ["x"]],
    ["version", "0"],
    ["version", -1],
    ["version", null],
  ])("%s as %j is refused by its name, and nothing is kept", async (name, value) => {
    const { earnings } = await world.as(mentor);
    const refused = await problemOf(earnings.saveAccount(form({ [name]: value })));
    expect(refused).toMatchObject({ status: 422, code: "invalid_input" });
    expect(refused.issues.map(({ path }) => path)).toEqual([name]);
    expect(await rows()).toEqual([]);
  });
});

describe("a payer's history", () => {
  test("is one's own, newest first, and pages are whole numbers from one on", async () => {
    await paidSession(world, mentee, mentor);
    world.clock.advance(MINUTE);
    await paidSession(world, mentee, mentor, SLOT + 2 * HOUR);
    await paidSession(world, await world.mentee(), mentor, SLOT + 4 * HOUR);
    const { payments } = await world.as(mentee);
    const { payments: mine } = await payments.history({});
    expect(mine.map(({ startsAt }) => startsAt)).toEqual([SLOT + 2 * HOUR, SLOT]);
    expect((await payments.history({ page: 2 })).payments).toEqual([]);
    expect((await (await world.as(mentor)).payments.history({})).payments).toEqual([]);
    for (const page of [0, 1001, "2", [], {}]) {
      const refused = await problemOf(payments.history({ page } as { page: number }));
      expect(refused.issues.map(({ path }) => path)).toEqual(["page"]);
    }
    expect((await problemOf(world.anyone.payments.history({}))).code).toBe("sign_in_required");
  });
});
