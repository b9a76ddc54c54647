/** What a first visit to each page costs on the wire, by the browser's own count. */
import { chromium } from "@playwright/test";
import { chromiumPath } from "../../scripts/chromium.mjs";
import { BUDGETS } from "../../tests/e2e/support/budgets.ts";
import { bytesOf } from "../../tests/e2e/support/bytes.ts";
import { startCopy } from "../../tests/support/copy.ts";
import { atMost, type Row } from "../row.ts";

const PAGES = {
  "the landing page": "/",
  "the search": "/mentors?q=interview",
  "the fields": "/categories",
  registering: "/register/mentee",
  fees: "/fees",
  "the API's page": "/api/docs",
};

export async function* bytes(): AsyncGenerator<Row> {
  const executablePath = chromiumPath();
  if (!executablePath) {
    console.error("bytes: no Chromium here (apt-get install chromium)");
    return;
  }
  const copy = await startCopy({ demo: true });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const [name, path] of Object.entries(PAGES)) {
      const context = await browser.newContext({ baseURL: copy.url });
      const { total } = await bytesOf(await context.newPage(), path);
      await context.close();
      yield atMost(
        `bytes of ${name}, first visit`,
        total / 1000,
        "kB",
        BUDGETS.public.total / 1000,
      );
    }
  } finally {
    await browser.close();
    await copy.dispose();
  }
}
