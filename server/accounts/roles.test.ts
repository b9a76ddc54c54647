import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { registered } from "../../tests/support/accounts.ts";
import { sessionRow } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { toProblem } from "../errors.ts";
import { requireVerified } from "./require-verified.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

test("a mentee becomes a mentor too, once, also when the form is sent twice at a time", async () => {
  const mentee = await world.mentee();
  const me = await world.as(mentee);
  const become = () => me.accounts.becomeMentor({ jobTitle: "Engineer", company: "Kestrel" });
  const tries = await Promise.allSettled([become(), become(), become()]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await world.viewer(mentee)).toMatchObject({ isMentee: true, isMentor: true });
  expect(await world.db.selectFrom("schedules").selectAll().execute()).toHaveLength(1);
});

test("a mentor becomes a mentee too", async () => {
  const mentor = await world.mentor();
  await (await world.as(mentor)).accounts.becomeMentee({ stage: "early_career" });
  expect(await world.viewer(mentor)).toMatchObject({ isMentee: true, isMentor: true });
});

test("name and zone change; nothing else that is sent with them does", async () => {
  const id = await world.mentee();
  const me = await world.as(id);
  const wish = {
    name: "  Lerato Maseko ",
    timezone: "Europe/London",
    is_admin: 1,
    email: "x@y.zz",
  };
  await me.accounts.updateAccount(wish);
  expect(await world.viewer(id)).toMatchObject({
    name: "Lerato Maseko",
    timezone: "Europe/London",
    isAdmin: false,
    email: expect.stringContaining("person"),
  });
  const bad = me.accounts.updateAccount({ name: "x", timezone: "Mars/Olympus" });
  const issues = await bad.catch((error) => toProblem(error).issues);
  expect(issues).toMatchObject([{ path: "name" }, { path: "timezone" }]);
});

test("an unconfirmed address is told to confirm before booking or being listed", async () => {
  const { id } = await registered(world);
  expect(toProblem(thrownBy(await world.viewer(id)))).toMatchObject({
    status: 403,
    code: "not_allowed",
    detail: expect.stringContaining("Confirm your e-mail address first"),
  });
  expect(thrownBy(await world.viewer(await world.mentee()))).toBeNull();
});

function thrownBy(viewer: Parameters<typeof requireVerified>[0]): unknown {
  try {
    requireVerified(viewer);
    return null;
  } catch (error) {
    return error;
  }
}

describe("what waits for somebody", () => {
  test("is counted by role, and of nobody else's sessions", async () => {
    const mentor = await world.mentor();
    const mentee = await world.mentee();
    const now = world.clock.now();
    const at = (starts_at: number, status: "requested" | "awaiting_payment" | "confirmed") =>
      sessionRow(world, { mentor, mentee, starts_at, status });
    await at(now + DAY, "requested");
    await at(now + 2 * DAY, "awaiting_payment");
    await at(now + 3 * DAY, "confirmed");
    await at(now - 10 * MINUTE, "confirmed");
    const strangers = { mentor: await world.mentor(), mentee: await world.mentee() };
    await sessionRow(world, { ...strangers, starts_at: now - HOUR / 2 });
    const counts = async (id: string) => (await world.as(id)).accounts.counts();
    expect(await counts(mentor)).toMatchObject({ requests: 1, sessionsNeedingMe: 1 });
    expect(await counts(mentee)).toMatchObject({ requests: 0, sessionsNeedingMe: 2 });
    expect(await counts(await world.mentee())).toEqual({
      requests: 0,
      sessionsNeedingMe: 0,
      approvals: 0,
      failedOutbox: 0,
    });
  });

  test("queues are counted for admins alone", async () => {
    await world.mentor({ status: "pending" });
    await world.mentor({ status: "pending" });
    await world.mentor({ status: "draft" });
    const admin = await world.as(await world.admin());
    expect((await admin.accounts.counts()).approvals).toBe(2);
    expect((await admin.accounts.dashboard()).admin).toEqual({ approvals: 2, failedOutbox: 0 });
    const mentee = await world.as(await world.mentee());
    expect((await mentee.accounts.dashboard()).admin).toBeNull();
  });

  test("a new mentor sees what is left to do, a listed one the money", async () => {
    const draft = await world.mentor({ status: "draft", intro: "" }, { hours: [] });
    const board = await (await world.as(draft)).accounts.dashboard();
    expect(board.mentor?.steps).toEqual([
      { step: "address", done: true },
      { step: "profile", done: false },
      { step: "hours", done: false },
      { step: "approval", done: false },
    ]);
    const listed = await (await world.as(await world.mentor())).accounts.dashboard();
    expect(listed.mentor?.steps.every(({ done }) => done)).toBe(true);
    expect(listed.mentor?.earnings).toMatchObject({ readyCents: 0, account: "none" });
    expect(listed.mentor?.earnings.nextPayoutAt).toBeGreaterThan(world.clock.now());
  });
});
