/** Every page: axe finds nothing in any light or width, nothing overflows, and it weighs what it may. */
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type Copy, startCopy } from "../support/copy.ts";
import { expectAccessible } from "./support/axe.ts";
import { BUDGETS, REPEAT } from "./support/budgets.ts";
import { bytesOf } from "./support/bytes.ts";
import { signIn } from "./support/people.ts";

test.describe.configure({ mode: "default", timeout: 600_000 });

let copy: Copy;
test.beforeAll(async () => {
  copy = await startCopy({ demo: true });
});
test.afterAll(async () => {
  await copy.dispose();
});

type Find = (page: Page) => Promise<string>;
/** A path, or where to find one in the demo; the page's name is the key. */
const PUBLIC: Record<string, string | Find> = {
  landing: "/",
  search: "/mentors?q=interview",
  "search without results": "/mentors?q=zzzzzz",
  mentor: firstMentor,
  categories: "/categories",
  register: "/register",
  "register as a mentee": "/register/mentee",
  "register as a mentor": "/register/mentor",
  "check your e-mail": "/check-email",
  "sign in": "/sign-in",
  "forgotten password": "/forgotten-password",
  "reset password": `/reset-password?token=${"0".repeat(32)}`,
  "confirm address": `/verify-email?token=${"0".repeat(32)}`,
  "another address": `/new-address?token=${"0".repeat(32)}`,
  fees: "/fees",
  safety: "/safety",
  privacy: "/privacy",
  terms: "/terms",
  help: "/help",
  "the API": "/api/docs",
  "nothing here": "/nothing",
};
const MENTEE: Record<string, string | Find> = {
  dashboard: "/dashboard",
  sessions: "/sessions",
  "check and pay": async (page) => {
    await page.goto(await firstMentor(page));
    const slot = await page.locator("input[name=slot]").first().getAttribute("value");
    return `${new URL(page.url()).pathname.replace("/mentors/", "/book/")}?slot=${slot}`;
  },
  "a session to come": (page) => linkOf(page, "/sessions", /^Prepare/),
  "a session that is over": (page) => linkOf(page, "/sessions", /^Transcript/),
  "waiting for the room": async (page) => `${await linkOf(page, "/sessions", /^Prepare/)}/door`,
  "moving an hour": movable,
  cancel: (page) => linkOf(page, "/sessions", /^Cancel/),
  receipt: (page) => linkOf(page, "/sessions", /^Receipt/),
  "the room without scripts": async (page) =>
    `${await linkOf(page, "/sessions", /^Enter the room/)}?lite=1`,
  settings: "/settings",
  "second factor": "/second-factor",
  profile: "/profile",
  sandbox: "/sandbox",
};
const MENTOR: Record<string, string | Find> = {
  dashboard: "/dashboard",
  sessions: "/sessions",
  "a request": (page) => linkOf(page, "/sessions", /Read and answer/),
  earnings: "/earnings",
  "payout account": "/earnings/account",
  hours: "/availability",
  profile: "/profile",
};
const ADMIN: Record<string, string | Find> = {
  queues: "/admin",
  "a mentor to approve": (page) => linkOf(page, "/admin", /oldest/),
  fields: "/admin/categories",
  log: "/admin/log",
};

async function firstMentor(page: Page): Promise<string> {
  await page.goto("/mentors?sort=soonest");
  return (await page.locator(".hit a").first().getAttribute("href")) ?? "";
}

/** The first hour to come that is a day away and was not moved twice. */
async function movable(page: Page): Promise<string> {
  await page.goto("/sessions");
  const links = page.getByRole("link", { name: /^Prepare/ });
  const hours = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
  for (const hour of hours) {
    await page.goto(hour);
    const move = page.getByRole("link", { name: "Move it" });
    if ((await move.count()) > 0) return (await move.getAttribute("href")) ?? "";
  }
  throw new Error("The demo has no hour that can be moved");
}

async function linkOf(page: Page, from: string, name: RegExp): Promise<string> {
  await page.goto(from);
  return (await page.getByRole("link", { name }).first().getAttribute("href")) ?? "";
}

const ROLES = [
  { role: "anybody", email: null, pages: PUBLIC, budget: BUDGETS.public },
  { role: "a mentee", email: "mentee@mentorlink.test", pages: MENTEE, budget: BUDGETS.plain },
  { role: "a mentor", email: "mentor@mentorlink.test", pages: MENTOR, budget: BUDGETS.plain },
  { role: "an admin", email: "admin@mentorlink.test", pages: ADMIN, budget: BUDGETS.plain },
];

for (const { role, email, pages, budget } of ROLES) {
  test.describe(`as ${role}`, () => {
    let context: BrowserContext;
    test.beforeAll(async ({ browser }) => {
      context = await open(browser);
      if (!email) return;
      const page = await context.newPage();
      await signIn(page, email, "mentorlink-demo");
      await page.close();
    });
    test.afterAll(() => context.close());

    for (const [name, where] of Object.entries(pages)) {
      test(`${name}: axe, overflow, bytes`, async () => {
        const page = await context.newPage();
        const path = typeof where === "string" ? where : await where(page);
        await checkBytes(page, path, budget);
        for (const width of [320, 1280])
          for (const colorScheme of ["light", "dark"] as const)
            await checkLook(page, name, width, colorScheme);
        await page.close();
      });
    }

    async function checkBytes(page: Page, path: string, { total, scripts }: typeof budget) {
      const session = await context.newCDPSession(page);
      await session.send("Network.setCacheDisabled", { cacheDisabled: true });
      const bytes = await bytesOf(page, path);
      expect(bytes.total, `${path} in all`).toBeLessThanOrEqual(total);
      expect(bytes.scripts, `${path}: scripts`).toBeLessThanOrEqual(scripts);
    }

    async function checkLook(
      page: Page,
      name: string,
      width: number,
      colorScheme: "light" | "dark",
    ) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `${name}, ${colorScheme}, ${width} px`);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, `${name} is wider than ${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

test("the room with scripts: axe, first load and repeat", async ({ browser }) => {
  const context = await open(browser);
  const page = await context.newPage();
  await signIn(page, "mentee@mentorlink.test", "mentorlink-demo");
  const path = await linkOf(page, "/sessions", /^Enter the room/);
  await page.close();
  const fresh = await open(browser, await context.storageState());
  const first = await fresh.newPage();
  const cold = await bytesOf(first, path);
  expect(cold.total).toBeLessThanOrEqual(BUDGETS.hydrated.total);
  const again = await fresh.newPage();
  expect((await bytesOf(again, path)).total).toBeLessThanOrEqual(REPEAT);
  for (const colorScheme of ["light", "dark"] as const) {
    await again.emulateMedia({ colorScheme });
    await expectAccessible(again, `the room, ${colorScheme}`);
  }
  await fresh.close();
  await context.close();
});

function open(
  browser: Browser,
  storageState?: Awaited<ReturnType<BrowserContext["storageState"]>>,
) {
  return browser.newContext({ baseURL: copy.url, ...(storageState && { storageState }) });
}
