import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { book, SLOT } from "../../tests/support/sessions.ts";
import { makeWorld, START, type World } from "../../tests/support/world.ts";
import { DAY, HOUR } from "../clock.ts";
import type { SearchInput } from "./schemas.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

type Wish = Partial<SearchInput>;
const search = (wish: Wish = {}) => world.anyone.discovery.search(wish);
const found = async (wish: Wish = {}) => (await search(wish)).mentors.map(({ id }) => id);

/** A listed mentor with this text to be found by. */
const mentor = (search_text: string, over: Parameters<World["mentor"]>[0] = {}) =>
  world.mentor({ search_text, ...over });

describe("who is listed", () => {
  test("approved people who confirmed their address and are not suspended, nobody else", async () => {
    const mentee = await world.mentee();
    const listed = await world.mentor();
    const hidden = [
      await world.mentor({ status: "draft" }),
      await world.mentor({ status: "pending" }),
      await world.mentor({ status: "rejected" }),
      await world.mentor({}, { suspended_at: START }),
      await world.mentor({}, { email_verified_at: null }),
    ];
    expect(await found()).toEqual([listed]);
    for (const id of hidden) {
      await expect(world.anyone.discovery.mentor({ id })).rejects.toMatchObject({
        problem: "not_found",
      });
      await expect(world.anyone.discovery.week({ mentorId: id })).rejects.toMatchObject({
        problem: "not_found",
      });
      await expect(world.anyone.api.listSlots({ id })).rejects.toMatchObject({
        problem: "not_found",
      });
      await expect(book(world, mentee, id)).rejects.toMatchObject({ problem: "not_found" });
    }
  });

  test("a profile that is not approved is its owner’s to preview, and only theirs", async () => {
    const id = await world.mentor({ status: "pending" });
    const own = await (await world.as(id)).discovery.mentor({ id });
    expect(own.preview).toBe(true);
    const other = await world.as(await world.mentee());
    await expect(other.discovery.mentor({ id })).rejects.toMatchObject({ problem: "not_found" });
  });
});

const FIELD = {
  slug: "software",
  name: "Software",
  description: "Programs.",
  icon: "brackets",
  position: 1,
  version: 1,
};

describe("a search", () => {
  test.each([
    "%",
    "_",
    "!",
    "'",
    "\\",
    "100%",
    "a_b",
    "'; drop table users; --",
  ])("takes %j as it is written", async (q) => {
    const written = await mentor(`interviews ${q.toLowerCase()} sql`);
    await mentor("interviews 100 percent axb");
    expect(await found({ q })).toEqual([written]);
  });

  test("every word must occur, in whatever case", async () => {
    const both = await mentor("interviews sql tests");
    await mentor("interviews only");
    expect(await found({ q: "SQL  Interviews" })).toEqual([both]);
  });

  test("by price, both ends included", async () => {
    const [free, mid, dear] = [
      await world.mentor({ price_cents: 0 }),
      await world.mentor({ price_cents: 20_000 }),
      await world.mentor({ price_cents: 50_000 }),
    ];
    expect(await found({ maxPrice: 20_000, sort: "price" })).toEqual([free, mid]);
    expect(await found({ minPrice: 20_000, sort: "price" })).toEqual([mid, dear]);
    await expect(search({ maxPrice: 1_000_001 })).rejects.toThrow();
  });

  test("by field, skill and language", async () => {
    const [one] = [await world.mentor(), await world.mentor()];
    const { slug } = FIELD;
    const { db } = world;
    const at = { user_id: one, position: 0 };
    await db.insertInto("categories").values(FIELD).execute();
    await db.insertInto("user_categories").values({ user_id: one, category_slug: slug }).execute();
    await db
      .insertInto("user_skills")
      .values({ ...at, skill: "sql", label: "SQL" })
      .execute();
    await db
      .insertInto("user_languages")
      .values({ ...at, language: "zu" })
      .execute();
    expect(await found({ category: slug })).toEqual([one]);
    expect(await found({ skill: "SQL" })).toEqual([one]);
    expect(await found({ language: "zu" })).toEqual([one]);
    expect(await found({ category: "no-such-field" })).toEqual([]);
  });

  test("by time: only those with a free hour then, read in the asker’s zone", async () => {
    const evening = await world.mentor(
      {},
      { hours: [{ weekday: 3, start: 18 * 60, end: 20 * 60 }] },
    );
    const day = await world.mentor({}, { hours: [{ weekday: 3, start: 9 * 60, end: 11 * 60 }] });
    const weekend = await world.mentor({}, { hours: [{ weekday: 6, start: 540, end: 720 }] });
    const none = await world.mentor({}, { hours: [] });
    expect(await found({ when: ["evening"] })).toEqual([evening]);
    expect(await found({ when: ["day"] })).toEqual([day]);
    expect(await found({ when: ["weekend"] })).toEqual([weekend]);
    expect((await found()).sort()).toEqual([evening, day, weekend, none].sort());
  });

  test("the soonest first; who has no free hour comes last", async () => {
    const none = await world.mentor({}, { hours: [] });
    const later = await world.mentor({}, { hours: [{ weekday: 4, start: 540, end: 720 }] });
    const sooner = await world.mentor({}, { hours: [{ weekday: 2, start: 540, end: 720 }] });
    expect(await found({ sort: "soonest" })).toEqual([sooner, later, none]);
  });

  test("ten a page; a page beyond the last is the last", async () => {
    for (let n = 0; n < 12; n++) await world.mentor({ price_cents: 10_000 + n * 1000 });
    const first = await search({ sort: "price" });
    expect([first.mentors.length, first.total, first.pages]).toEqual([10, 12, 2]);
    const beyond = await search({ sort: "price", page: 9 });
    expect([beyond.mentors.length, beyond.page]).toEqual([2, 2]);
    const ids = new Set([...first.mentors, ...beyond.mentors].map(({ id }) => id));
    expect(ids.size).toBe(12);
  });

  test("says why somebody matched, with the words marked as they stand", async () => {
    await mentor("interviews", { skills: JSON.stringify(["Job Interviews"]) });
    const { mentors } = await search({ q: "interviews" });
    const hits = mentors[0]?.why?.filter(({ hit }) => hit).map(({ text }) => text);
    expect(hits).toEqual(["Interview"].map((word) => expect.stringContaining(word)));
    expect((await search()).mentors[0]?.why).toBeNull();
  });
});

