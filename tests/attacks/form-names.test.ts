/** Forms whose names and intents are those of every JavaScript object: refused or ignored, never a 500. */
import { expect, test } from "vitest";
import { builtSite, tokenOf } from "../support/site.ts";

const here = builtSite();

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
  const token = await tokenOf(here.world, await here.world.mentor());
  for (const fields of FORMS) {
    const { status } = await here.site.submit(path, fields, token);
    expect(status, JSON.stringify(fields)).toBeLessThan(500);
  }
  expect({}).not.toHaveProperty("polluted");
  expect(here.site.logged).toEqual([]);
});
