/**
 * The database away and back, and its answers lost: said in words, nothing half-written, nothing twice.
 * A file is never away; how it is full or locked stands in no-space.test.ts.
 */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runClockwork } from "../../server/jobs/clockwork.ts";
import { buildOnce } from "../support/build.ts";
import { type OneDatabase, sharedDatabase } from "../support/databases.ts";
import { expectSound } from "../support/invariants.ts";
import { type StandIn, startStandIn } from "../support/planetscale.ts";
import { book, SLOT, settle, wish } from "../support/sessions.ts";
import { type Site, siteOf, tokenOf } from "../support/site.ts";
import { makeWorld, type World } from "../support/world.ts";

/** How long the database is away, ms; a minute in a full run. */
const AWAY_MS = Number(process.env.AWAY_MS ?? 1500);

describe("over the wire", () => {
  let standIn: StandIn;
  let database: OneDatabase;
  let world: World;
  let site: Site;
  beforeAll(buildOnce, 180_000);
  beforeEach(async () => {
    standIn = await startStandIn({
      socketPath: process.env.MARIADB_SOCKET ?? "",
      abandonedAfterMs: 1000,
    });
    database = await sharedDatabase();
    const url = standIn.url(new URL(database.url).username);
    world = await makeWorld({ database: { url, options: { timeoutMs: 30_000 } } });
    site = await siteOf(world);
  });
  afterEach(async () => {
    await world.close();
    await database.release();
    await standIn.stop();
  });

  const api = (token: string, body: object) =>
    site.request("/api/sessions", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ ...body, startsAt: new Date(SLOT).toISOString() }),
    });
  const rows = (table: "sessions" | "payments") =>
    world.db.selectFrom(table).select("id").execute();

  test("away: pages and programs are told 503 and when to come back, and all is well after", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const token = await tokenOf(world, mentee);
    await standIn.away();
    for (const path of ["/dashboard", `/mentors/${mentor}`, "/mentors", "/"]) {
      const answer = await site.get(path, token);
      expect(answer.status, path).toBe(503);
      const again = answer.headers.get("retry-after");
      expect(Number(again)).toBeGreaterThan(0);
      expect(answer.headers.get("refresh"), "whoever waits on it sees it come back").toBe(again);
      const told = await answer.text();
      expect(told).toContain("This is not reachable just now");
      expect(told).not.toMatch(/ECONN|mysql|select |127\.0\.0\.1/i);
    }
    const refused = await api(token, wish(mentor));
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: "unavailable" });
    await expect(runClockwork(world.services)).rejects.toThrow();

    await standIn.back();
    expect((await site.get("/dashboard", token)).status).toBe(200);
    expect((await api(token, wish(mentor))).status).toBe(201);
    await runClockwork(world.services);
    await world.outbox.drain();
    await expectSound(world.db, world.clock.now());
  });

  test(`away for ${AWAY_MS} ms while people book: what they send again is done once`, async () => {
    const mentors = await Promise.all(Array.from({ length: 12 }, () => world.mentor()));
    const forms = await Promise.all(
      mentors.map(async (mentor) => ({
        api: await world.as(await world.mentee()),
        form: wish(mentor),
      })),
    );
    const send = (from: number, to: number) =>
      Promise.allSettled(forms.slice(from, to).map(({ api, form }) => api.bookings.book(form)));
    let gone: Promise<void> | null = null;
    let asked = 0;
    const before = await send(0, 4);
    standIn.faults.beforeExecute = async () => {
      if (++asked === 12) gone = standIn.away();
    };
    const amid = await send(4, 8);
    expect(gone).not.toBeNull();
    await gone;
    const over = performance.now() + AWAY_MS;
    let after = await send(8, 12);
    while (performance.now() < over) after = await send(8, 12);
    const first = [...before, ...amid, ...after];
    expect(first.map(({ status }) => status)).toEqual([
      ...before.map(() => "fulfilled"),
      ...amid.map(() => expect.stringMatching(/fulfilled|rejected/)),
      ...after.map(() => "rejected"),
    ]);
    expect(amid.some(({ status }) => status === "rejected")).toBe(true);
    await standIn.back();

    for (const [i, { api: person, form }] of forms.entries()) {
      const again = await person.bookings.book(form);
      const before = first[i];
      if (before?.status === "fulfilled") expect(again).toEqual(before.value);
    }
    expect(await rows("sessions")).toHaveLength(forms.length);
    expect(await rows("payments")).toHaveLength(forms.length);
    await expectSound(world.db, world.clock.now());
  }, 120_000);

  test("the answer to a commit lost: the key knows, and the first result is the answer", async () => {
    const mentee = await world.mentee();
    const form = wish(await world.mentor());
    const person = await world.as(mentee);
    standIn.faults.lostCommits = 1;
    const answer = await person.bookings.book(form);
    expect(await person.bookings.book(form)).toEqual(answer);
    expect(await rows("sessions")).toEqual([{ id: answer.sessionId }]);
  });

  test("lost again and again: it may have been done, and sent once more it gives the first result", async () => {
    const mentor = await world.mentor();
    const token = await tokenOf(world, await world.mentee());
    const form = wish(mentor);
    standIn.faults.lostCommits = 2;
    const lost = await api(token, form);
    expect(lost.status).toBe(503);
    expect(lost.headers.get("retry-after")).toBeTruthy();
    expect(await lost.json()).toMatchObject({ detail: expect.stringContaining("may have been") });
    const [kept] = await rows("sessions");
    const again = await api(token, form);
    expect(again.status).toBe(201);
    expect(await again.json()).toMatchObject({ session: { id: kept?.id } });
    expect(await rows("sessions")).toHaveLength(1);
    await expectSound(world.db, world.clock.now());
  });

  test("any answer lost while a payment arrives: the next notice finds it as it should be", async () => {
    for (let lost = 0; lost < 12; lost++) {
      const mentee = await world.mentee();
      const { sessionId } = await book(world, mentee, await world.mentor());
      let left = lost;
      standIn.faults.beforeExecute = async () => {
        if (left-- === 0) standIn.faults.lostAnswers = standIn.faults.lostCommits = 1;
      };
      await settle(world, sessionId, "succeeded").catch(() => {});
      standIn.faults.reset();
      standIn.faults.beforeExecute = async () => {};
      await settle(world, sessionId, "succeeded");
      const { status } = await world.db
        .selectFrom("sessions")
        .select("status")
        .where("id", "=", sessionId)
        .executeTakeFirstOrThrow();
      expect(status).toBe("confirmed");
    }
    await expectSound(world.db, world.clock.now());
  });
});
