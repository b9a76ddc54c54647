/** `npm run db:migrate` and `npm run db:status`: the command itself is built with the server. */
import { spawnSync } from "node:child_process";
import { buildWhenNeeded } from "./build.mjs";

await buildWhenNeeded();
const { status } = spawnSync(process.execPath, ["build/db.js", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(status ?? 1);
