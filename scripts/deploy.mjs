/**
 * `npm run deploy [-- --env staging] [-- --dry-run]`: checks the environment, migrates, uploads the
 * Worker with its secrets. Nothing is touched before every check has passed.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWhenNeeded } from "./build.mjs";

const SECRETS = ["DATABASE_URL", "APP_KEYS", "ROOM_KEYS", "METRICS_TOKEN"];
const VARIABLES = ["PUBLIC_URL", "SANDBOX", "API_ORIGINS", "VAT_REGISTERED"];
const REQUIRED = ["DATABASE_URL", "APP_KEYS", "ROOM_KEYS", "PUBLIC_URL"];
/** A key that a person typed, or left as an example has it, has fewer. */
const FEWEST_LETTERS = 12;

/** What is wrong with this environment, one line each. `readSettings`: of build/env.js. */
export function faultsOf(env, readSettings) {
  const missing = REQUIRED.filter((name) => !env[name]);
  if (missing.length > 0) return missing.map((name) => `${name} is not set.`);
  try {
    readSettings({ ...env, NODE_ENV: "production" });
  } catch (error) {
    return [error.message];
  }
  const secretsOf = (name) => env[name].split(",").map((one) => one.split(":")[1] ?? "");
  const [app, rooms] = [secretsOf("APP_KEYS"), secretsOf("ROOM_KEYS")];
  return [
    !env.DATABASE_URL.startsWith("https:") &&
      "DATABASE_URL must be https://user:password@host for Workers.",
    !env.PUBLIC_URL.startsWith("https:") && "PUBLIC_URL must begin with https:.",
    app.some((one) => rooms.includes(one)) && "APP_KEYS and ROOM_KEYS must not share a secret.",
    [...app, ...rooms].some((one) => new Set(one).size < FEWEST_LETTERS) &&
      "A secret of APP_KEYS or ROOM_KEYS is no random one. Make it with: openssl rand -hex 32",
  ].filter(Boolean);
}

async function main(args) {
  await buildWhenNeeded();
  const { readSettings } = await import("../build/env.js");
  const faults = faultsOf(process.env, readSettings);
  if (faults.length > 0) return fail(faults.join("\n"));
  const dry = args.includes("--dry-run");
  // Making tables may need another password than the app's own.
  const DATABASE_URL = process.env.DATABASE_ADMIN_URL || process.env.DATABASE_URL;
  if (!dry && run(["build/db.js", "migrate"], { DATABASE_URL }) !== 0)
    return fail("Not deployed: the database was not migrated.");

  const folder = mkdtempSync(join(tmpdir(), "mentorlink-deploy-"));
  try {
    const secretsFile = join(folder, "secrets.json");
    writeFileSync(secretsFile, JSON.stringify(pick(SECRETS)), { mode: 0o600 });
    const variables = Object.entries(pick(VARIABLES)).flatMap(([name, value]) => [
      "--var",
      `${name}:${value}`,
    ]);
    const wrangler = "node_modules/wrangler/bin/wrangler.js";
    process.exitCode = run(
      [wrangler, "deploy", "--secrets-file", secretsFile, ...variables, ...args],
      { WRANGLER_SEND_METRICS: "false" },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function pick(names) {
  return Object.fromEntries(
    names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]),
  );
}

function run(args, env) {
  const { status } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await main(process.argv.slice(2));
