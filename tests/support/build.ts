import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Makes sure that what `npm start` would run is built from the code as it is. */
export async function buildOnce(): Promise<void> {
  // Vitest's own variables would build the app for tests.
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production" };
  delete env.VITEST;
  await run(process.execPath, ["scripts/build.mjs", "--when-needed"], { env });
}
