/** /healthz, /readyz and /metrics, as an operator's machines meet them. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHttp } from "../server/http.ts";
import { createTelemetry } from "../server/telemetry/telemetry.ts";
import { unreachableRooms } from "./support/sessions.ts";
import { makeWorld, type World } from "./support/world.ts";

const TOKEN = "a-token-that-only-the-collector-has";

let world: World;
let lines: string[];
beforeEach(async () => {
  world = await makeWorld({ env: { METRICS_TOKEN: TOKEN } });
  world.rooms.answer = () => ({ now: world.clock.now() });
  lines = [];
});
afterEach(() => world.close());

function ask(path: string, headers: Record<string, string> = {}, { services } = world) {
  const http = createHttp({
    services,
    remix: async () => new Response("<!doctype html>"),
    addressOf: () => "127.0.0.1",
    openApi: async () => "{}",
    ...createTelemetry({
      clock: world.clock,
      logRequests: true,
      write: (_level, line) => lines.push(line),
    }),
  });
  return http.request(`http://127.0.0.1:3000${path}`, { headers });
}

const due = (dueAt: number, failedAt: number | null = null) =>
  world.db
    .insertInto("outbox")
    .values({
      id: world.services.ids.uuid(),
      key: world.services.ids.uuid(),
      kind: "mail",
      payload: "{}",
      due_at: dueAt,
      attempts: 0,
      lease_owner: null,
      lease_until: 0,
      done_at: null,
      failed_at: failedAt,
      last_error: "",
      created_at: dueAt,
    })
    .execute();

describe("/readyz", () => {
  test("is 200 when every part answers", async () => {
    await due(world.clock.now());
    const answer = await ask("/readyz");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toEqual({ ready: true, database: "ok", rooms: "ok", outbox: "ok" });
  });

  test("names the rooms when they are away, and the log says why", async () => {
    unreachableRooms(world);
    const answer = await ask("/readyz");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({
      ready: false,
      database: "ok",
      rooms: "away",
      outbox: "ok",
    });
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(["failure", "request"]);
  });

  test("names the database when it is away", async () => {
    const away = await makeWorld();
    await away.close();
    const services = { ...world.services, db: away.db };
    const answer = await ask("/readyz", {}, { ...world, services });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ database: "away", rooms: "ok", outbox: "unknown" });
  });

  test("a part that never answers is away, after three seconds", async () => {
    const services = {
      ...world.services,
      rooms: { ...world.rooms, command: () => new Promise<never>(() => {}) },
    };
    const from = performance.now();
    const answer = await ask("/readyz", {}, { ...world, services });
    expect(await answer.json()).toMatchObject({ ready: false, rooms: "away" });
    expect(performance.now() - from).toBeLessThan(6000);
  });

  test("an outbox that nobody works on is late, what was given up is not", async () => {
    await due(world.clock.now() - 60 * 60_000, world.clock.now());
    expect((await ask("/readyz")).status).toBe(200);
    await due(world.clock.now() - 5 * 60_000 - 1);
    const answer = await ask("/readyz");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ database: "ok", outbox: "late" });
  });
});

test("/healthz is alive while everything else is away", async () => {
  unreachableRooms(world);
  expect((await ask("/healthz")).status).toBe(200);
});

describe("/metrics", () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  test("counts, and says how the outbox stands", async () => {
    await due(world.clock.now() - 9000);
    await due(world.clock.now() - 9000, world.clock.now());
    const answer = await ask("/metrics", bearer(TOKEN));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4");
    const text = await answer.text();
    expect(text).toContain("\nmentorlink_outbox_waiting 1\n");
    expect(text).toContain("\nmentorlink_outbox_given_up 1\n");
    expect(text).toContain("\nmentorlink_outbox_late_seconds 9\n");
  });

  test.each([
    ["no token", {}],
    ["a wrong one", bearer("b".repeat(40))],
    ["a beginning of it", bearer(TOKEN.slice(0, -1))],
    ["it in another scheme", { authorization: `Basic ${TOKEN}` }],
  ])("with %s tells nothing", async (_what, headers) => {
    const answer = await ask("/metrics", headers);
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain("mentorlink_");
  });

  test("where no token is set there is no such address", async () => {
    const services = {
      ...world.services,
      settings: { ...world.services.settings, metricsToken: null },
    };
    const answer = await ask("/metrics", bearer("null"), { ...world, services });
    expect(await answer.text()).toBe("<!doctype html>");
  });

  test("the counters are there although the database is away", async () => {
    const away = await makeWorld();
    await away.close();
    const services = { ...world.services, db: away.db };
    const answer = await ask("/metrics", bearer(TOKEN), { ...world, services });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("mentorlink_failures_total");
  });
});
