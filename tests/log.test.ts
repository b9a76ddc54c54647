/** What the log of a whole site says, and what it never does. */
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startLoop } from "../server/jobs/loop.ts";
import { deliverDue } from "../server/jobs/outbox.ts";
import { chargedToRequest, currentRequestId } from "../server/telemetry/current-request.ts";
import { createTelemetry, type Telemetry } from "../server/telemetry/telemetry.ts";
import { newcomer, PASSWORD, registered } from "./support/accounts.ts";
import { buildOnce } from "./support/build.ts";
import { paidSession, SLOT } from "./support/sessions.ts";
import { type Site, siteOf, tokenOf } from "./support/site.ts";
import { makeWorld, type World } from "./support/world.ts";

/** Typed where people type secrets; lower case, so that it may be an address and a token too. */
const CANARY = "canary7d1f0cc2a9b34e5f";
const ADDRESS = `${CANARY}@example.test`;

let world: World;
let site: Site;
let telemetry: Telemetry;
let lines: string[];
/** What the database answers to every transaction from now on. */
let broken: Error | null;
beforeAll(buildOnce, 180_000);
beforeEach(async () => {
  lines = [];
  broken = null;
  world = await makeWorld({
    watcher: {
      before(statement) {
        if (broken && statement === "begin") throw broken;
      },
      after: chargedToRequest.after,
    },
  });
  telemetry = createTelemetry({
    clock: world.clock,
    logRequests: true,
    write: (_level, line) => lines.push(line),
  });
  site = await siteOf(world, telemetry);
});
afterEach(() => world.close());

const said = () => lines.map((line) => JSON.parse(line));
const json = (body: object, headers: Record<string, string> = {}) => ({
  method: "POST",
  headers: { "content-type": "application/json", origin: site.origin, ...headers },
  body: JSON.stringify(body),
});

describe("a canary typed as", () => {
  afterEach(() => {
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join("\n").toLowerCase()).not.toContain(CANARY);
  });

  test("password", async () => {
    const { email } = await registered(world);
    await site.submit("/sign-in", { email, password: CANARY });
    await site.request("/trpc/accounts.signIn", json({ email, password: CANARY }));
    await site.request("/api/auth/login", json({ email, password: CANARY }));
    await site.submit("/register/mentee", { ...newcomer(), terms: "on", password: CANARY });
  });

  test("e-mail", async () => {
    await site.submit("/register/mentee", { ...newcomer(), terms: "on", email: ADDRESS });
    await site.submit("/sign-in", { email: ADDRESS, password: PASSWORD });
    await site.submit("/forgotten-password", { email: ADDRESS });
    await site.get(`/sign-in?email=${ADDRESS}`);
    world.services.mailer = {
      send: async ({ to }) => Promise.reject(new Error(`The provider refused ${to}`)),
    };
    await deliverDue(world.services, telemetry.onError);
    expect(said().map(({ error }) => error?.split(" | ")[0])).toContain("NotDelivered(mail)");
  });

  test("token, wherever a token can stand", async () => {
    await site.get("/dashboard", CANARY);
    for (const path of [
      `/verify-email?token=${CANARY}`,
      `/reset-password?token=${CANARY}`,
      `/sessions/${CANARY}`,
      `/sessions/${CANARY}/room.data?x=${CANARY}`,
      `/${CANARY}`,
      `/trpc/${CANARY}`,
      `/trpc/discovery.mentor?input=${encodeURIComponent(JSON.stringify({ id: CANARY }))}`,
      `/api/${CANARY}`,
      `/api/sessions/${CANARY}`,
    ])
      await site.request(path, {
        headers: {
          authorization: `Bearer ${CANARY}`,
          "user-agent": CANARY,
          "x-request-id": CANARY,
          referer: `https://mentorlink.test/${CANARY}`,
        },
      });
    await site.request(`/hooks/${CANARY}`, json({ id: CANARY }, { "x-signature": CANARY }));
    await site.request("/rooms/handover", json({ room: CANARY }));
    await site.request(`/${CANARY}`, { method: CANARY });
  });

  test("message, also where storing it fails with the words in the error", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const sessionId = await paidSession(world, mentee, mentor);
    const token = await tokenOf(world, mentee);
    world.clock.set(SLOT);
    world.rooms.answer = () => {
      throw new Error(`cannot store\n    at last '${CANARY}'\nin the room`);
    };
    await site.submit(`/sessions/${sessionId}/room`, { body: CANARY, clientId: CANARY }, token);
    await site.request(
      "/trpc/rooms.post",
      json({ sessionId, body: CANARY, clientId: CANARY }, { authorization: `Bearer ${token}` }),
    );
  });

  test("what a session is to be about, while the database breaks down", async () => {
    const [mentor, mentee] = [await world.mentor(), await world.mentee()];
    const token = await tokenOf(world, mentee);
    const words = `near "${CANARY}": insert into sessions values ('${CANARY}')`;
    broken = Object.assign(new Error(words), { errcode: 1 });
    const answer = await site.submit(
      `/book/${mentor}?slot=${SLOT}`,
      { startsAt: String(SLOT), goals: CANARY, idempotencyKey: "a-key-of-this-test" },
      token,
    );
    expect(answer.status).toBe(500);
    expect(said().map(({ error }) => error?.split(" | ")[0])).toContain("Error 1");
  });
});

