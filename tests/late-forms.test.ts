/** Forms that come too late for their hour: told so at the form, with what was typed, and not sent elsewhere. */
import { expect, test } from "vitest";
import { HOUR, MINUTE } from "../server/clock.ts";
import { everythingIn } from "./support/cast.ts";
import { book, freshKey, SLOT, sessionRow } from "./support/sessions.ts";
import { builtSite, tokenOf } from "./support/site.ts";

const here = builtSite();

test.each([
  ["room", { clientId: "a", body: "My last words", pace: "60" }, "My last words"],
  // Nothing was to be sent yet, and half a word is not lost either.
  ["room", { intent: "pace", clientId: "a", body: "Half a word", pace: "60" }, "Half a word", 200],
  ["cancel", { intent: "cancel", expectedRefundCents: "35000", reason: "I am ill" }, "I am ill"],
  ["move", { startsAt: "1900000000000" }, "See how the hour stands"],
])("%s: %o", async (page, fields, shown, status = 409) => {
  const { world, site } = here;
  const mentee = await world.mentee();
  const sessionId = await sessionRow(world, { mentee, mentor: await world.mentor() });
  world.clock.set(SLOT + 2 * HOUR);
  const token = await tokenOf(world, mentee);
  const path = `/sessions/${sessionId}/${page}`;
  expect((await site.get(path, token)).headers.get("location")).toBe(`/sessions/${sessionId}`);
  const answer = await site.submit(path, fields, token);
  expect(answer.status).toBe(status);
  const html = await answer.text();
  expect(html).toContain("<main");
  expect(html).toContain("That was not done");
  expect(html.includes("There is a problem")).toBe(status === 409);
  expect(html).toContain(shown);
  expect(html).toContain(`href="/sessions/${sessionId}"`);
  expect(site.logged).toEqual([]);
});

test("a form whose page was made for somebody else, who has signed out since, does nothing and shows nothing", async () => {
  const { world, site } = here;
  const [alice, bongani] = [await world.mentee({ name: "Alice" }), await world.mentee()];
  const page = await site.get("/settings", await tokenOf(world, alice));
  expect(await page.text()).toContain(`name="page-of" value="${alice}"`);
  const before = await everythingIn(world);
  const token = await tokenOf(world, bongani);
  const fields = { intent: "account", name: "Alice Changed", "page-of": alice };
  const answer = await site.submit("/settings", fields, token);
  expect(answer.status).toBe(409);
  const html = await answer.text();
  expect(html).toContain("Somebody else has signed in on this browser");
  expect(html, "one more press would make it Bongani's").not.toContain("Alice Changed");
  const { auth_sessions: _, ...after } = await everythingIn(world);
  expect(after).toEqual(without(before));
});

test.each([
  "sign-out",
  "settings",
  "profile",
  "second-factor",
  "session",
])("%s says so when a form cannot be read, or was of another's page", async (name) => {
  const { world, site } = here;
  const mentee = await world.mentee();
  const sessionId = await sessionRow(world, { mentee, mentor: await world.mentor() });
  const path = name === "session" ? `/sessions/${sessionId}` : `/${name}`;
  const token = await tokenOf(world, mentee);
  const crowded = Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`f${n}`, ""]));
  const unread = await site.submit(path, crowded, token);
  expect(unread.status).toBe(400);
  expect(await unread.text()).toContain("That form could not be read");
  const anothers = await site.submit(path, { "page-of": freshKey() }, token);
  expect(anothers.status).toBe(409);
  expect(await anothers.text()).toContain("Somebody else has signed in on this browser");
});

test("words for the room are said by nobody but whose page they were typed on", async () => {
  const { world, site } = here;
  const [mentee, mentor] = [await world.mentee(), await world.mentor()];
  const sessionId = await sessionRow(world, { mentee, mentor });
  world.clock.set(SLOT + MINUTE);
  const path = `/sessions/${sessionId}/room`;
  const page = await (await site.get(path, await tokenOf(world, mentee))).text();
  const composer = page.slice(page.indexOf('name="clientId"'), page.indexOf("</form>"));
  expect(composer).toContain(`name="page-of" value="${mentee}"`);
  const fields = { clientId: freshKey(), body: "As a mentee", "page-of": mentee };
  const answer = await site.submit(path, fields, await tokenOf(world, mentor));
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("Somebody else has signed in on this browser");
});

