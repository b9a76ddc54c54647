import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [tailwindcss(), !process.env.VITEST && remix(remixOptions)],
  build: {
    sourcemap: false,
    assetsInlineLimit: 0,
    // Each file costs its headers, which for the smallest were more than the file.
    rollupOptions: { output: { experimentalMinChunkSize: 3000 } },
  },
  // One server bundle for Node and workerd: everything inside, nothing looked up at run time.
  ...(command === "build" &&
    isSsrBuild && {
      ssr: { noExternal: true as const },
      define: { "process.env.NODE_ENV": '"production"' },
      // The app needs only what both runtimes have; this leaves 200 kB of Node polyfills behind.
      resolve: { alias: { "@remix-run/node": "@remix-run/server-runtime" } },
    }),
}));
