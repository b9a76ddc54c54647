import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { answers, silenceAt } from "./silence.ts";

async function askedUntilSilent(answers: string): Promise<number> {
  let asked = 0;
  await silenceAt(
    "http://127.0.0.1:9",
    async () => answers[asked++] === "1",
    async () => {},
  );
  return asked;
}

test("four questions in a row without an answer are silence", async () => {
  expect(await askedUntilSilent("0000")).toBe(4);
});

test("a busy moment is none", async () => {
  expect(await askedUntilSilent("0001000100001")).toBe(12);
});

test("a port where nobody listens does not answer", async () => {
  await silenceAt("http://127.0.0.1:9", undefined, async () => {});
});

test("our own being busy is no silence of others", async () => {
  const mute = createServer(() => {}).listen(0, "127.0.0.1");
  await once(mute, "listening");
  const url = `http://127.0.0.1:${(mute.address() as AddressInfo).port}`;
  // Where this process is busy itself it says nothing of others: asked again until it is not.
  await expect.poll(() => answers(url, 50), { timeout: 20_000 }).toBe(false);
  const asked = answers(url, 50);
  const until = performance.now() + 1000;
  while (performance.now() < until);
  expect(await asked).toBe(true);
  mute.closeAllConnections();
  mute.close();
});
