/** Forms whose names and intents are those of every JavaScript object: refused or ignored, never a 500. */
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildOnce } from "../support/build.ts";
import { type Site, siteOf, tokenOf } from "../support/site.ts";
import { makeWorld, type World } from "../support/world.ts";

let world: World;
let site: Site;
beforeAll(buildOnce, 180_000);
beforeEach(async () => {
  world = await makeWorld();
  site = await siteOf(world);
});
afterEach(() => world.close());

const FORMS: Record<string, string>[] = [
  { intent: "__proto__" },
  { intent: "toString" },
  { intent: "constructor" },
  { ["__proto__"]: "x", constructor: "y", toString: "z" },
  { "hours.0.__proto__.polluted": "1", "name.__proto__.polluted": "1" },
];

test.each([
  "/settings",
  "/second-factor",
  "/profile",
  "/availability",
  "/sign-in",
  "/forgotten-password",
])("%s", async (path) => {
  const token = await tokenOf(world, await world.mentor());
  for (const fields of FORMS) {
    const { status } = await site.submit(path, fields, token);
    expect(status, JSON.stringify(fields)).toBeLessThan(500);
  }
  expect({}).not.toHaveProperty("polluted");
  expect(site.logged).toEqual([]);
});
