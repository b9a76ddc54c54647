import { expect, test } from "vitest";
import { deviceName, zoneOptions } from "./words.ts";

test.each([
  [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
    "Edge on Windows",
  ],
  ["curl/8.5.0", "curl"],
  ["", "An unknown device"],
])("%s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

test("a zone that the runtime does not list stays choosable", () => {
  const options = zoneOptions("Asia/Kolkata");
  expect(options).toContainEqual({ value: "Asia/Kolkata", label: "Kolkata (Asia)" });
  expect(options).toContainEqual({
    value: "Africa/Johannesburg",
    label: "Johannesburg (Africa)",
  });
  expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
});
