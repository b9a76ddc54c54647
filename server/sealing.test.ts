import { expect, test } from "vitest";
import { readSettings } from "./env.ts";
import { open, seal } from "./sealing.ts";

const OLD = `old:${"a".repeat(32)}`;
const NEW = `new:${"b".repeat(32)}`;
const withKeys = (APP_KEYS: string) => readSettings({ NODE_ENV: "test", APP_KEYS });

test("what is sealed reads as nothing, and opens to what it was", async () => {
  const settings = withKeys(NEW);
  const sealed = await seal(settings, "62 0044 71 é");
  expect(sealed).toMatch(/^new\.[\w-]{16}\.[\w-]+$/);
  expect(sealed).not.toContain("4471");
  expect(await open(settings, sealed)).toBe("62 0044 71 é");
});

test("the same text is sealed differently each time", async () => {
  const settings = withKeys(NEW);
  expect(await seal(settings, "x")).not.toBe(await seal(settings, "x"));
});

test("a new key in front: what the old one sealed still opens, new text takes the new one", async () => {
  const sealed = await seal(withKeys(OLD), "kept");
  const rotated = withKeys(`${NEW},${OLD}`);
  expect(await open(rotated, sealed)).toBe("kept");
  expect(await seal(rotated, "kept")).toMatch(/^new\./);
});

test("a dropped key, a changed bit, and nonsense open nothing", async () => {
  const settings = withKeys(NEW);
  await expect(open(settings, await seal(withKeys(OLD), "x"))).rejects.toThrow("old");
  const sealed = await seal(settings, "x");
  const last = sealed.endsWith("A") ? "B" : "A";
  await expect(open(settings, sealed.slice(0, -2) + last + last)).rejects.toThrow();
  await expect(open(settings, "")).rejects.toThrow();
  await expect(open(settings, "new.x.y")).rejects.toThrow();
});
