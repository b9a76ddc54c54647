export type DatabaseUrl = { kind: "sqlite"; path: string } | { kind: "planetscale"; url: URL };

/** One line that never holds a password. */
export class BadDatabaseUrl extends Error {}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * `file:<path>` (or `file::memory:`), or `https://user:password@host` for PlanetScale. Without TLS the
 * password would be read by everybody on the way, so `http://` is for this machine alone.
 */
export function parseDatabaseUrl(text: string): DatabaseUrl {
  if (text.startsWith("file:")) return { kind: "sqlite", path: text.slice("file:".length) };
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new BadDatabaseUrl("DATABASE_URL must read file:PATH or https://USER:PASSWORD@HOST");
  const url = new URL(text);
  if (!url.username || !url.password)
    throw new BadDatabaseUrl("DATABASE_URL must carry a name and a password before its host");
  if (url.protocol === "http:" && !LOOPBACK.has(url.hostname))
    throw new BadDatabaseUrl("DATABASE_URL must begin with https:// but for this machine's own");
  return { kind: "planetscale", url };
}
