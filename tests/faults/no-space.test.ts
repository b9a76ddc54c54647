/** A disk that is full, or that cannot be written: said in words, nothing half-written, over when it is over. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeCounter } from "../../db/queries/bookings.ts";
import { authenticate } from "../../server/accounts/authenticate.ts";
import { OPEN_HOLDS } from "../../server/bookings/caps.ts";
import { runClockwork } from "../../server/jobs/clockwork.ts";
import { deliverDue } from "../../server/jobs/outbox.ts";
import { buildOnce } from "../support/build.ts";
import { everythingIn } from "../support/cast.ts";
import { expectSound } from "../support/invariants.ts";
import { freshKey, paidSession, SLOT } from "../support/sessions.ts";
import { type Site, siteOf, tokenOf } from "../support/site.ts";
import { makeWorld, type World } from "../support/world.ts";

let folder: string;
let world: World;
let site: Site;

beforeAll(buildOnce, 180_000);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mentorlink-full-"));
  world = await makeWorld({ database: { url: `file:${folder}/db` } });
  site = await siteOf(world);
});
afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

/** As much as may be said, in letters of three bytes: more than fits into the room that pages have left. */
const LONG = "\u4e2d".repeat(1000);

/** What stops writing, and what lets it go on. */
const FAULTS = {
  "a full disk": {
    async begin() {
      const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(world.db);
      await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(world.db);
      // What is left in the last pages goes too.
      const fill = (kind: string, size: number) =>
        world.db
          .insertInto("sandbox_records")
          .values({ kind, id: freshKey(), body: "x".repeat(size), created_at: 0 })
          .execute();
      for (const size of [4000, 400, 40])
        for (let more = true; more; )
          more = await fill("filling", size).then(
            () => true,
            () => false,
          );
    },
    end: () => sql`pragma max_page_count = 1000000`.execute(world.db),
  },
  "a database that cannot be written": {
    begin: () => sql`pragma query_only = 1`.execute(world.db),
    end: () => sql`pragma query_only = 0`.execute(world.db),
  },
};

describe.each(Object.entries(FAULTS))("%s", (_name, fault) => {
  let token: string;
  let mentor: string;
  const booking = () => ({
    mentorId: mentor,
    startsAt: SLOT,
    goals: LONG,
    questions: [LONG.slice(0, 200)],
    idempotencyKey,
  });
  let idempotencyKey: string;

  beforeEach(async () => {
    mentor = await world.mentor();
    const mentee = await world.mentee();
    token = await tokenOf(world, mentee);
    idempotencyKey = freshKey();
    // Whoever has booked with this mentor before has both.
    for (const name of [OPEN_HOLDS, mentor]) await makeCounter(world.db, { user_id: mentee, name });
    await fault.begin();
  });

  const api = (body: object) =>
    site.request("/api/sessions", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  test("a program is told 503 and when to come back, and nothing is kept of what it sent", async () => {
    const before = await everythingIn(world);
    const answer = await api({ ...booking(), startsAt: new Date(SLOT).toISOString() });
    expect(answer.status).toBe(503);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    const told = await answer.text();
    expect(JSON.parse(told)).toMatchObject({ code: "unavailable", issues: [] });
    expect(told).not.toMatch(/sqlite|disk|insert|constraint| at /i);
    expect(await everythingIn(world)).toEqual(before);
    expect(site.logged.length).toBeGreaterThan(0);
  });

  test("a person keeps what they typed, and sending it again works once there is room", async () => {
    const path = `/book/${mentor}?slot=${SLOT}`;
    const fields = {
      startsAt: String(SLOT),
      goals: LONG,
      questions: LONG.slice(0, 200),
      idempotencyKey,
    };
    const refused = await site.submit(path, fields, token);
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBeTruthy();
    const html = await refused.text();
    expect(html).toContain("This is not reachable just now");
    expect(html).toContain(LONG);
    await fault.end();
    const again = await site.submit(path, fields, token);
    expect(again.status).toBe(302);
    expect(await world.db.selectFrom("sessions").selectAll().execute()).toHaveLength(1);
    await expectSound(world.db, world.clock.now());
  });

  test("reading goes on", async () => {
    world.clock.advance(3_600_000);
    for (const path of [`/mentors/${mentor}`, "/dashboard", "/sessions", "/"])
      expect((await site.get(path, token)).status, path).toBe(200);
  });

  test("what runs by itself fails loudly, loses nothing, and catches up", async () => {
    await fault.end();
    const { next } = await (await world.as(await menteeOf(token))).bookings.book(booking());
    expect(next.kind).toBe("pay");
    await fault.begin();
    world.clock.advance(16 * 60_000);
    await expect(runClockwork(world.services)).rejects.toThrow();
    await deliverDue(world.services).catch(() => 0);
    await fault.end();
    await runClockwork(world.services);
    await world.outbox.drain();
    const { status } = await world.db
      .selectFrom("sessions")
      .select("status")
      .executeTakeFirstOrThrow();
    expect(status).toBe("expired");
    await expectSound(world.db, world.clock.now());
  });
});

async function menteeOf(token: string): Promise<string> {
  return (await authenticate(world.services, token))?.id ?? "";
}

test("a database that is away altogether: a page says so, and takes nobody for a stranger", async () => {
  const mentee = await world.mentee();
  const token = await tokenOf(world, mentee);
  // Another process that never lets go of its lock.
  const away = Object.assign(new Error("database is locked"), { errcode: 5 });
  world.services.db = new Proxy(world.services.db, {
    get() {
      throw away;
    },
  });
  for (const path of ["/dashboard", "/privacy", "/mentors"]) {
    const answer = await site.get(path, token);
    expect(answer.status, path).toBe(503);
    expect(answer.headers.get("refresh"), "looks again by itself").toBeTruthy();
    expect(answer.headers.get("retry-after")).toBe(answer.headers.get("refresh"));
    expect(await answer.text()).toContain("This is not reachable just now");
  }
});

test("nor do the two addresses that a room asks by itself: a 401 there would send somebody out of their hour", async () => {
  const mentee = await world.mentee();
  const sessionId = await paidSession(world, mentee, await world.mentor());
  world.clock.set(SLOT);
  const token = await tokenOf(world, mentee);
  const ask = (path: string, method: string) =>
    site.request(path, {
      method,
      headers: {
        cookie: `mentorlink-${world.services.settings.port}=${token}`,
        origin: site.origin,
      },
    });
  const away = Object.assign(new Error("database is locked"), { errcode: 5 });
  world.services.db = new Proxy(world.services.db, {
    get() {
      throw away;
    },
  });
  const ticket = await ask(`/sessions/${sessionId}/ticket`, "POST");
  expect(ticket.status).toBe(503);
  expect(await ticket.json()).toMatchObject({ code: "unavailable" });
  const log = await ask(`/sessions/${sessionId}/room/log`, "GET");
  expect(log.status).toBe(503);
  expect(log.headers.get("refresh"), "looks again by itself").toBeTruthy();
});
