/**
 * Which tests run on MariaDB: all that make a world or a database, but for those about something else.
 * Those that only it can fail are called `.mysql.test.ts`, and SQLite does not see them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const WORLD = "tests/support/world.ts";
const DATABASES = "tests/support/databases.ts";

/** Whole processes and rooms have their own files; so have faults of files. */
const NOT_ABOUT_DATABASES = [
  "tests/support/copy.ts",
  "tests/support/rooms.ts",
  "tests/faults/no-space.test.ts",
  // How long hashing takes.
  "tests/attacks/who-is-registered.test.ts",
];

/** Races and kills of whole processes. */
const ALL_THE_SAME = ["tests/races/one-slot.test.ts", "tests/faults/app-kill.test.ts"];

export function testsOnBothDatabases(): string[] {
  return ["server", "db", "tests"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    )
    .filter((path) => path.endsWith(".test.ts"))
    .filter((path) => {
      const seen = reached(path, new Set([path]));
      if (ALL_THE_SAME.includes(path) || path.endsWith(".mysql.test.ts")) return true;
      return (
        (seen.has(WORLD) || seen.has(DATABASES)) &&
        !NOT_ABOUT_DATABASES.some((other) => seen.has(other))
      );
    });
}

/** Files of tests/support that a file imports, and those that these do. */
function reached(path: string, seen: Set<string>): Set<string> {
  for (const [, target = ""] of readFileSync(path, "utf8").matchAll(/from "(\.[^"]+)"/g)) {
    const file = relative(".", resolve(path, "..", target));
    if (!file.startsWith("tests/support/") || seen.has(file)) continue;
    reached(file, seen.add(file));
  }
  return seen;
}
