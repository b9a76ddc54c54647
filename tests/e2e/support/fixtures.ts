import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { startCopy } from "../../support/copy.ts";
import { type EdgeDatabase, startEdge, startEdgeDatabase } from "../../support/edge.ts";

interface Fixtures {
  /** A copy of its own, empty but for what the test makes; its clock may be moved. */
  copy: { url: string };
  /** A new person's browser. */
  person: (options?: { zone?: string }) => Promise<Page>;
}

export interface Options {
  /** Both ways of using the product: every journey runs with and without scripts. */
  scripts: boolean;
  demo: boolean;
  /** Where it runs: in two processes of Node, or as a Worker on MariaDB. */
  host: "node" | "edge";
}

interface WorkerFixtures {
  /** A fresh database at the edge; the server behind it starts with the first. */
  edgeDatabase: () => Promise<string>;
}

export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  scripts: [true, { option: true }],
  demo: [false, { option: true }],
  host: ["node", { option: true }],
  edgeDatabase: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what is needed
    async ({}, use) => {
      const servers: Promise<EdgeDatabase>[] = [];
      let created = 0;
      await use(async () => {
        if (servers.length === 0) servers.push(startEdgeDatabase());
        const [server] = await Promise.all(servers);
        return server?.create(`edge_${++created}`) ?? "";
      });
      for (const server of servers) await (await server).stop();
    },
    { scope: "worker" },
  ],
  copy: async ({ demo, host, edgeDatabase }, use) => {
    const copy =
      host === "edge" ? await startEdge(await edgeDatabase(), { demo }) : await startCopy({ demo });
    await use(copy);
    await copy.dispose();
  },
  person: async ({ browser, copy, scripts }, use, info) => {
    const contexts: BrowserContext[] = [];
    const noise: string[] = [];
    await use(async ({ zone = "Africa/Johannesburg" } = {}) => {
      const context = await newContext(browser, { baseURL: copy.url, scripts, zone });
      contexts.push(context);
      const page = await context.newPage();
      page.on("pageerror", (error) => noise.push(`${page.url()}: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error" && !expectedNoise(message.text()))
          noise.push(`${page.url()}: ${message.text()}`);
      });
      return page;
    });
    for (const context of contexts) await context.close();
    if (info.status === "passed") expect(noise, "the browser's console stays quiet").toEqual([]);
  },
});

export { expect };

function newContext(
  browser: Browser,
  { baseURL, scripts, zone }: { baseURL: string; scripts: boolean; zone: string },
) {
  return browser.newContext({ baseURL, javaScriptEnabled: scripts, timezoneId: zone });
}

/** Refused forms answer 4xx on purpose, and Chromium reports each as an error. */
function expectedNoise(text: string): boolean {
  return /Failed to load resource: the server responded with a status of 4\d\d/.test(text);
}
