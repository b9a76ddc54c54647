/** `npm run admin -- grant EMAIL`: the command itself is built with the server. */
import { spawnSync } from "node:child_process";
import { buildWhenNeeded } from "./build.mjs";
import { laptopKeys } from "./keys.mjs";

await buildWhenNeeded();
const dataDir = process.env.DATA_DIR || "./data";
const { status } = spawnSync(process.execPath, ["build/admin.js", ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...process.env, ...laptopKeys(dataDir), DATA_DIR: dataDir },
});
process.exit(status ?? 1);
