import { copyFile, mkdir } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Bundles the rooms: OUTDIR/party/worker.js and its settings for the Workers runtime, OUTDIR/rooms.js for Node. */
export async function buildRooms({ outdir = "build" } = {}) {
  const common = { bundle: true, format: "esm", logLevel: "warning", legalComments: "none" };
  await mkdir(`${outdir}/party`, { recursive: true });
  await Promise.all([
    copyFile("party/rooms.capnp", `${outdir}/party/rooms.capnp`),
    build({
      ...common,
      entryPoints: ["party/worker.ts"],
      outfile: `${outdir}/party/worker.js`,
      target: "es2022",
      conditions: ["workerd", "worker", "browser"],
      external: ["cloudflare:*", "node:*"],
      sourcemap: true,
    }),
    build({
      ...common,
      entryPoints: ["party/local.ts"],
      outfile: `${outdir}/rooms.js`,
      platform: "node",
      target: "node20",
      packages: "external",
    }),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildRooms();