test("who waits at the door hears that the room is open, and goes in by a press: a page left open has not come", async () => {
  const { world, site } = here;
  const mentee = await world.mentee();
  const sessionId = await sessionRow(world, { mentee, mentor: await world.mentor() });
  const token = await tokenOf(world, mentee);
  const path = `/sessions/${sessionId}`;
  const leads = async (to: string) => (await site.get(`${path}${to}`, token)).headers;
  world.clock.set(SLOT - 20 * HOUR);
  expect((await leads("/door")).get("refresh"), "nobody waits for days").toBeNull();
  expect(await (await site.get(path, token)).text()).not.toContain(`href="${path}/door"`);
  world.clock.set(SLOT - 2 * HOUR);
  expect(await (await site.get(path, token)).text()).toContain(`href="${path}/door"`);
  expect((await leads("/door")).get("refresh")).toBe("901");
  world.clock.set(SLOT - 6 * MINUTE);
  expect((await leads("/room")).get("location")).toBe(`${path}/door`);
  expect((await leads("/room?lite=1")).get("location")).toBe(`${path}/door?lite=1`);
  expect((await leads("/door")).get("refresh")).toBe("61");
  world.clock.advance(MINUTE + 1000);
  const open = await site.get(`${path}/door`, token);
  expect(open.status).toBe(200);
  expect(open.headers.get("refresh"), "it may be called off, and ends").toBe("901");
  const told = await open.text();
  expect(told).toContain("<title>The room is open");
  expect(told).toContain(`href="${path}/room"`);
  const light = await site.get(`${path}/door?lite=1&pace=60`, token);
  expect(await light.text(), "as asked for").toContain(`href="${path}/room?lite=1&amp;pace=60"`);
  world.clock.set(SLOT + 2 * HOUR);
  expect((await leads("/door")).get("location")).toBe(path);
});

test("who signs out leaves no page behind for the next one who presses Back", async () => {
  const { world, site } = here;
  const answer = await site.submit("/sign-out", {}, await tokenOf(world, await world.mentee()));
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/"]);
  expect(answer.headers.get("clear-site-data")).toBe('"cache"');
});

test("what a mentee wrote for an hour that began meanwhile is not saved, said so, and not lost", async () => {
  const { world, site } = here;
  const mentee = await world.mentee();
  const sessionId = await sessionRow(world, { mentee, mentor: await world.mentor() });
  const token = await tokenOf(world, mentee);
  world.clock.set(SLOT + MINUTE);
  const fields = { intent: "edit_brief", goals: "My new goals", version: "1" };
  const answer = await site.submit(`/sessions/${sessionId}`, fields, token);
  expect(answer.status).toBe(409);
  const html = await answer.text();
  expect(html).toContain("There is a problem");
  expect(html).toContain("My new goals");
});

const without = ({ auth_sessions: _, ...rest }: Awaited<ReturnType<typeof everythingIn>>) => rest;

test("who opens the page of an hour that is theirs already, as after a lost answer, is led to it", async () => {
  const { world, site } = here;
  const [mentor, mentee] = [await world.mentor(), await world.mentee()];
  const { sessionId } = await book(world, mentee, mentor);
  const token = await tokenOf(world, mentee);
  const path = `/book/${mentor}?slot=${SLOT}`;
  expect((await site.get(path, token)).headers.get("location")).toBe(`/sessions/${sessionId}`);
  const again = { goals: "Talk", startsAt: String(SLOT), idempotencyKey: freshKey() };
  const answer = await site.submit(path, again, token);
  expect(answer.status).toBe(409);
  const html = await answer.text();
  expect(html).toContain("That hour is yours already");
  expect(html).toContain(`href="/sessions/${sessionId}"`);
  expect(html, "no other is offered in its place").not.toContain("Choose another hour");
  const stranger = await tokenOf(world, await world.mentee());
  expect(await (await site.get(path, stranger)).text()).toContain("has gone");
});

test("a room that a browser makes ahead, before anybody looks at it, is refused: nobody has come by it", async () => {
  const { world, site } = here;
  const mentee = await world.mentee();
  const sessionId = await sessionRow(world, { mentee, mentor: await world.mentor() });
  const cookie = `mentorlink-${world.services.settings.port}=${await tokenOf(world, mentee)}`;
  world.clock.set(SLOT);
  const look = (headers: Record<string, string>) =>
    site.request(`/sessions/${sessionId}/room`, { headers: { cookie, ...headers } });
  for (const purpose of ["prefetch", "prefetch;prerender"]) {
    const answer = await look({ "sec-purpose": purpose });
    expect(answer.status).toBe(425);
    const told = await answer.text();
    expect(told, "nothing that would ask the room").not.toMatch(/room\/log|<script[^>]+src/);
  }
  expect(site.logged).toEqual([]);
  expect((await look({})).status).toBe(200);
});
