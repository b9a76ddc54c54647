/** `npm run party:deploy`: the rooms on PartyKit, with the keys and the app's address they need. */
import { spawnSync } from "node:child_process";

const missing = ["ROOM_KEYS", "APP_URL"].filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(missing.map((name) => `${name} is not set.`).join("\n"));
  process.exit(1);
}
const variables = ["ROOM_KEYS", "APP_URL"].flatMap((name) => [
  "--var",
  `${name}=${process.env[name]}`,
]);
const { status } = spawnSync(
  process.execPath,
  ["../node_modules/partykit/dist/bin.mjs", "deploy", ...variables, ...process.argv.slice(2)],
  // PartyKit reads the nearest .env above: in here there is none.
  { cwd: "party", stdio: "inherit", env: { ...process.env, NO_UPDATE_NOTIFIER: "1" } },
);
process.exit(status ?? 1);
