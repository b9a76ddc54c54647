import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixOptions from "./remix.config.js";

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [tailwindcss(), !process.env.VITEST && remix(remixOptions)],
  build: {
    sourcemap: false,
    assetsInlineLimit: 0,
    // Only the room hydrates. What it needs comes in two files, one of which changes with our code;
    // in fifteen, the headers alone were more than many of them.
    ...(!isSsrBuild && { rollupOptions: { output: { manualChunks: chunkOf } } }),
  },
  // Found at the first visit instead, they would reload the page under a person's hands.
  optimizeDeps: { entries: ["app/**/*.{ts,tsx}"], include: ["@remix-run/node", "partysocket/ws"] },
  // One server bundle for Node and workerd: everything inside, nothing looked up at run time.
  ...(command === "build" &&
    isSsrBuild && {
      ssr: { noExternal: true as const },
      define: { "process.env.NODE_ENV": '"production"' },
      // The app needs only what both runtimes have; this leaves 200 kB of Node polyfills behind.
      resolve: { alias: { "@remix-run/node": "@remix-run/server-runtime" } },
    }),
}));

function chunkOf(id: string): string | undefined {
  if (id.includes("/node_modules/")) return "packages";
  if (/\/app\/(root|entry\.client|routes\/sessions\.\$id\.room\._index)\.tsx/.test(id))
    return "room";
}
