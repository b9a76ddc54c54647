/** `npm run edge`: builds the Worker and runs it with a MariaDB behind PlanetScale's protocol. */
import { spawn } from "node:child_process";
import { build } from "esbuild";
import { buildWhenNeeded, NODE_BUNDLE } from "./build.mjs";

await buildWhenNeeded();
await build({
  entryPoints: ["tests/support/edge-main.ts"],
  // As deep as tests/support, which finds the project from where it stands.
  outfile: "build/edge/main.js",
  ...NODE_BUNDLE,
});
const child = spawn(process.execPath, ["build/edge/main.js"], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
