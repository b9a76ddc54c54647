/** Bundles the Worker: app, API and rooms in one file, from the Remix build and the OpenAPI document. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const BUNDLED = {
  "mentorlink:remix": "build/server/index.js",
  "mentorlink:openapi": "build/openapi.json",
};

export function buildWorker({ outfile = "build/worker/index.js" } = {}) {
  return build({
    entryPoints: ["server/worker.ts"],
    outfile,
    bundle: true,
    minify: true,
    // Names of classes are what the log says of an error.
    keepNames: true,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["workerd", "worker", "browser", "import"],
    external: ["cloudflare:*", "node:*"],
    define: { "process.env.NODE_ENV": '"production"' },
    loader: { ".json": "text" },
    plugins: [
      {
        name: "bundled",
        setup: (setup) =>
          setup.onResolve({ filter: /^mentorlink:/ }, ({ path }) => ({
            path: resolve(BUNDLED[path]),
          })),
      },
    ],
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildWorker();
