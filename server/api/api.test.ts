/** REST as a program meets it: the whole life of an hour, and every kind of refusal. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newcomer, PASSWORD, registered } from "../../tests/support/accounts.ts";
import { settle } from "../../tests/support/sessions.ts";
import { makeWorld, START, type World } from "../../tests/support/world.ts";
import { startAuthSession } from "../accounts/auth-sessions.ts";
import { DAY, HOUR } from "../clock.ts";
import { createHttp } from "../http.ts";
import { restRoutes } from "./routes.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld({ env: { API_ORIGINS: "https://partner.example" } });
});
afterEach(() => world.close());

async function call(
  method: string,
  path: string,
  {
    token,
    body,
    headers,
  }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
) {
  const answer = await createHttp({
    services: world.services,
    remix: async () => new Response("a page"),
    addressOf: () => "127.0.0.1",
    openApi: async () => "{}",
    onError: (error) => {
      throw error;
    },
  }).request(`http://127.0.0.1:3000/api${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
}

async function tokenOf(userId: string): Promise<string> {
  return (await startAuthSession(world.services, userId, "test")).token;
}

const SLOT = new Date(START + 2 * DAY + 4 * HOUR).toISOString();
const booking = (mentorId: string, over: object = {}) => ({
  mentorId,
  startsAt: SLOT,
  goals: "Explain my project.",
  idempotencyKey: crypto.randomUUID(),
  ...over,
});

async function booked() {
  const mentor = await world.mentor();
  const mentee = await world.mentee();
  const token = await tokenOf(mentee);
  const { body } = await call("POST", "/sessions", { token, body: booking(mentor) });
  return { mentor, mentee, token, mentorToken: await tokenOf(mentor), id: body.session.id };
}

describe("the life of an hour", () => {
  test("register, log in, who am I, log out", async () => {
    const { stage, name, email, password } = newcomer();
    const input = { role: "mentee", stage, name, email, password, terms: true };
    expect((await call("POST", "/auth/register", { body: input })).status).toBe(201);
    const login = await call("POST", "/auth/login", { body: { email, password } });
    expect(login.status).toBe(200);
    expect(login.headers.get("set-cookie")).toBeNull();
    const { token } = login.body;
    const me = await call("GET", "/auth/me", { token });
    expect(me.body).toMatchObject({ name, email, roles: ["mentee"], emailVerified: false });
    expect((await call("POST", "/auth/logout", { token })).status).toBe(200);
    expect((await call("GET", "/auth/me", { token })).status).toBe(401);
  });

  test("find, book, pay, confirm, meet, cancel", async () => {
    const mentor = await world.mentor({ price_cents: 35_000 });
    const token = await tokenOf(await world.mentee());
    const found = await call("GET", "/mentors?maxPrice=40000&sort=price");
    expect(found.body.mentors[0]).toMatchObject({
      id: mentor,
      price: { amount: 35_000, currency: "ZAR" },
    });
    const from = encodeURIComponent("2026-11-25T00:00:00+02:00");
    const to = encodeURIComponent("2026-11-26T00:00:00+02:00");
    const { body: free } = await call("GET", `/mentors/${mentor}/slots?from=${from}&to=${to}`);
    expect(free.slots[0]).toEqual({
      startsAt: "2026-11-25T08:00:00.000+02:00",
      endsAt: "2026-11-25T09:00:00.000+02:00",
    });

    const { startsAt } = free.slots[0];
    const wish = booking(mentor, { startsAt, price: { amount: 35_000, currency: "ZAR" } });
    const other = { ...wish, price: { amount: 30_000, currency: "ZAR" } };
    const refused = await call("POST", "/sessions", { token, body: other });
    expect(refused).toMatchObject({ status: 409, body: { code: "changed_meanwhile" } });
    const made = await call("POST", "/sessions", { token, body: wish });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      session: { status: "awaiting_payment", role: "mentee", startsAt, paid: false },
      checkoutUrl: expect.stringMatching(/^http:\/\/127/),
    });
    const { id } = made.body.session;
    const again = await call("POST", "/sessions", { token, body: wish });
    expect(again.body.session.id).toBe(id);

    const intent = await call("POST", "/payments/create-intent", {
      token,
      body: { sessionId: id },
      headers: { "idempotency-key": crypto.randomUUID() },
    });
    expect(intent.body.checkoutUrl).toBe(made.body.checkoutUrl);
    const early = await call("POST", "/payments/confirm", { token, body: { sessionId: id } });
    expect(early.body.status).toBe("awaiting_payment");
    const [payment] = await world.db.selectFrom("payments").selectAll().execute();
    world.gateway.settle(payment?.provider_ref ?? "", "succeeded");
    const paid = await call("POST", "/payments/confirm", { token, body: { sessionId: id } });
    expect(paid.body).toMatchObject({ status: "confirmed", paid: true });
    const history = await call("GET", "/payments/history", { token });
    expect(history.body.payments).toMatchObject([
      { sessionId: id, status: "succeeded", amount: { amount: 35_000, currency: "ZAR" } },
    ]);

    world.clock.set(Date.parse(startsAt) - 60_000);
    const ticket = await call("POST", `/sessions/${id}/ticket`, { token });
    expect(ticket.body).toMatchObject({ url: expect.any(String), ticket: expect.any(String) });
    world.clock.set(START);
    const cancelled = await call("DELETE", `/sessions/${id}`, { token });
    expect(cancelled.body).toMatchObject({
      session: { status: "cancelled_by_mentee" },
      refund: { amount: 35_000, currency: "ZAR" },
    });
    expect((await call("DELETE", `/sessions/${id}`, { token })).body, "again").toEqual(
      cancelled.body,
    );
  });

  test("a mentor accepts and declines by PUT; what the graph forbids is 409", async () => {
    const mentor = await world.mentor({ mode: "request", price_cents: 0 });
    const token = await tokenOf(await world.mentee());
    const mentorToken = await tokenOf(mentor);
    const made = await call("POST", "/sessions", { token, body: booking(mentor) });
    const path = `/sessions/${made.body.session.id}`;
    const put = (status: string, as = mentorToken) =>
      call("PUT", path, { token: as, body: { status } });
    expect((await put("confirmed", token)).status).toBe(403);
    expect((await put("confirmed")).body.session.status).toBe("confirmed");
    expect((await put("declined")).status).toBe(409);
    expect((await put("completed")).status).toBe(422);
    expect((await put("cancelled_by_mentee")).status).toBe(403);
    expect((await put("cancelled_by_mentor")).body.session.status).toBe("cancelled_by_mentor");
  });

  test("a profile is read and replaced part by part", async () => {
    const mentor = await world.mentor();
    const token = await tokenOf(mentor);
    const { body } = await call("GET", "/profile", { token });
    const { status, decisionNote, missing, ...old } = body.mentor;
    const part = { ...old, price: { amount: 50_000, currency: "ZAR" } };
    const input = {
      ...part,
      intro: "I help with interviews, line by line, until they are easy.",
      bio: "Eight years of payments, and before that a till in Polokwane. I like hard questions best.",
      skills: ["Interviews", "interviews"],
      categories: [],
      languages: ["en"],
    };
    const refused = await call("PUT", "/profile", { token, body: { mentor: input } });
    expect(refused.body.issues).toEqual([{ path: "categories", message: expect.any(String) }]);
    const both = { mentor: input, account: { name: "Thandeka M", timeZone: "Africa/Lagos" } };
    expect((await call("PUT", "/profile", { token, body: both })).status).toBe(422);
    const { account } = both;
    const named = await call("PUT", "/profile", { token, body: { account } });
    expect(named.body.account).toMatchObject(account);
    const learning = {
      mentee: { stage: "studying", about: "", categories: [], languages: [], version: 1 },
    };
    const mentees = await tokenOf(await world.mentee());
    const parts = [
      [token, learning],
      [mentees, { mentor: input }],
    ] as const;
    for (const [of, body] of parts)
      expect((await call("PUT", "/profile", { token: of, body })).status).toBe(403);
    const photo = await call("POST", "/profile/photo", { token });
    expect(photo).toMatchObject({ status: 501, body: { code: "not_implemented" } });
  });
});

test.each([
  -5_000,
  -1,
  1,
  4_999,
  1_000_001,
  2 ** 53,
  50.5,
])("an hour cannot be offered for %d cents, here as on the site", async (amount) => {
  const mentor = await world.mentor();
  const token = await tokenOf(mentor);
  const { body } = await call("GET", "/profile", { token });
  const { status, decisionNote, missing, ...old } = body.mentor;
  const part = { ...old, price: { amount, currency: "ZAR" }, categories: [], languages: ["en"] };
  const answer = await call("PUT", "/profile", { token, body: { mentor: part } });
  expect(answer.status).toBe(422);
  expect(answer.body.issues[0].path).toBe("mentor.price.amount");
  const after = await call("GET", "/profile", { token });
  expect(after.body.mentor.price).toEqual(old.price);
});

describe("a refusal", () => {
  test("every guarded address answers 401 to nobody, every other one does not", async () => {
    for (const { method, path, guarded } of restRoutes()) {
      const { status, body } = await call(method, path.replace("{id}", crypto.randomUUID()));
      expect(status === 401, `${method} ${path}`).toBe(guarded);
      if (guarded) expect(body.code).toBe("sign_in_required");
    }
  });

  test("another’s session is the same 404 as none, for every verb", async () => {
    const { id } = await booked();
    const token = await tokenOf(await world.mentee());
    for (const at of [id, crypto.randomUUID()])
      for (const [method, path, body] of [
        ["GET", "", undefined],
        ["PUT", "", { status: "confirmed" }],
        ["DELETE", "", undefined],
        ["GET", "/messages", undefined],
        ["POST", "/messages", { clientId: "a", body: "x" }],
        ["POST", "/ticket", undefined],
      ] as const) {
        const answer = await call(method, `/sessions/${at}${path}`, { token, body });
        expect(answer, `${method} ${path}`).toMatchObject({
          status: 404,
          body: { code: "not_found", type: "about:blank", title: "Not Found" },
        });
      }
  });

  test("a cookie means nothing here", async () => {
    const { token } = await booked();
    const headers = { cookie: `mentorlink-3000=${token}`, origin: "http://127.0.0.1:3000" };
    expect((await call("GET", "/auth/me", { headers })).status).toBe(401);
  });

  test("JSON is taken as it is: null, text and numbers in the wrong place are named", async () => {
    const { token } = await booked();
    const body = {
      mentorId: 7,
      startsAt: null,
      goals: false,
      questions: "none",
      idempotencyKey: 1,
    };
    const answer = await call("POST", "/sessions", { token, body });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const named = new Set(answer.body.issues.map(({ path }: { path: string }) => path));
    expect([...named].sort()).toEqual(Object.keys(body).sort());
    const late = await call("POST", "/sessions", {
      token,
      body: booking(crypto.randomUUID(), { startsAt: "2026-11-23T18:00:00" }),
    });
    expect(late.body.issues).toMatchObject([{ path: "startsAt" }]);
  });

  test.each([
    ["no JSON", "{", {}, 400],
    ["a list", "[]", {}, 400],
    ["a form", "a=1", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["too much", JSON.stringify({ name: "x".repeat(300_000) }), {}, 413],
  ])("a body that is %s", async (_what, body, headers, status) => {
    const answer = await call("POST", "/auth/login", { body, headers });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });

  test("an unknown address is 404, a wrong verb 405 with those that are right", async () => {
    expect((await call("GET", "/nothing")).status).toBe(404);
    const wrong = await call("PUT", "/sessions");
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get("allow")).toBe("POST, GET");
  });

  test("too many tries: one uniform 429 that says when to come back", async () => {
    const { email } = await registered(world);
    const body = { email, password: "not the password" };
    let answer = await call("POST", "/auth/login", { body });
    for (let tries = 0; answer.status === 401 && tries < 20; tries++)
      answer = await call("POST", "/auth/login", { body });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(
      (await call("POST", "/auth/login", { body: { email, password: PASSWORD } })).status,
    ).toBe(429);
  });

  test("browsers of other origins read answers only when they are configured, never with cookies", async () => {
    const partner = { origin: "https://partner.example" };
    const preflight = await call("OPTIONS", "/sessions", {
      headers: { ...partner, "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe(partner.origin);
    const known = await call("GET", "/categories", { headers: partner });
    expect(known.headers.get("access-control-allow-origin")).toBe(partner.origin);
    const stranger = await call("GET", "/categories", {
      headers: { origin: "https://evil.example" },
    });
    expect(stranger.headers.get("access-control-allow-origin")).toBeNull();
    for (const { headers } of [preflight, known, stranger])
      expect(headers.get("access-control-allow-credentials")).toBeNull();
  });
});

test("messages of a room, live by the room and afterwards from the transcript", async () => {
  const { id, token, mentorToken } = await booked();
  await settle(world, id, "succeeded");
  const early = await call("GET", `/sessions/${id}/messages`, { token });
  expect(early.body).toEqual({ state: "early", messages: [], more: false });
  const closed = await call("POST", `/sessions/${id}/messages`, {
    token: mentorToken,
    body: { clientId: "one", body: "Hello" },
  });
  expect(closed).toMatchObject({ status: 409, body: { code: "room_closed" } });
});
