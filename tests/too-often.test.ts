/** One uniform 429 with Retry-After, over forms, /trpc and REST alike. */
import { expect, test } from "vitest";
import { builtSite } from "./support/site.ts";

const here = builtSite();

const credentials = { email: "nobody@example.test", password: "not it at all" };
const asJson = (body: object) => ({
  method: "POST",
  headers: { "content-type": "application/json", origin: here.site.origin },
  body: JSON.stringify(body),
});

const WAYS: Record<string, () => Promise<Response>> = {
  "a form": () => here.site.submit("/sign-in", credentials),
  "/trpc": () => here.site.request("/trpc/accounts.signIn", asJson(credentials)),
  REST: () => here.site.request("/api/auth/login", asJson(credentials)),
};

test.each(Object.keys(WAYS))("%s", async (way) => {
  let answer = await WAYS[way]?.();
  for (let tries = 0; answer?.status === 401 && tries < 20; tries++) answer = await WAYS[way]?.();
  expect(answer?.status).toBe(429);
  const seconds = Number(answer?.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(15 * 60);
  expect(await answer?.text()).toContain("Too many tries. Wait a little and try again.");
});
