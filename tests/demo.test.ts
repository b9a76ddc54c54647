/** The demo that a newcomer meets, told into an empty database by the product's own operations. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { liveDemoSession } from "../db/queries/demo.ts";
import { trialBalance, unbalanced } from "../db/queries/ledger.ts";
import { DAY, HOUR } from "../server/clock.ts";
import { seedDemo } from "../server/demo/seed.ts";
import { BadEnvironment, readSettings } from "../server/env.ts";
import { runClockwork } from "../server/jobs/clockwork.ts";
import { batchOf } from "../server/payments/payout-rule.ts";
import { visitor } from "./support/accounts.ts";
import { everythingIn } from "./support/cast.ts";
import { expectSound } from "./support/invariants.ts";
import { withSandbox } from "./support/sandbox.ts";
import { roomsThatSaw } from "./support/sessions.ts";
import { makeWorld, START, type World } from "./support/world.ts";

const PASSWORD = "mentorlink-demo";

async function demoAt(startAt: number): Promise<World> {
  const world = withSandbox(await makeWorld({ startAt }));
  expect(await seedDemo(world.services)).toBe(true);
  return world;
}

/** Minutes past the hour that fall differently on the half hours that mentors offer. */
describe.each([
  ["on the hour", START],
  ["just before midnight", START + 16 * HOUR - 60_000],
  ["at an odd second of a Sunday", START + 6 * DAY + 47 * 60_000 + 12_345],
])("first started %s", (_when, startAt) => {
  let world: World;
  beforeAll(async () => {
    world = await demoAt(startAt);
  });
  afterAll(() => world.close());
  const all = () => world.db.selectFrom("sessions").selectAll().execute();

  test("has 60 mentors in 12 categories, each with somebody, and 20 mentees", async () => {
    const count = async (table: "mentor_profiles" | "mentee_profiles" | "categories") =>
      (await world.db.selectFrom(table).selectAll().execute()).length;
    expect(await count("mentor_profiles")).toBe(60);
    expect(await count("mentee_profiles")).toBe(20);
    expect(await count("categories")).toBe(12);
    const found = await world.anyone.discovery.search({});
    expect(found.total).toBeGreaterThan(50);
    for (const { slug } of await world.anyone.categories.list()) {
      const { total } = await world.anyone.discovery.search({ category: slug });
      expect(total, slug).toBeGreaterThan(0);
    }
  });

  test.each(["mentee", "mentor", "admin"])("%s@mentorlink.test signs in", async (who) => {
    const email = `${who}@mentorlink.test`;
    await visitor(world).api.accounts.signIn({ email, password: PASSWORD });
    const { id } = await world.db
      .selectFrom("users")
      .select("id")
      .where("email", "=", email)
      .executeTakeFirstOrThrow();
    const me = await world.viewer(id);
    expect(me).toMatchObject({ emailVerified: true, suspended: false, isAdmin: who === "admin" });
    const api = await world.as(id);
    if (who === "mentor") expect((await api.earnings.list({})).rows.length).toBeGreaterThan(3);
    if (who === "mentee") expect((await api.bookings.list({})).total).toBeGreaterThan(2);
  });

  test("has sessions in every state, one live now, one ended in the past hour", async () => {
    const sessions = await all();
    const states = new Set(sessions.map(({ status }) => status));
    // The live one is confirmed until the clockwork sees it.
    states.add("in_session");
    expect([...states].sort()).toEqual(
      [
        "awaiting_payment",
        "cancelled_by_mentee",
        "cancelled_by_mentor",
        "charged_back",
        "completed",
        "confirmed",
        "declined",
        "expired",
        "in_session",
        "no_show_both",
        "no_show_mentee",
        "no_show_mentor",
        "requested",
        "void",
      ].sort(),
    );
    const live = await liveDemoSession(world.db, startAt);
    expect(live?.ends_at).toBeGreaterThan(startAt + 30 * 60_000);
    const justEnded = sessions.filter(
      ({ ended_at }) => ended_at !== null && ended_at <= startAt && ended_at > startAt - HOUR,
    );
    expect(justEnded.map(({ status }) => status)).toContain("completed");
  });

  test("its money adds up, and something was released, paid out and refunded", async () => {
    expect(await unbalanced(world.db)).toEqual([]);
    const balances = await trialBalance(world.db);
    expect(balances.reduce((sum, { cents }) => sum + cents, 0)).toBe(0);
    await expectSound(world.db, world.clock.now());
    const kinds = await world.db
      .selectFrom("ledger_transactions")
      .select("kind")
      .distinct()
      .orderBy("kind")
      .execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["capture", "payout", "refund", "release"]),
    );
  });

  test("mentors were paid on Fridays, as every page says", async () => {
    const paid = await world.db
      .selectFrom("payouts")
      .select(["batch", "paid_at"])
      .where("paid_at", "is not", null)
      .execute();
    expect(paid.length).toBeGreaterThan(3);
    for (const { batch, paid_at } of paid) expect(batchOf(paid_at ?? 0)).toBe(batch);
  });

  test("nobody gets mail of the past, and nothing was given up", async () => {
    expect(world.mailer.sent).toEqual([]);
    const { admin } = await world.as((await adminOf(world)).id);
    const { failedOutbox, failedRefunds, pending, week } = await admin.overview();
    expect({ failedOutbox, failedRefunds }).toEqual({ failedOutbox: [], failedRefunds: [] });
    expect(pending.length, "an admin has somebody to decide about").toBeGreaterThan(0);
    expect(week.chargedBack).toBe(1);
  });

  test("is not told twice", async () => {
    const before = await everythingIn(world);
    expect(await seedDemo(world.services)).toBe(false);
    expect(await everythingIn(world)).toEqual(before);
  });

  test("the first minute moves the live hour, and nothing of the past again", async () => {
    const before = new Map((await all()).map(({ id, status }) => [id, status]));
    const money = await trialBalance(world.db);
    roomsThatSaw(world, () => []);
    await runClockwork(world.services);
    const moved = (await all()).filter(({ id, status }) => before.get(id) !== status);
    const live = await liveDemoSession(world.db, startAt);
    expect(moved.map(({ id, status }) => [id, status])).toEqual([[live?.id, "in_session"]]);
    expect(await trialBalance(world.db)).toEqual(money);
  });
});

const adminOf = ({ db }: World) =>
  db.selectFrom("users").select("id").where("is_admin", "=", 1).executeTakeFirstOrThrow();

test("a database with one person in it stays that person's", async () => {
  const world = await makeWorld();
  await world.mentee();
  const before = await everythingIn(world);
  expect(await seedDemo(world.services)).toBe(false);
  expect(await everythingIn(world)).toEqual(before);
  await world.close();
});

test("production has no demo, not even when it is asked for", () => {
  const key = `a:${Buffer.alloc(32, 7).toString("base64url")}`;
  const env = { PUBLIC_URL: "https://m.example", ROOM_KEYS: key, APP_KEYS: key, DEMO: "1" };
  const production = { ...env, NODE_ENV: "production" };
  expect(() => readSettings(production)).toThrow(BadEnvironment);
  expect(readSettings({ ...production, SANDBOX: "1" }).demo).toBe(false);
  expect(readSettings({ ...env, NODE_ENV: "development" }).demo).toBe(true);
});
