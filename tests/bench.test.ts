/** What other programs read of the bench: with --json, an array of rows and nothing else. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { buildOnce } from "./support/build.ts";

const run = promisify(execFile);
const Rows = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      value: z.number(),
      unit: z.string().min(1),
      goal: z.string().regex(/^[≥≤] \d/),
      met: z.boolean(),
    }),
  )
  .min(1);

beforeAll(buildOnce, 180_000);

test("rows are JSON, and each says whether its goal is met", async () => {
  const { stdout } = await run(process.execPath, [
    "bench/run.mjs",
    "--json",
    "--only",
    "main/start",
  ]);
  for (const { value, goal, met } of Rows.parse(JSON.parse(stdout))) {
    const bound = Number(goal.slice(2));
    expect(met).toBe(goal.startsWith("≥") ? value >= bound : value <= bound);
  }
}, 240_000);

test("an area that is not there is said, with those that are", async () => {
  const failed = run(process.execPath, ["bench/run.mjs", "--only", "nothing"]);
  await expect(failed).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("main") });
}, 240_000);
