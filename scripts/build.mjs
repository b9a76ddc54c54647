/** Builds all: the Remix app (Vite), the Node server, the admin command and the rooms (esbuild). */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build as esbuild } from "esbuild";
import { buildRooms } from "./build-rooms.mjs";
import { buildWorker } from "./build-worker.mjs";

const STAMP = "build/stamp";
const SOURCES = [
  "app",
  "server",
  "db",
  "party",
  "public",
  "scripts",
  "package-lock.json",
  "vite.config.ts",
  "remix.config.js",
  "partykit.json",
];

/** A hash of every source, so that `npm start` builds exactly when something changed. */
function fingerprint() {
  const hash = createHash("sha256");
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else if (!path.includes(".test.")) {
      hash.update(path).update("\0").update(readFileSync(path)).update("\0");
    }
  };
  for (const source of SOURCES) visit(source);
  return hash.digest("hex");
}

export async function buildWhenNeeded() {
  // An image holds what was built and nothing to build it from.
  if (!existsSync("app")) return false;
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return false;
  // Programs read what comes to standard output.
  console.error("Building (once; a minute on a slow machine) …");
  await build();
  writeFileSync(STAMP, wanted);
  return true;
}

export async function build() {
  mkdirSync("build", { recursive: true });
  const remix = spawnSync(
    process.execPath,
    ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"],
    {
      encoding: "utf8",
      env: { ...process.env, NODE_ENV: "production" },
    },
  );
  if (remix.status !== 0)
    throw new Error(`The app did not build:\n${remix.stdout}\n${remix.stderr}`);
  compress("build/client/assets");
  await buildServer();
  const { openApiDocument } = await import("../build/openapi.js");
  writeFileSync("build/openapi.json", JSON.stringify(openApiDocument()));
  await buildRooms({ outdir: "build" });
  await buildWorker();
}

/** How esbuild makes one file of TypeScript for Node. */
export const NODE_BUNDLE = {
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
};

export function buildServer() {
  return esbuild({
    entryPoints: {
      node: "server/node.ts",
      admin: "server/admin-command.ts",
      db: "server/database-command.ts",
      env: "server/env.ts",
      openapi: "server/openapi.ts",
    },
    outdir: "build",
    ...NODE_BUNDLE,
  });
}

/** Compressed once here instead of at every request. */
function compress(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (process.argv.includes("--when-needed")) await buildWhenNeeded();
  else {
    await build();
    writeFileSync(STAMP, fingerprint());
  }
}