describe("a week of hours", () => {
  const weekIn = async (zone: string, mentorId: string, week: string) => {
    const context = world.contextOf(null);
    context.request.zone = zone;
    const { createCaller } = await import("../router.ts");
    return (await createCaller(context).discovery.week({ mentorId, week })).days;
  };

  test("has each of its days once where clocks go forward at midnight", async () => {
    world.clock.set(Date.parse("2027-04-26T08:00:00Z"));
    const mentorId = await world.mentor({}, { hours: [{ weekday: 5, start: 600, end: 720 }] });
    const days = await weekIn("Africa/Cairo", mentorId, "2027-04-28");
    expect(days.map(({ date }) => date.slice(8))).toEqual([
      "28",
      "29",
      "30",
      "01",
      "02",
      "03",
      "04",
    ]);
    expect(days.map(({ starts }) => starts.length > 0)).toEqual(days.map((_, i) => i === 2));
  });

  test("is cut at midnight of the asker’s zone", async () => {
    const mentorId = await world.mentor({}, { hours: [{ weekday: 3, start: 60, end: 180 }] });
    const daysOf = async (zone: string) => {
      const days = await weekIn(zone, mentorId, "2026-11-23");
      return days.filter(({ starts }) => starts.length > 0).map(({ date }) => date);
    };
    // Wednesday 01:00 in Johannesburg is still Tuesday in New York.
    expect(await daysOf("Africa/Johannesburg")).toEqual(["2026-11-25"]);
    expect(await daysOf("America/New_York")).toEqual(["2026-11-24"]);
  });

  test("leaves out what is taken, too soon, and the asker’s own appointments", async () => {
    const [mentorId, other] = [await world.mentor(), await world.mentor()];
    const mentee = await world.mentee();
    const api = await world.as(mentee);
    const starts = async () =>
      (await api.discovery.week({ mentorId, week: "2026-11-23" })).days.flatMap((d) => d.starts);
    expect(await starts()).toContain(SLOT);
    await book(world, mentee, other, SLOT);
    const left = await starts();
    expect(left).not.toContain(SLOT);
    expect(left).not.toContain(SLOT + HOUR / 2);
    expect(left).toContain(SLOT + HOUR);
    expect(Math.min(...left)).toBeGreaterThanOrEqual(START + 4 * HOUR);
  });

  test("without a wish is the first one that has hours; the last is 60 days ahead", async () => {
    const mentorId = await world.mentor({}, { hours: [{ weekday: 1, start: 540, end: 600 }] });
    const week = await world.anyone.discovery.week({ mentorId });
    expect(week.days.some(({ starts }) => starts.length > 0)).toBe(true);
    const last = await world.anyone.discovery.week({ mentorId, week: "2099-01-01" });
    expect(last.next).toBeNull();
    const starts = last.days.flatMap((day) => day.starts);
    for (const start of starts) expect(start).toBeLessThanOrEqual(START + 60 * DAY);
    await expect(world.anyone.discovery.week({ mentorId, week: "soon" })).rejects.toThrow();
  });
});
