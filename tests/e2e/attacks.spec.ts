/** Script in every text that people write, seen on every page that anybody can reach. */
import { expect, type Page, test } from "@playwright/test";
import { startAuthSession } from "../../server/accounts/auth-sessions.ts";
import { runClockwork } from "../../server/jobs/clockwork.ts";
import { everythingIn } from "../support/cast.ts";
import { type Copy, startCopy } from "../support/copy.ts";
import { databaseOf, mutate, noonIn } from "../support/outside.ts";
import type { World } from "../support/world.ts";

const SCRIPT = `"><script>pwned=1</script><img src=x onerror=pwned=2>'`;
const MOST_PAGES = 120;

let copy: Copy;
let world: World;
test.beforeAll(async () => {
  copy = await startCopy();
  world = await databaseOf(copy);
});
test.afterAll(async () => {
  await world.close();
  await copy.dispose();
});

/** Two people who write nothing but scripts, an admin who reads it, and hours in several states. */
async function peopleWhoWriteScripts() {
  const mentor = await world.mentor(
    {
      company: SCRIPT,
      job_title: SCRIPT,
      intro: SCRIPT,
      bio: SCRIPT,
      helps: JSON.stringify([SCRIPT]),
      skills: JSON.stringify([SCRIPT]),
      search_text: "script",
      price_cents: 0,
    },
    { name: SCRIPT },
  );
  const pending = await world.mentor({ status: "pending", bio: SCRIPT }, { name: SCRIPT });
  const mentee = await world.mentee({ name: SCRIPT });
  const admin = await world.admin({ name: SCRIPT });
  await world.db
    .updateTable("categories")
    .set({ name: SCRIPT, description: SCRIPT })
    .where("position", "=", 1)
    .execute();
  const tokens: Record<string, string> = {};
  for (const [who, id] of Object.entries({ mentor, mentee, admin, pending }))
    tokens[who] = (await startAuthSession(world.services, id, SCRIPT)).token;
  const asMentee = { id: mentee, token: tokens.mentee ?? "" };
  const sessions: string[] = [];
  for (const days of [2, 3, 4]) {
    const { body } = await mutate(copy, asMentee, "bookings.book", {
      mentorId: mentor,
      startsAt: noonIn(days),
      goals: SCRIPT,
      questions: [SCRIPT],
      idempotencyKey: crypto.randomUUID(),
    });
    sessions.push(String(body.result?.data.sessionId));
  }
  const [cancelled = "", over = ""] = sessions;
  const cancel = { sessionId: cancelled, expectedRefundCents: 0, reason: SCRIPT };
  expect((await mutate(copy, asMentee, "bookings.cancel", cancel)).status).toBe(200);
  await world.db
    .updateTable("sessions")
    .set({ status: "completed", ended_at: Date.now(), room_seq: 1 })
    .where("id", "=", over)
    .execute();
  const message = { room_id: over, seq: 1, sender_id: mentee, client_id: "one", body: SCRIPT };
  await world.db
    .insertInto("messages")
    .values({ ...message, sent_at: Date.now() })
    .execute();
  return tokens;
}

test("no script of theirs runs on any page, letter or calendar, and reading changes nothing", async ({
  browser,
}) => {
  // Hundreds of pages; the limit ends what hangs.
  test.setTimeout(900_000);
  const tokens = await peopleWhoWriteScripts();
  await expect
    .poll(async () => {
      const due = world.db.selectFrom("outbox").select("id").where("done_at", "is", null);
      return (await due.where("due_at", "<=", Date.now()).execute()).length;
    })
    .toBe(0);
  await runClockwork(world.services);
  const before = await whatPeopleDid();
  const seen = new Set<string>();
  for (const who of ["mentor", "mentee", "admin", "pending", null]) {
    const context = await browser.newContext({ baseURL: copy.url });
    if (who) {
      const name = `mentorlink-${copy.port}`;
      await context.addCookies([{ name, value: tokens[who] ?? "", url: copy.url }]);
    }
    const page = await context.newPage();
    page.on("dialog", (dialog) => dialog.dismiss());
    for (const path of await crawl(page)) seen.add(path.replace(/[0-9a-f-]{36}/, ":id"));
    await context.close();
  }
  expect([...seen]).toEqual(expect.arrayContaining(["/admin", "/mentors/:id", "/sessions/:id"]));
  expect(await whatPeopleDid()).toEqual(before);
});

/** Follows every link from the start, as somebody curious would. Answers the paths. */
async function crawl(page: Page): Promise<string[]> {
  const queue = ["/", "/dashboard", "/mentors", "/sandbox", "/admin", "/profile", "/earnings"];
  const visited: string[] = [];
  for (let path = queue.shift(); path && visited.length < MOST_PAGES; path = queue.shift()) {
    visited.push(path);
    const answer = await page.request.get(path);
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    await page.goto(path);
    expect(await page.evaluate(() => Reflect.get(window, "pwned")), path).toBeUndefined();
    const alien = await page.locator("img[onerror], script:text('pwned')").count();
    expect(alien, `${path} holds their element`).toBe(0);
    const links = await page
      .locator("a[href]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    for (const link of links) {
      const { pathname, search, origin } = new URL(link, page.url());
      const next = pathname + search;
      const known = [...queue, ...visited].some((one) => sameButWeek(one) === sameButWeek(next));
      if (origin === new URL(copy.url).origin && !known) queue.push(next);
    }
  }
  return visited.map((path) => path.split("?")[0] ?? "");
}

/** One week of a timetable is like the other. */
function sameButWeek(path: string): string {
  return path.replace(/week=[\d-]+/, "week");
}

/** The database but for what runs by itself or merely counts. */
async function whatPeopleDid() {
  const { leases: _, auth_sessions: __, sandbox_records, ...tables } = await everythingIn(world);
  const records = sandbox_records?.filter(
    (row) => Reflect.get(Object(row), "kind") !== "clockwork_seen",
  );
  return { ...tables, records };
}
