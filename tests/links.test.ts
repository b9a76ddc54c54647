/** Every link of every page leads somewhere, whoever follows it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildOnce } from "./support/build.ts";
import { type Copy, startCopy } from "./support/copy.ts";

const MOST_PAGES = 400;
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/;
/** Pages of one kind differ by an id or a query: a few of each are enough. */
const OF_A_KIND = 3;

let copy: Copy;
beforeAll(async () => {
  await buildOnce();
  copy = await startCopy({ demo: true });
}, 180_000);
afterAll(() => copy.dispose());

test.each([null, "mentee@mentorlink.test", "mentor@mentorlink.test"])("for %s", async (email) => {
  const headers: Record<string, string> = email ? { cookie: await cookieOf(email) } : {};
  const from = new Map([["/", "the start"]]);
  const kinds = new Map<string, number>();
  const dead: string[] = [];
  let visited = 0;
  for (const [path, source] of from) {
    if (visited++ > MOST_PAGES) break;
    const answer = await fetch(copy.url + path, { headers, redirect: "manual" });
    // What only another role may see says so; help is written for all of them.
    if (answer.status >= 400 && answer.status !== 403)
      dead.push(`${answer.status} ${path}, linked from ${source}`);
    const isPage = answer.headers.get("content-type")?.startsWith("text/html");
    const html = await answer.text();
    for (const next of isPage ? linksOf(html, path) : []) {
      const kind = next.replace(ID, ":id").replace(/=[^&]*/g, "=");
      const count = kinds.get(kind) ?? 0;
      if (from.has(next) || count >= OF_A_KIND) continue;
      kinds.set(kind, count + 1);
      from.set(next, path);
    }
  }
  expect(dead).toEqual([]);
  expect(visited).toBeGreaterThan(20);
  expect(visited).toBeLessThan(MOST_PAGES);
}, 60_000);

function linksOf(html: string, page: string): string[] {
  return [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].flatMap(([, href = ""]) => {
    const url = new URL(href.replaceAll("&amp;", "&"), copy.url + page);
    return url.origin === copy.url ? [url.pathname + url.search] : [];
  });
}

async function cookieOf(email: string): Promise<string> {
  const answer = await fetch(`${copy.url}/api/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: "mentorlink-demo" }),
  });
  const { token } = (await answer.json()) as { token: string };
  return `mentorlink-${copy.port}=${token}`;
}
