/**
 * What one transaction does between another's reading and writing. SQLite has one writer at a time;
 * on MySQL a transaction goes on seeing what it first read, and only keys, counters and versions hold.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../server/clock.ts";
import { runClockwork } from "../../server/jobs/clockwork.ts";
import { codeOfStep, stepAt } from "../../server/second-factor/totp.ts";
import {
  confirmed,
  newcomer,
  PASSWORD,
  registered,
  tokenTo,
  visitor,
} from "../support/accounts.ts";
import { expectSound } from "../support/invariants.ts";
import { mariadbHere } from "../support/mysql-databases.ts";
import { payoutAccount } from "../support/payouts.ts";
import { codeOf } from "../support/refusals.ts";
import {
  balances,
  book,
  freshKey,
  notify,
  paidSession,
  presence,
  roomsThatSaw,
  SLOT,
  settle,
  statusOf,
} from "../support/sessions.ts";
import { makeWorld, type World } from "../support/world.ts";

let world: World;
let waiting: { before: RegExp; run: () => Promise<unknown> } | null;

/** Runs when the first statement that matches is about to. */
function meanwhile(before: RegExp, run: () => Promise<unknown>) {
  waiting = { before, run };
}

beforeEach(async () => {
  waiting = null;
  world = await makeWorld({
    watcher: {
      async before(statement) {
        if (!waiting?.before.test(statement)) return;
        const { run } = waiting;
        waiting = null;
        await run();
      },
    },
  });
});
afterEach(async () => {
  await world.close();
  expect(waiting, "it came in between").toBeNull();
});

describe("an hour", () => {
  test("paid for while its locks run out and another takes it is not booked twice", async () => {
    const mentor = await world.mentor();
    const [slow, quick] = [await world.mentee(), await world.mentee()];
    const { sessionId } = await book(world, slow, mentor);
    let other = "";
    meanwhile(/^update `slot_locks`/, async () => {
      world.clock.advance(26 * MINUTE);
      other = (await book(world, quick, mentor)).sessionId;
    });
    await settle(world, sessionId, "succeeded");
    expect(await statusOf(world, sessionId)).toBe("expired");
    expect(await statusOf(world, other)).toBe("awaiting_payment");
    await expectSound(world.db, world.clock.now());
  });

  test("asked for twice by one press, the first of which is undone, leads to the checkout that there is", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const api = await world.as(mentee);
    const wish = { mentorId: mentor, startsAt: SLOT, goals: "Talk", idempotencyKey: freshKey() };
    // Counters are there.
    const { sessionId: earlier } = await book(world, mentee, mentor, SLOT + 3 * HOUR);
    await api.bookings.letGo({ sessionId: earlier });
    const here = await mariadbHere();
    const { deadlocks } = here.standIn.faults;
    let undone: string | null = null;
    let again: ReturnType<typeof api.bookings.book> | null = null;
    here.standIn.faults.deadlocks = (connection, statement) => {
      if (/^insert into `idempotency_keys`/i.test(statement)) undone ??= connection;
      if (undone !== connection || again || !/^commit/i.test(statement)) return false;
      again = api.bookings.book(wish);
      return true;
    };
    const first = await api.bookings.book(wish);
    here.standIn.faults.deadlocks = deadlocks;
    expect(again).not.toBeNull();
    expect(await again).toEqual(first);
    const known = world.db.selectFrom("payments").select("provider_ref");
    const { provider_ref } = await known
      .where("session_id", "=", first.sessionId)
      .executeTakeFirstOrThrow();
    expect(first.next).toMatchObject({ url: expect.stringContaining(provider_ref) });
  });

  test("paid for by two who begin at once has one checkout", async () => {
    const mentee = await world.mentee();
    const { sessionId } = await book(world, mentee, await world.mentor());
    await settle(world, sessionId, "abandoned");
    const api = await world.as(mentee);
    const pay = () => api.bookings.pay({ sessionId, idempotencyKey: freshKey() });
    let inBetween: unknown;
    meanwhile(/^insert into `payments`/, async () => {
      inBetween = await pay();
    });
    expect(await pay()).toEqual(inBetween);
    expect(await world.db.selectFrom("payments").select("id").execute()).toHaveLength(2);
  });

  test("that ends while the bank finds for us is paid out all the same", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    roomsThatSaw(world, () => [presence(mentor, SLOT), presence(mentee, SLOT)]);
    const sessionId = await paidSession(world, mentee, mentor);
    await settle(world, sessionId, "disputed");
    for (let minute = 0; minute <= 10; minute++) {
      world.clock.set(SLOT + minute * MINUTE);
      await runClockwork(world.services);
    }
    world.clock.set(SLOT + HOUR);
    meanwhile(/^update `sessions` set .*`release_at`/, () => settle(world, sessionId, "succeeded"));
    await runClockwork(world.services);
    expect(await statusOf(world, sessionId)).toBe("completed");
    world.clock.advance(3 * DAY);
    await runClockwork(world.services);
    expect(await balances(world)).toMatchObject({
      [`hold:${sessionId}`]: 0,
      [`mentor:${mentor}`]: 24_500,
    });
  });

  test("charged back while it is released takes nothing from an empty hold", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    roomsThatSaw(world, () => [presence(mentor, SLOT), presence(mentee, SLOT)]);
    const sessionId = await paidSession(world, mentee, mentor);
    for (let minute = 0; minute <= 60; minute += minute < 10 ? 1 : 50) {
      world.clock.set(SLOT + minute * MINUTE);
      await runClockwork(world.services);
    }
    world.clock.advance(3 * DAY);
    const { provider_ref } = await world.db
      .selectFrom("payments")
      .select("provider_ref")
      .executeTakeFirstOrThrow();
    world.gateway.settle(provider_ref, "charged_back");
    meanwhile(/^insert into `ledger_transactions`/, () => {
      // Whoever releases asked the provider before it was so.
      world.gateway.settle(provider_ref, "succeeded");
      return runClockwork(world.services);
    });
    await notify(world, provider_ref);
    expect(await balances(world)).toMatchObject({
      [`hold:${sessionId}`]: 0,
      [`mentor:${mentor}`]: 24_500,
      chargebacks: -35_000,
    });
    await expectSound(world.db, world.clock.now());
  });
});

