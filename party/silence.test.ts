import { expect, test } from "vitest";
import { silenceAt } from "./silence.ts";

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
