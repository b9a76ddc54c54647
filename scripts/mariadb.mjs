import { existsSync } from "node:fs";

/** Debian's. Tests start it by hand, on a folder of their own. */
export const MARIADB = { server: "/usr/sbin/mariadbd", install: "/usr/bin/mariadb-install-db" };

export function hasMariadb() {
  return Object.values(MARIADB).every((path) => existsSync(path));
}
