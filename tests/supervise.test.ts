/** What the supervisor does with a program that dies. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Counts its starts in a file; each lives as the letter at its place says. */
const PROGRAM = `
  import { appendFileSync, readFileSync } from "node:fs";
  const [starts, lives] = process.argv.slice(2);
  appendFileSync(starts, "x");
  const life = lives[readFileSync(starts, "utf8").length - 1];
  if (life === "-") process.exit(1);
  process.send("ready", () => life === "r" && process.exit(1));
  setInterval(() => {}, 1000);
`;

/** Lives: "-" ends before it is ready, "r" ends when it is, "+" stays. */
async function supervised(
  lives: string,
  check: (starts: () => Promise<number>, ended: Promise<unknown>) => Promise<unknown>,
) {
  const folder = await mkdtemp(join(tmpdir(), "mentorlink-"));
  const [starts, program] = [join(folder, "starts"), join(folder, "program.mjs")];
  await writeFile(program, PROGRAM);
  const script = `
    import { supervise } from "./scripts/supervise.mjs";
    await supervise({ one: { args: ${JSON.stringify([program, starts, lives])} } }, process.env);
  `;
  const supervisor = spawn(process.execPath, ["--input-type=module", "-e", script]);
  const exit = once(supervisor, "exit");
  try {
    await check(async () => (await readFile(starts, "utf8").catch(() => "")).length, exit);
  } finally {
    supervisor.kill("SIGTERM");
    await exit;
    await rm(folder, { recursive: true });
  }
  return (await exit)[0];
}

test("one that was ready once is started again until it stays", async () => {
  const code = await supervised("r-r+", async (starts) => {
    await expect.poll(starts, { timeout: 15_000 }).toBe(4);
  });
  expect(code).toBe(0);
});

test("one whose first start fails ends everything", async () => {
  const code = await supervised("-+", (_, ended) => ended);
  expect(code).toBe(1);
});
