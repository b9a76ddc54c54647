/** Files that are asked for: what is refused is said in words, and is no mistake of ours. */
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildOnce } from "./support/build.ts";
import { book } from "./support/sessions.ts";
import { type Site, siteOf, tokenOf } from "./support/site.ts";
import { makeWorld, type World } from "./support/world.ts";

let world: World;
let site: Site;
beforeAll(buildOnce, 180_000);
beforeEach(async () => {
  world = await makeWorld();
  site = await siteOf(world);
});
afterEach(() => world.close());

test.each(["transcript", "calendar.ics"])("a stranger's %s", async (file) => {
  const { sessionId } = await book(world, await world.mentee(), await world.mentor());
  const stranger = await tokenOf(world, await world.mentee());
  const answer = await site.get(`/sessions/${sessionId}/${file}`, stranger);
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await answer.text()).toMatch(/^There is nothing here, or it is not yours/);
  expect(site.logged).toEqual([]);
});

test("nobody's earnings", async () => {
  const answer = await site.get("/earnings.csv", await tokenOf(world, await world.mentee()));
  expect(answer.status).toBe(403);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(site.logged).toEqual([]);
});
