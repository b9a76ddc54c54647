import { defineConfig } from "@playwright/test";
import { chromiumPath } from "../../scripts/chromium.mjs";
import { hasMariadb } from "../../scripts/mariadb.mjs";
import type { Options } from "./support/fixtures.ts";

export default defineConfig<Options>({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../../test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // It ends what hangs; a busy machine may be four times as slow as a quiet one.
  timeout: 300_000,
  expect: { timeout: 20_000, toPass: { timeout: 120_000 } },
  reporter: [["list"], ["json"]],
  projects: [
    { name: "node" },
    // scripts/test.mjs says so where MariaDB is missing.
    ...(hasMariadb()
      ? [
          {
            name: "edge",
            testMatch: "**/journeys.spec.ts",
            // What scripts make different is the browser's, and the same on both: one whole journey without.
            grep: [/ with scripts /, / without scripts .*register, search, book/, /no socket/],
            use: { host: "edge" as const },
          },
        ]
      : []),
  ],
  use: {
    locale: "en-ZA",
    timezoneId: "Africa/Johannesburg",
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: chromiumPath() ?? undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
