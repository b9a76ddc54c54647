import { defineConfig } from "vitest/config";
import { hasMariadb } from "./scripts/mariadb.mjs";
import { testsOnBothDatabases } from "./tests/support/on-both.ts";

const INCLUDE = ["{app,server,db,party,tests}/**/*.test.{ts,tsx}"];

export default defineConfig({
  test: {
    maxWorkers: 2,
    // A file starts with what others have loaded; none keeps anything in a module that another could miss.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: "sqlite", include: INCLUDE, exclude: ["**/*.mysql.test.ts"] },
      },
      // scripts/test.mjs says so where it is missing.
      ...(hasMariadb()
        ? [
            {
              extends: true as const,
              test: {
                name: "mysql",
                include: testsOnBothDatabases(),
                env: { TEST_DATABASE: "mysql" },
                globalSetup: ["tests/support/shared-mariadb.ts"],
              },
            },
          ]
        : []),
    ],
    setupFiles: ["tests/support/quiet.ts"],
    // They end what hangs; a busy machine may be four times as slow as a quiet one.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    pool: "forks",
  },
});
