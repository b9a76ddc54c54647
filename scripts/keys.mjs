import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NAMES = ["ROOM_KEYS", "APP_KEYS"];

/**
 * Secrets for a laptop: made at the first start and kept in the data folder, so that what was signed
 * and sealed survives a restart. Production names its own and this makes none.
 */
export function laptopKeys(dataDir, env = process.env) {
  if (env.NODE_ENV === "production") return {};
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "keys.json");
  if (!existsSync(path)) {
    const keys = Object.fromEntries(
      NAMES.map((name) => [name, `k1:${randomBytes(32).toString("base64url")}`]),
    );
    writeFileSync(path, JSON.stringify(keys, null, 2), { mode: 0o600 });
  }
  const stored = JSON.parse(readFileSync(path, "utf8"));
  return Object.fromEntries(NAMES.map((name) => [name, env[name] || stored[name]]));
}
