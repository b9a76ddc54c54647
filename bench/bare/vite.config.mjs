import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [
    remix({
      appDirectory: ".",
      buildDirectory: process.env.BARE_BUILD,
      future: { v3_singleFetch: true },
    }),
  ],
});