describe("a second factor", () => {
  /** Who changes one locks the person first: another comes before that, or waits until the end. */
  const BEFORE_LOCK = /^update `users` set `version` = `version` /;

  const since = async (id: string) =>
    (
      await world.db
        .selectFrom("users")
        .select("factor_since")
        .where("id", "=", id)
        .executeTakeFirstOrThrow()
    ).factor_since;

  /** A person with so many passkeys, signed in. */
  async function withPasskeys(count: number) {
    const { id } = await confirmed(world);
    const keys = Array.from({ length: count }, (_, i) => String(i).repeat(64));
    const plain = { credential_id: "", public_key: "", transports: "[]", label: "", sign_count: 0 };
    for (const key of keys)
      await world.db
        .insertInto("passkeys")
        .values({ ...plain, id: key, user_id: id, created_at: 0, last_used_at: null })
        .execute();
    await world.db
      .updateTable("users")
      .set({ factor_since: count > 0 ? world.clock.now() : null })
      .where("id", "=", id)
      .execute();
    return { id, keys, api: await world.as(id) };
  }

  test("two passkeys removed at once leave nobody who is asked for one", async () => {
    const { id, keys, api } = await withPasskeys(2);
    const [one = "", two = ""] = keys;
    const remove = (key: string) => api.secondFactor.removePasskey({ id: key, password: PASSWORD });
    meanwhile(BEFORE_LOCK, () => remove(two));
    await remove(one);
    expect(await world.db.selectFrom("passkeys").selectAll().execute()).toEqual([]);
    expect(await since(id)).toBeNull();
  });

  test("an app added while the last passkey goes is asked for", async () => {
    const { id, keys, api } = await withPasskeys(1);
    await api.secondFactor.startApp({ password: PASSWORD });
    const { secret } = await api.secondFactor.newApp();
    const code = codeOfStep(secret, stepAt(world.clock.now()));
    const [key = ""] = keys;
    meanwhile(BEFORE_LOCK, () => api.secondFactor.removePasskey({ id: key, password: PASSWORD }));
    await api.secondFactor.confirmApp({ code });
    expect(await since(id)).not.toBeNull();
  });

  test("an app confirmed while another is begun stays", async () => {
    const { id, api } = await withPasskeys(0);
    await api.secondFactor.startApp({ password: PASSWORD });
    const { secret } = await api.secondFactor.newApp();
    const code = codeOfStep(secret, stepAt(world.clock.now()));
    meanwhile(BEFORE_LOCK, () => api.secondFactor.confirmApp({ code }));
    const again = api.secondFactor.startApp({ password: PASSWORD });
    expect(await codeOf(again)).toBe("wrong_state");
    const { confirmed_at } = await world.db
      .selectFrom("totp_secrets")
      .select("confirmed_at")
      .executeTakeFirstOrThrow();
    expect(confirmed_at).not.toBeNull();
    expect(await since(id)).not.toBeNull();
  });
});

describe("a person", () => {
  test("takes a new address that somebody registers this very moment: the link is dead", async () => {
    const { id, email } = await registered(world);
    const wanted = "wanted@example.test";
    const api = await world.as(id);
    await api.accounts.requestEmailChange({ email: wanted, password: PASSWORD });
    const token = await tokenTo(world, wanted);
    meanwhile(/^update `users`/, () =>
      visitor(world).api.accounts.registerMentee(newcomer({ email: wanted })),
    );
    expect(await codeOf(api.accounts.verifyEmail({ token }))).toBe("token_invalid");
    expect((await world.viewer(id)).email).toBe(email);
  });

  test("names a first bank account twice at once: one stands, the other is told", async () => {
    const mentor = await world.mentor();
    meanwhile(/^insert into `payout_accounts`/, () => payoutAccount(world, mentor, "62009990099"));
    // The form had seen none; what it would overwrite is seen when it runs again.
    await payoutAccount(world, mentor);
    const rows = await world.db.selectFrom("payout_accounts").select("version").execute();
    expect(rows).toEqual([{ version: 2 }]);
  });

  test("changes name and profile at once, and is found by both", async () => {
    const mentor = await world.mentor({ status: "draft", search_text: "" });
    const api = await world.as(mentor);
    const { mentor: shown } = await api.profiles.mine();
    const profile = {
      ...{ jobTitle: "Conveyancer", company: "Fynbos Law", years: 12, intro: "I help.", bio: "" },
      ...{ helps: "Articles", skills: "Drafting", categories: [], languages: ["en" as const] },
      ...{ priceCents: 25_000, mode: "request" as const, minNoticeHours: 24, bufferQuarters: 1 },
    };
    meanwhile(/^update `mentor_profiles`/, () =>
      api.accounts.updateAccount({ name: "Anri Visser", timezone: "Africa/Johannesburg" }),
    );
    await api.profiles.updateMentor({ ...profile, version: shown?.version ?? 0 });
    const { search_text } = await world.db
      .selectFrom("mentor_profiles")
      .select("search_text")
      .executeTakeFirstOrThrow();
    expect(search_text).toContain("visser");
    expect(search_text).toContain("fynbos");
  });
});
