import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

async function cruise(paths: string[]) {
  const args = [
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
    ...paths,
    "--output-type",
    "json",
  ];
  const { stdout } = await run(process.execPath, args, { maxBuffer: 1 << 28 }).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? "" }),
  );
  const { summary } = JSON.parse(stdout) as {
    summary: {
      totalCruised: number;
      violations: { from: string; to: string; rule: { name: string } }[];
    };
  };
  return summary;
}

test("nobody imports whom they may not, and there are no circles", async () => {
  const { totalCruised, violations } = await cruise(["app", "server", "db", "party"]);
  expect(totalCruised).toBeGreaterThan(100);
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
}, 90_000);

test("the audit log is only ever added to", async () => {
  const changes =
    /(updateTable|deleteFrom|replaceInto)\(\s*"audit_log"|(update|delete from|replace into)\s+audit_log/i;
  for (const folder of ["server", "db"]) {
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((one) => one.endsWith(".ts") && !one.endsWith(".test.ts")))
      expect(await readFile(join(folder, name), "utf8"), name).not.toMatch(changes);
  }
});