describe("each answer", () => {
  test.each([
    ["GET", "/", "/", 200],
    ["GET", "/mentors", "/mentors", 200],
    ["GET", "/mentors/0192aaaa", "/mentors/:id", 422],
    ["GET", "/dashboard", "/dashboard", 302],
    ["GET", "/nothing/here", "*", 404],
    ["GET", "/mentors?_data=routes/mentors._index", "/mentors", 200],
    ["GET", "/trpc/accounts.documents", "/trpc/accounts.documents", 200],
    ["GET", "/api/sessions/0192aaaa", "/api/sessions/:id", 401],
    ["POST", "/hooks/nobody", "/hooks/:gateway", 400],
    ["GET", "/healthz", "/healthz", 200],
    ["HEAD", "/healthz", "/healthz", 200],
  ])("has one line, by its route: %s %s", async (method, path, route, status) => {
    const answer = await site.request(path, { method, headers: { origin: site.origin } });
    const [line, ...more] = said();
    expect(more).toEqual([]);
    expect(line).toMatchObject({ event: "request", method, route, status });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-request-id")).toBe(line.requestId);
    expect(line.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("tells how often the database was asked, and how long that took", async () => {
    const token = await tokenOf(world, await world.mentee());
    await site.get("/dashboard", token);
    const { ms, dbMs, dbCount } = said()[0];
    expect(dbCount).toBeGreaterThan(1);
    expect(dbMs).toBeGreaterThan(0);
    expect(dbMs).toBeLessThanOrEqual(ms);
    await site.get("/terms");
    expect(said()[1]).toMatchObject({ dbCount: 0, dbMs: 0 });
  });

  test("of requests at once is charged its own queries alone", async () => {
    const token = await tokenOf(world, await world.mentee());
    await site.get("/dashboard", token);
    const alone = said()[0].dbCount;
    lines = [];
    await Promise.all(
      [...Array(5)].flatMap(() => [site.get("/dashboard", token), site.get("/terms")]),
    );
    const counts = said().map(({ route, dbCount }) => [route, dbCount]);
    expect(counts.filter(([route]) => route === "/dashboard")).toEqual(
      Array(5).fill(["/dashboard", alone]),
    );
    expect(counts.filter(([route]) => route === "/terms")).toEqual(Array(5).fill(["/terms", 0]));
  });

  test("with a failure behind it: both lines carry the id that the person was given", async () => {
    const token = await tokenOf(world, await world.mentee());
    const mentor = await world.mentor();
    broken = new TypeError("broken");
    const answer = await site.submit(
      `/book/${mentor}?slot=${SLOT}`,
      { startsAt: String(SLOT), goals: "An hour.", idempotencyKey: "a-key-of-this-test" },
      token,
    );
    const id = answer.headers.get("x-request-id");
    expect(said()).toMatchObject([
      { level: "error", event: "failure", requestId: id },
      { level: "error", event: "request", requestId: id, status: 500 },
    ]);
  });
});

test("what a request sets off is not charged to it and does not carry its id", async () => {
  const loop = startLoop(world.services, telemetry.onError);
  world.services.wake = loop.wake;
  const during = new Promise<string>((delivered) => {
    world.services.mailer = { send: async () => delivered(currentRequestId()) };
  });
  await site.submit("/register/mentee", { ...newcomer(), terms: "on" });
  await during;
  await loop.stop();
  expect(await during).toBe("");
});
