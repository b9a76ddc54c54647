/** `npm start`: builds when needed, then runs the app and the rooms and keeps both alive. */
import { accessSync, constants, mkdirSync } from "node:fs";
import { buildWhenNeeded } from "./build.mjs";
import { laptopKeys } from "./keys.mjs";
import { supervise } from "./supervise.mjs";

const dataDir = process.env.DATA_DIR || "./data";

function fail(message) {
  console.error(message);
  process.exit(1);
}

try {
  mkdirSync(dataDir, { recursive: true });
  accessSync(dataDir, constants.W_OK);
} catch {
  fail(`The data folder ${dataDir} cannot be written. Set DATA_DIR to one that can.`);
}

try {
  await buildWhenNeeded();
} catch (error) {
  fail(error.message);
}

await supervise({
  app: ["build/node.js"],
  rooms: ["build/rooms.js"],
  env: { ...process.env, ...laptopKeys(dataDir), DATA_DIR: dataDir },
});
