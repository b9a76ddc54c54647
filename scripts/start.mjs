/** `npm start`: builds when needed, then runs the app and the rooms and keeps both alive. */
import { accessSync, constants, mkdirSync } from "node:fs";
import { buildWhenNeeded } from "./build.mjs";
import { SMALL_HEAP } from "./heap.mjs";
import { laptopKeys } from "./keys.mjs";
import { supervise } from "./supervise.mjs";

const dataDir = process.env.DATA_DIR || "./data";

function fail(message) {
  console.error(message);
  process.exit(1);
}

try {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  accessSync(dataDir, constants.W_OK);
} catch {
  fail(`The data folder ${dataDir} cannot be written. Set DATA_DIR to one that can.`);
}

const settings = await checked();
const env = {
  ...process.env,
  ...laptopKeys(dataDir),
  DATA_DIR: dataDir,
  APP_URL: process.env.APP_URL || `http://127.0.0.1:${settings.port}`,
};
const ready = await supervise(
  {
    app: { args: [...SMALL_HEAP, "build/node.js"], vital: true },
    rooms: { args: ["build/rooms.js"] },
  },
  env,
);
if (ready) announce(settings);

/** Checked here, before there are two processes to complain about the same variable. */
async function checked() {
  try {
    await buildWhenNeeded();
    const { readSettings } = await import("../build/env.js");
    return readSettings(process.env);
  } catch (error) {
    fail(error.message);
  }
}

function announce({ publicUrl, demo }) {
  console.log(`MentorLink is at ${publicUrl}`);
  if (!demo) return;
  console.log(
    [
      "Demo accounts, all with the password mentorlink-demo:",
      "  mentee@mentorlink.test   mentor@mentorlink.test   admin@mentorlink.test",
      `Mail, payments and the clock: ${publicUrl}/sandbox`,
    ].join("\n"),
  );
}
