import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Makes sure that what `npm start` would run is built from the code as it is. */
export async function buildOnce(): Promise<void> {
  await run(process.execPath, ["scripts/build.mjs", "--when-needed"]);
}
