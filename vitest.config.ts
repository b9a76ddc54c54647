import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{app,server,db,party,tests}/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/support/quiet.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: "forks",
  },
});
