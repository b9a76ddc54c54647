import { afterEach, beforeEach, expect, test } from "vitest";
import { ICON_NAMES as DRAWN } from "../../app/components/ui/category-icon.tsx";
import { ICON_NAMES as IN_DEMO } from "../../db/demo/content/icons.ts";
import { problemOf } from "../../tests/support/refusals.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { ICONS } from "./schemas.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const law = {
  slug: "law",
  name: "Law",
  description: "From articles to the bar.",
  icon: "scales" as const,
  position: 2,
};

test("a category is made by an admin, seen by everybody, and stands where its position says", async () => {
  const { categories } = await world.as(await world.admin());
  await categories.create(law);
  await categories.create({ ...law, slug: "health", name: "Health", position: 1 });
  const slugs = async () => (await world.anyone.categories.list()).map(({ slug }) => slug);
  expect(await slugs()).toEqual(["health", "law"]);
  await categories.update({ ...law, position: 0, version: 1 });
  expect(await slugs()).toEqual(["law", "health"]);
});

test("a short name is taken once, also when two admins add it at a time", async () => {
  const { categories } = await world.as(await world.admin());
  const tries = await Promise.allSettled([categories.create(law), categories.create(law)]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const again = await problemOf(categories.create({ ...law, name: "Other" }));
  expect(again.issues.map(({ path }) => path)).toEqual(["slug"]);
});

test("changed in another window meanwhile, or gone, is not overwritten", async () => {
  const { categories } = await world.as(await world.admin());
  await categories.create(law);
  await categories.update({ ...law, name: "Justice", version: 1 });
  const late = await problemOf(categories.update({ ...law, name: "Late", version: 1 }));
  expect(late.code).toBe("changed_meanwhile");
  expect((await problemOf(categories.update({ ...law, slug: "none", version: 1 }))).code).toBe(
    "changed_meanwhile",
  );
  expect(await categories.list()).toMatchObject([{ name: "Justice", version: 2 }]);
});

test.each([
  ["a short name with a slash", { slug: "a/b" }, "slug"],
  ["a short name in capitals", { slug: "Law" }, "slug"],
  ["an icon that is not drawn", { icon: "dragon" }, "icon"],
  ["no name", { name: " " }, "name"],
  ["an overlong description", { description: "x".repeat(141) }, "description"],
  ["NUL in a name", { name: "a\u0000b" }, "name"],
  ["a position before the first", { position: -1 }, "position"],
])("%s is refused at its field", async (_, bad, field) => {
  const { categories } = await world.as(await world.admin());
  const problem = await problemOf(categories.create({ ...law, ...bad } as typeof law));
  expect(problem.issues.map(({ path }) => path)).toEqual([field]);
  expect(await categories.list()).toEqual([]);
});

test("nobody but an admin writes one", async () => {
  for (const who of [await world.mentee(), await world.mentor()]) {
    const { categories } = await world.as(who);
    expect((await problemOf(categories.create(law))).status).toBe(404);
    expect((await problemOf(categories.update({ ...law, version: 1 }))).status).toBe(404);
  }
  expect((await problemOf(world.anyone.categories.create(law))).status).toBe(401);
});

test("what may be named, what the demo names and what is drawn are the same icons", () => {
  expect([...DRAWN].sort()).toEqual([...ICONS].sort());
  expect([...IN_DEMO].sort()).toEqual([...ICONS].sort());
});
