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

const port = process.env.PORT || "3000";
const env = {
  ...process.env,
  ...laptopKeys(dataDir),
  DATA_DIR: dataDir,
  APP_URL: process.env.APP_URL || `http://127.0.0.1:${port}`,
};
const ready = await supervise(
  { app: { args: ["build/node.js"], vital: true }, rooms: { args: ["build/rooms.js"] } },
  env,
);
if (ready) announce(process.env.PUBLIC_URL || `http://127.0.0.1:${port}`);

function announce(url) {
  console.log(`MentorLink is at ${url}`);
  if (env.NODE_ENV === "production" || env.DEMO === "0") return;
  console.log(
    [
      "Demo accounts, all with the password mentorlink-demo:",
      "  mentee@mentorlink.test   mentor@mentorlink.test   admin@mentorlink.test",
      `Mail, payments and the clock: ${url}/sandbox`,
    ].join("\n"),
  );
}
