import { spawn } from "node:child_process";

/** How long a program that died waits for its next start; doubled while it does not live a minute. */
const RESTART_AFTER_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const LIVED_MS = 60_000;
/** SIGKILL for what has not ended by then, so that everything is gone within two seconds. */
const GRACE_MS = 1500;

/**
 * Runs programs as children in process groups of their own: a signal to us ends every program, and
 * its group, workerd included, with it. A program that had been ready and dies is started again, and again,
 * unless it is `vital`. One that dies before it was ever ready has said why in one line, and ends everything.
 *
 * programs: {name: {args: string[], vital?: boolean}}. Answers true when all are ready.
 */
export async function supervise(programs, env) {
  const children = new Map();
  let ending = false;

  function run(name, waited = 0) {
    const { args, vital } = programs[name];
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env,
      detached: true,
    });
    children.set(name, child);
    const from = Date.now();
    return new Promise((resolve) => {
      let ready = false;
      child.once("message", () => {
        ready = true;
        resolve(true);
      });
      child.once("exit", (code) => {
        // Whatever the child started goes with it.
        killGroup(child);
        children.delete(name);
        resolve(false);
        if (ending) return;
        if (vital || !(ready || waited)) return end(code || 1);
        const short = waited > 0 && Date.now() - from < LIVED_MS;
        const wait = short ? Math.min(2 * waited, LONGEST_WAIT_MS) : RESTART_AFTER_MS;
        setTimeout(() => ending || run(name, wait), wait);
      });
    });
  }

  function end(code) {
    if (ending) return;
    ending = true;
    // The program alone, not what it has started: it would take the end of that for an error.
    for (const child of children.values()) child.kill("SIGTERM");
    const hard = setTimeout(() => {
      for (const child of children.values()) killGroup(child);
    }, GRACE_MS);
    const poll = setInterval(() => {
      if (children.size > 0) return;
      clearInterval(poll);
      clearTimeout(hard);
      process.exit(code);
    }, 10);
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(0));
  if (process.env.npm_lifecycle_event) whenOrphaned(() => end(0));
  const all = await Promise.all(Object.keys(programs).map((name) => run(name)));
  return all.every(Boolean);
}

function killGroup(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}

/** npm ends on a signal without passing it on to us; all that we notice is another parent. */
function whenOrphaned(act) {
  const parent = process.ppid;
  const poll = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(poll);
    act();
  }, 200);
  poll.unref();
}
