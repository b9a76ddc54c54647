/** Files that are asked for: what is refused is said in words, and is no mistake of ours. */
import { expect, test } from "vitest";
import { book } from "./support/sessions.ts";
import { builtSite, tokenOf } from "./support/site.ts";

const here = builtSite();

test.each(["transcript", "calendar.ics"])("a stranger's %s", async (file) => {
  const { sessionId } = await book(
    here.world,
    await here.world.mentee(),
    await here.world.mentor(),
  );
  const stranger = await tokenOf(here.world, await here.world.mentee());
  const answer = await here.site.get(`/sessions/${sessionId}/${file}`, stranger);
  expect(answer.status).toBe(404);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await answer.text()).toMatch(/^There is nothing here, or it is not yours/);
  expect(here.site.logged).toEqual([]);
});

test("nobody's earnings", async () => {
  const answer = await here.site.get(
    "/earnings.csv",
    await tokenOf(here.world, await here.world.mentee()),
  );
  expect(answer.status).toBe(403);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(here.site.logged).toEqual([]);
});
