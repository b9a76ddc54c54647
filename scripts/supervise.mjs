import { spawn } from "node:child_process";

const RESTART_AFTER_MS = 500;
/** SIGKILL for what has not ended by then, so that everything is gone within two seconds. */
const GRACE_MS = 1500;

/**
 * Runs the app and the rooms as children in process groups of their own: a signal ends both groups
 * (workerd included), and a rooms host that dies is started again. The app's own failure at start-up
 * is the end: it has said why in one line.
 */
export async function supervise({ app, rooms, env, onReady = announce }) {
  const children = new Map();
  let ending = false;

  const APP_URL = env.APP_URL || `http://127.0.0.1:${env.PORT || 3000}`;

  function run(name, args) {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: { ...env, APP_URL },
      detached: true,
    });
    children.set(name, child);
    return new Promise((resolve) => {
      child.once("message", () => resolve(true));
      child.once("exit", (code) => {
        // Whatever the child started goes with it.
        killGroup(child, "SIGKILL");
        children.delete(name);
        resolve(false);
        if (ending) return;
        if (name === "app" || child.everReady !== true) return end(code || 1);
        setTimeout(() => !ending && run(name, args).then((ok) => ok && ready(name)), RESTART_AFTER_MS);
      });
    });
  }

  const ready = (name) => {
    const child = children.get(name);
    if (child) child.everReady = true;
  };

  function end(code) {
    if (ending) return;
    ending = true;
    for (const child of children.values()) killGroup(child, "SIGTERM");
    const hard = setTimeout(() => {
      for (const child of children.values()) killGroup(child, "SIGKILL");
    }, GRACE_MS);
    const poll = setInterval(() => {
      if (children.size > 0) return;
      clearInterval(poll);
      clearTimeout(hard);
      process.exit(code);
    }, 10);
  }

  process.on("SIGINT", () => end(0));
  process.on("SIGTERM", () => end(0));
  process.on("SIGHUP", () => end(0));

  const [appOk, roomsOk] = await Promise.all([run("app", app), run("rooms", rooms)]);
  if (appOk) ready("app");
  if (roomsOk) ready("rooms");
  if (appOk && roomsOk) onReady(env);
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}

function announce(env) {
  const url = env.PUBLIC_URL || `http://127.0.0.1:${env.PORT || 3000}`;
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
