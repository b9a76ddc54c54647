import { expect, test } from "vitest";
import { readSettings } from "./env.ts";
import { open, seal } from "./sealing.ts";

const secret = (letter: string) => letter.repeat(40);
const settings = (keys: string) => readSettings({ NODE_ENV: "test", APP_KEYS: keys });
const old = settings(`a:${secret("a")}`);
const rotated = settings(`b:${secret("b")},a:${secret("a")}`);
const dropped = settings(`b:${secret("b")}`);

test("what was sealed opens again, and never looks the same twice", async () => {
  const [one, two] = [await seal(old, "62004471"), await seal(old, "62004471")];
  expect(await open(old, one)).toBe("62004471");
  expect(one).not.toBe(two);
  expect(one).not.toContain("62004471");
});

test("a rotated key still opens what the old one sealed; a dropped one does not", async () => {
  const sealed = await seal(old, "62004471");
  expect(await open(rotated, sealed)).toBe("62004471");
  expect((await seal(rotated, "x")).startsWith("b.")).toBe(true);
  await expect(open(dropped, sealed)).rejects.toThrow("not among APP_KEYS");
});

test("a changed bit is noticed", async () => {
  const [kid, iv, text = ""] = (await seal(old, "62004471")).split(".");
  const changed = (text[0] === "A" ? "B" : "A") + text.slice(1);
  await expect(open(old, [kid, iv, changed].join("."))).rejects.toThrow();
});
