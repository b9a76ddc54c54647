/** The tester's panel: what it can do to a payment and to time, and that it is not there elsewhere. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { everythingIn } from "../../tests/support/cast.ts";
import { codeOf, problemOf } from "../../tests/support/refusals.ts";
import { withSandbox } from "../../tests/support/sandbox.ts";
import { balances, book, roomsThatSaw, SLOT, statusOf } from "../../tests/support/sessions.ts";
import { makeWorld, START, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { compose } from "../compose.ts";
import { readSettings } from "../env.ts";
import { nextPayoutAt } from "../payments/payout-rule.ts";
import type { ProviderPaymentStatus } from "../ports.ts";
import { type Caller, createCaller } from "../router.ts";
import { ACTS } from "./provider-acts.ts";
import { type ClockMove, type PaymentAct, ProviderStatus } from "./schemas.ts";

let world: World;
let mentor: string;
let mentee: string;
let sessionId: string;
let ref: string;
beforeEach(async () => {
  world = withSandbox(await makeWorld());
  roomsThatSaw(world, () => []);
  mentor = await world.mentor();
  mentee = await world.mentee();
  const booked = await book(world, mentee, mentor);
  sessionId = booked.sessionId;
  ref = (booked.next.kind === "pay" && booked.next.url.split("/").at(-1)) || "";
});
afterEach(() => world.close());

const act = (name: PaymentAct) => world.anyone.sandbox.act({ ref, act: name });
const move = (to: ClockMove) => world.anyone.sandbox.moveClock(to);

test("outside the sandbox none of it exists, for nobody, and nothing happens", async () => {
  expect((await everythingIn(world)).sandbox_records, "something to see").not.toEqual([]);
  world.services.settings = { ...world.services.settings, sandbox: false };
  const callers = [
    world.anyone,
    ...(await Promise.all([mentee, mentor, await world.admin()].map(world.as))),
  ];
  const before = await everythingIn(world);
  for (const { sandbox } of callers) {
    const asks = [
      sandbox.overview(),
      sandbox.mail({ id: "any" }),
      sandbox.checkout({ ref }),
      sandbox.act({ ref, act: "succeed" }),
      sandbox.moveClock({ to: "forward", minutes: 60 }),
      sandbox.moveClock({ to: "real" }),
    ];
    for (const ask of asks)
      expect(await problemOf(ask)).toMatchObject({ status: 404, code: "not_found" });
  }
  expect(await everythingIn(world)).toEqual(before);
  expect(world.clock.now()).toBe(START);
});

describe("in production, where the sandbox was said on purpose", () => {
  const inProduction = () => {
    world.services.settings = { ...world.services.settings, production: true };
  };

  test("other people's letters and payments are an admin's alone to see", async () => {
    await world.outbox.drain();
    inProduction();
    const admin = await world.admin();
    const unproven = { ...(await world.viewer(admin)), provenAt: null };
    const codes = async ({ sandbox }: Caller) => [
      await codeOf(sandbox.overview()),
      await codeOf(sandbox.mail({ id: "any" })),
      await codeOf(sandbox.moveClock({ to: "forward", minutes: 60 })),
    ];
    const all = (code: string) => [code, code, code];
    expect(await codes(world.anyone)).toEqual(all("sign_in_required"));
    expect(await codes(await world.as(mentee))).toEqual(all("not_found"));
    expect(await codes(createCaller(world.contextOf(unproven)))).toEqual(
      all("second_factor_required"),
    );
    expect((await codes(await world.as(admin)))[0]).toBe("done");
  });

  test("who has the checkout's address pays there", async () => {
    inProduction();
    expect((await world.anyone.sandbox.checkout({ ref })).status).toBe("pending");
    expect(await act("succeed")).toMatchObject({ status: "succeeded" });
  });

  test("the clock stays real", () => {
    const env = { NODE_ENV: "production", SANDBOX: "1", PUBLIC_URL: "https://mentorlink.example" };
    const keys = { ROOM_KEYS: `k1:${"r".repeat(64)}`, APP_KEYS: `k1:${"a".repeat(64)}` };
    const { db } = world;
    const platform = {
      db,
      fetchRooms: fetch,
      fetchSelf: fetch,
      fetchPublic: null,
      hashInTurn: world.services.hashInTurn,
      wake() {},
    };
    expect(compose(readSettings({ ...env, ...keys }), platform).movableClock).toBeNull();
    expect(compose(readSettings({ NODE_ENV: "test" }), platform).movableClock).not.toBeNull();
  });
});

describe("a payment at the sandbox's provider", () => {
  const roads: Record<ProviderPaymentStatus, PaymentAct[]> = {
    pending: [],
    succeeded: ["succeed"],
    failed: ["decline"],
    abandoned: ["abandon"],
    disputed: ["succeed", "dispute"],
    charged_back: ["succeed", "dispute", "lose_dispute"],
  };
  const acts = Object.keys(ACTS) as PaymentAct[];
  const cases = ProviderStatus.options.flatMap((status) =>
    acts.map((name) => [status, name] as const),
  );

  test.each(cases)("when it is %s: %s", async (status, name) => {
    for (const step of roads[status]) await act(step);
    const { acts: offered } = await world.anyone.sandbox.checkout({ ref });
    expect(offered.includes(name)).toBe(ACTS[name].from.includes(status));
    if (offered.includes(name)) {
      expect((await act(name)).status).toBe(ACTS[name].to ?? status);
      return;
    }
    const before = await everythingIn(world);
    expect(await problemOf(act(name))).toMatchObject({ status: 409, code: "wrong_state" });
    expect(await everythingIn(world)).toEqual(before);
  });

  test("paid, doubled, told late, disputed, won: one capture, and the hour stands", async () => {
    const all = ["leave_pending", "succeed", "repeat_notice", "late_notice", "dispute"] as const;
    for (const name of [...all, "repeat_notice", "win_dispute", "late_notice"] as const)
      await act(name);
    expect(await statusOf(world, sessionId)).toBe("confirmed");
    expect((await balances(world))[`hold:${sessionId}`]).toBe(35_000);
  });

  test("whose notice never arrives is found by the clockwork", async () => {
    world.services.postNotice = async () => {
      throw new Error("The app is down");
    };
    expect(await act("succeed")).toMatchObject({ status: "succeeded" });
    expect(await statusOf(world, sessionId)).toBe("awaiting_payment");
    await move({ to: "forward", minutes: 3 });
    expect(await statusOf(world, sessionId)).toBe("confirmed");
  });

  test("is played with sixty times an hour and no more: each time may leave a notice", async () => {
    await act("succeed");
    for (let i = 1; i < 60; i++) await act("late_notice");
    const before = await world.db.selectFrom("gateway_events").selectAll().execute();
    expect(await problemOf(act("late_notice"))).toMatchObject({ code: "rate_limited" });
    expect(await world.db.selectFrom("gateway_events").selectAll().execute()).toEqual(before);
    world.clock.advance(HOUR);
    await act("late_notice");
  });

  test("somebody else's reference leads nowhere", async () => {
    const refused = await problemOf(world.anyone.sandbox.act({ ref: `${ref}x`, act: "succeed" }));
    expect(refused.status).toBe(404);
  });
});

describe("the clock that testers move", () => {
  test("goes to a session's moments, to payday, and back to real time", async () => {
    const { now } = await move({ to: "before_session", sessionId });
    expect(now).toBe(SLOT - 5 * MINUTE);
    expect((await move({ to: "start_of_session", sessionId })).now).toBe(SLOT);
    expect((await move({ to: "after_session", sessionId })).now).toBe(SLOT + HOUR + MINUTE);
    const payday = await move({ to: "payday" });
    expect(payday.now).toBe(nextPayoutAt(SLOT + HOUR + MINUTE) + MINUTE);
    expect((await move({ to: "real" })).now).toBe(START);
  });

  test("never goes back otherwise, nor years ahead", async () => {
    await move({ to: "after_session", sessionId });
    const at = world.clock.now();
    expect(await problemOf(move({ to: "before_session", sessionId }))).toMatchObject({
      code: "wrong_state",
    });
    await move({ to: "forward", minutes: (390 * DAY) / MINUTE });
    const far = await problemOf(move({ to: "forward", minutes: (20 * DAY) / MINUTE }));
    expect(far.code).toBe("invalid_input");
    expect(world.clock.now()).toBe(at + 390 * DAY);
  });

  test.each([
    [{ to: "forward", minutes: 0 }, "minutes"],
    [{ to: "forward", minutes: -5 }, "minutes"],
    [{ to: "forward", minutes: 1.5 }, "minutes"],
    [{ to: "forward", minutes: "60" }, "minutes"],
    [{ to: "forward", minutes: 600_001 }, "minutes"],
    [{ to: "forward" }, "minutes"],
    [{ to: "before_session", sessionId: "x" }, "sessionId"],
    [{ to: "yesterday" }, "to"],
  ])("%j is refused by the field's name", async (input, name) => {
    const refused = await problemOf(move(input as ClockMove));
    expect(refused).toMatchObject({ status: 422, issues: [{ path: name }] });
    expect(world.clock.now()).toBe(START);
  });

  test("a session that does not exist is a 404 and no move", async () => {
    const id = world.services.ids.uuid();
    expect((await problemOf(move({ to: "start_of_session", sessionId: id }))).status).toBe(404);
    expect(world.clock.now()).toBe(START);
  });
});
