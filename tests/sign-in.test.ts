/** Signing in over HTTP: which cookie is set, which is believed, and what a page never says. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { DAY } from "../server/clock.ts";
import { createHttp } from "../server/http.ts";
import { newcomer, PASSWORD, registered } from "./support/accounts.ts";
import { makeWorld, type World } from "./support/world.ts";

let world: World;
afterEach(() => world.close());

async function begin(env: Record<string, string> = {}) {
  world = await makeWorld({ env });
}
beforeEach(() => begin());

function call(procedure: string, input?: unknown, headers: Record<string, string> = {}) {
  const origin = world.services.settings.publicUrl;
  return createHttp({
    services: world.services,
    remix: async () => new Response(""),
    addressOf: () => "127.0.0.1",
    openApi: async () => "{}",
    onError: (error) => {
      throw error;
    },
  }).request(`${origin}/trpc/accounts.${procedure}`, {
    method: input === undefined ? "GET" : "POST",
    headers: { origin, "content-type": "application/json", ...headers },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  });
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0] ?? "";
/** All that a stranger sees of an answer, but for the request's own id, which is never the same. */
async function outside(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== "x-request-id");
  return [answer.status, headers, await answer.text()];
}
const pair = (answer: Response) => cookieOf(answer).split(";")[0] ?? "";
const me = async (headers: Record<string, string>) =>
  ((await (await call("me", undefined, headers)).json()) as { result: { data: unknown } }).result
    .data;

test("the cookie is closed to scripts and other sites, and carries the port on loopback", async () => {
  const { email } = await registered(world);
  const cookie = cookieOf(await call("signIn", { email, password: PASSWORD }));
  expect(cookie).toMatch(
    /^mentorlink-3000=[0-9a-z]{32}; Path=\/; HttpOnly; SameSite=Lax; Expires=/,
  );
  expect(cookie).not.toContain("Secure");
});

test("the cookie lasts as long as the sign-in, which whoever comes by makes longer", async () => {
  const { email } = await registered(world);
  const signedIn = await call("signIn", { email, password: PASSWORD });
  const cookie = pair(signedIn);
  const soon = world.services.realClock.now() + 10 * DAY;
  expect(cookieOf(await call("me", undefined, { cookie }))).toBe("");
  await world.db.updateTable("auth_sessions").set({ expires_at: soon }).execute();
  const later = cookieOf(await call("me", undefined, { cookie }));
  expect(later.split(";")[0]).toBe(cookie);
  expect(Date.parse(later.match(/Expires=([^;]+)/)?.[1] ?? "")).toBeGreaterThan(soon + 19 * DAY);
  expect(cookieOf(await call("me", undefined, { cookie }))).toBe("");
  await world.db.updateTable("auth_sessions").set({ expires_at: soon }).execute();
  const authorization = `Bearer ${cookie.split("=")[1]}`;
  expect(cookieOf(await call("me", undefined, { authorization })), "of a program").toBe("");
});

test("over https the cookie is __Host- and Secure", async () => {
  await world.close();
  await begin({ PUBLIC_URL: "https://mentorlink.example" });
  const { email } = await registered(world);
  const cookie = cookieOf(await call("signIn", { email, password: PASSWORD }));
  expect(cookie).toMatch(/^__Host-mentorlink=[0-9a-z]{32}; Path=\/;.*; Secure$/);
  expect(cookie).not.toContain("Domain");
});

test("fixation: a cookie planted before signing in is not the one after it", async () => {
  const { email } = await registered(world);
  const planted = "mentorlink-3000=0123456789abcdefghjkmnpqrstvwxyz";
  const answer = await call("signIn", { email, password: PASSWORD }, { cookie: planted });
  expect(pair(answer)).not.toBe(planted);
  expect(await me({ cookie: planted })).toBeNull();
  expect(await me({ cookie: pair(answer) })).toMatchObject({ email });
});

test("a dead cookie is nobody, and signing out takes it away", async () => {
  const { email } = await registered(world);
  const cookie = pair(await call("signIn", { email, password: PASSWORD }));
  const out = await call("signOut", {}, { cookie });
  expect(cookieOf(out)).toContain("mentorlink-3000=;");
  expect(cookieOf(out)).toContain("1970");
  expect(await me({ cookie })).toBeNull();
  expect((await call("listAuthSessions", undefined, { cookie })).status).toBe(401);
});

test("a Bearer token is believed, and a cookie beside it is not looked at", async () => {
  const one = await registered(world);
  const other = await registered(world);
  const signIn = await call("signIn", { email: one.email, password: PASSWORD });
  const { result } = (await signIn.json()) as { result: { data: { token: string } } };
  const cookie = pair(await call("signIn", { email: other.email, password: PASSWORD }));
  const authorization = `Bearer ${result.data.token}`;
  expect(await me({ authorization, cookie })).toMatchObject({ email: one.email });
  expect(await me({ authorization: `Bearer ${"0".repeat(32)}`, cookie })).toBeNull();
});

test("registering a known and an unknown address differ in nothing: status, headers, body", async () => {
  const { email } = await registered(world);
  const seen = async (address: string) => {
    const answer = await call("registerMentee", newcomer({ email: address }));
    return outside(answer);
  };
  expect(await seen(email)).toEqual(await seen("somebody.new@example.test"));
});

test("a wrong password and an unknown address differ in nothing", async () => {
  const { email } = await registered(world);
  const seen = async (address: string) => {
    const answer = await call("signIn", { email: address, password: "wrong words" });
    return outside(answer);
  };
  expect(await seen(email)).toEqual(await seen("nobody@example.test"));
});

test("asking for a new password differs in nothing", async () => {
  const { email } = await registered(world);
  const seen = async (address: string) => {
    const answer = await call("requestReset", { email: address });
    return outside(answer);
  };
  expect(await seen(email)).toEqual(await seen("nobody@example.test"));
});

test("who am I tells no hash and no token", async () => {
  const { email } = await registered(world);
  const cookie = pair(await call("signIn", { email, password: PASSWORD }));
  const said = JSON.stringify(await me({ cookie }));
  expect(said).not.toMatch(/scrypt|[0-9a-f]{64}|authSession/);
});
