/** `npm run bench [-- --json] [-- --only AREA]`: bundles the measurements, which are TypeScript, and runs them. */
import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { buildWhenNeeded, NODE_BUNDLE } from "../scripts/build.mjs";

await buildWhenNeeded();
await build({
  entryPoints: { main: "bench/main.ts", bare: "bench/bare/server.ts" },
  // As deep as tests/support, which finds the project from where it stands.
  outdir: "build/bench",
  ...NODE_BUNDLE,
});
const { status } = spawnSync(process.execPath, ["build/bench/main.js", ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(status ?? 1);
