import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { problemOf } from "../../tests/support/refusals.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
  await world.db
    .insertInto("categories")
    .values(
      ["software", "law"].map((slug, position) => ({
        slug,
        name: `${slug} and more`,
        description: "About it.",
        icon: "book",
        position,
        version: 1,
      })),
    )
    .execute();
});
afterEach(() => world.close());

/** A whole profile, as the form would send it. */
const whole = {
  jobTitle: "Conveyancer",
  company: "Fynbos Law",
  years: 12,
  intro: "I help graduates to find articles and to last in them.",
  helps: "Choosing a firm\n\nYour first year",
  bio: "I have been an attorney in Paarl since 2014, and I have read some four hundred letters of application.",
  skills: "Contracts\nDrafting\ncontracts",
  categories: ["law"],
  languages: ["af" as const, "en" as const],
  priceCents: 25_000,
  mode: "request" as const,
  minNoticeHours: 24,
  bufferQuarters: 1,
  version: 1,
};

const profileOf = (id: string) =>
  world.db
    .selectFrom("mentor_profiles")
    .selectAll()
    .where("user_id", "=", id)
    .executeTakeFirstOrThrow();

describe("a mentor's profile", () => {
  test("is kept and found by every word of it, and by the name of its field", async () => {
    const id = await world.mentor({}, { name: "Anri Visser" });
    const me = await world.as(id);
    await me.profiles.updateMentor(whole);
    expect((await me.profiles.mine()).mentor).toMatchObject({
      jobTitle: "Conveyancer",
      helps: ["Choosing a firm", "Your first year"],
      skills: ["contracts", "Drafting"],
      priceCents: 25_000,
      version: 2,
      missing: [],
    });
    const { search_text } = await profileOf(id);
    for (const word of ["anri", "fynbos", "paarl", "drafting", "first year", "law and more"])
      expect(search_text).toContain(word);
    for (const q of ["visser paarl", "law more"])
      expect((await world.anyone.discovery.search({ q })).total).toBe(1);
  });

  test("is found by a new name of the person or of the field, and no longer by the old", async () => {
    const id = await world.mentor({}, { name: "Anri Visser" });
    const me = await world.as(id);
    await me.profiles.updateMentor(whole);
    await me.accounts.updateAccount({ name: "Anri Botha", timezone: "Africa/Johannesburg" });
    const admin = await world.as(await world.admin());
    const justice = { slug: "law", name: "Justice", description: "Law.", icon: "scales" as const };
    await admin.categories.update({ ...justice, position: 1, version: 1 });
    const found = async (q: string) => (await world.anyone.discovery.search({ q })).total;
    expect(await found("botha")).toBe(1);
    expect(await found("justice")).toBe(1);
    expect(await found("visser")).toBe(0);
    expect((await profileOf(id)).version, "an admin reads the name, too").toBe(3);
  });

  test("that is listed and changed is not shown as read, until an admin has read it again", async () => {
    const listed = async () => {
      const id = await world.mentor();
      await (await world.as(id)).profiles.updateMentor(whole);
      return id;
    };
    const { admin, accounts } = await world.as(await world.admin());
    const page = (id: string) => world.anyone.discovery.mentor({ id });
    const readAgain = async () => {
      const ids = (await admin.overview()).readAgain.map(({ id }) => id);
      expect((await accounts.counts()).approvals, "beside the admins' menu").toBe(ids.length);
      return ids;
    };
    const changes: ((id: string, version: number) => Promise<unknown>)[] = [
      async (id, version) =>
        (await world.as(id)).profiles.updateMentor({ ...whole, jobTitle: "Judge", version }),
      async (id) =>
        (await world.as(id)).accounts.updateAccount({
          name: "Adv Anri Botha SC",
          timezone: "Africa/Johannesburg",
        }),
    ];
    for (const change of changes) {
      const id = await listed();
      const first = await admin.candidate({ userId: id });
      expect(first.changedAt, "the words of the test's mentor were others").not.toBeNull();
      await admin.approve({ userId: id, version: first.version, note: "" });
      expect(await page(id)).toMatchObject({ changedSince: false, preview: false });
      expect(await readAgain()).toEqual([]);

      const me = await world.as(id);
      const again = { ...whole, priceCents: 40_000, version: first.version + 1 };
      await me.profiles.updateMentor(again);
      expect(await page(id), "the price alone").toMatchObject({ changedSince: false });

      await change(id, first.version + 2);
      expect(await page(id)).toMatchObject({ changedSince: true, preview: false });
      expect(await readAgain()).toEqual([id]);
      const { version } = await admin.candidate({ userId: id });
      await admin.approve({ userId: id, version, note: "" });
      expect(await page(id)).toMatchObject({ changedSince: false });
      const { rows } = await admin.log({ page: 1, action: "listed_profile_changed" });
      expect(rows[0]).toMatchObject({ subject: `user:${id}` });
    }
    await world.outbox.drain();
    expect(world.mailer.sent, "nothing changed for them").toEqual([]);
  });

  test("takes no status, rating or owner from what is sent", async () => {
    const id = await world.mentor({ status: "draft" });
    const other = await world.mentor();
    const wish = { ...whole, status: "approved", rating_sum: 99, user_id: other, userId: other };
    await (await world.as(id)).profiles.updateMentor(wish);
    expect(await profileOf(id)).toMatchObject({ status: "draft", rating_sum: 0 });
    expect(await profileOf(other)).toMatchObject({ version: 1, company: "Kestrel Pay" });
  });

  test("changed in another window meanwhile is not overwritten", async () => {
    const id = await world.mentor();
    const me = await world.as(id);
    await me.profiles.updateMentor(whole);
    const late = await problemOf(me.profiles.updateMentor({ ...whole, company: "Late" }));
    expect(late).toMatchObject({ status: 409, code: "changed_meanwhile" });
    expect((await profileOf(id)).company).toBe("Fynbos Law");
    const skills = await world.db.selectFrom("user_skills").selectAll().execute();
    expect(skills).toHaveLength(2);
  });

  test.each([
    ["a price under the minimum", { priceCents: 4_999 }, "priceCents"],
    ["a price above R 10,000", { priceCents: 1_000_001 }, "priceCents"],
    ["a price below nothing", { priceCents: -1 }, "priceCents"],
    ["a price in text", { priceCents: "250" }, "priceCents"],
    ["half a cent", { priceCents: 25_000.5 }, "priceCents"],
    ["NUL in a company", { company: "Fyn\u0000bos" }, "company"],
    ["a job title of two lines", { jobTitle: "a\nb" }, "jobTitle"],
    ["an overlong bio", { bio: "x".repeat(2001) }, "bio"],
    ["seven lines of help", { helps: "1\n2\n3\n4\n5\n6\n7" }, "helps"],
    ["an overlong skill", { skills: `ok\n${"s".repeat(41)}` }, "skills"],
    ["nine skills", { skills: "1\n2\n3\n4\n5\n6\n7\n8\n9" }, "skills"],
    ["a field that does not exist", { categories: ["magic"] }, "categories"],
    ["four fields", { categories: ["law", "law", "law", "law"] }, "categories"],
    ["notice below four hours", { minNoticeHours: 3 }, "minNoticeHours"],
    ["notice beyond two weeks", { minNoticeHours: 337 }, "minNoticeHours"],
    ["a buffer of five quarters", { bufferQuarters: 5 }, "bufferQuarters"],
    ["another way of booking", { mode: "auction" }, "mode"],
    ["a listed profile without a bio", { bio: "" }, "bio"],
    ["a listed profile without a field", { categories: [] }, "categories"],
  ])("%s is refused beside its field and changes nothing", async (_, bad, field) => {
    const id = await world.mentor();
    const before = await profileOf(id);
    const sent = { ...whole, ...bad } as typeof whole;
    const problem = await problemOf((await world.as(id)).profiles.updateMentor(sent));
    expect(problem).toMatchObject({ status: 422, code: "invalid_input" });
    expect(new Set(problem.issues.map(({ path }) => path))).toEqual(new Set([field]));
    expect(await profileOf(id)).toEqual(before);
  });

  test("may cost nothing, or the least and the most", async () => {
    const me = await world.as(await world.mentor());
    for (const [i, priceCents] of [0, 5_000, 1_000_000].entries())
      await me.profiles.updateMentor({ ...whole, priceCents, version: i + 1 });
    expect((await me.profiles.mine()).mentor?.priceCents).toBe(1_000_000);
  });

  test("is nobody else's to write", async () => {
    const mentee = await world.as(await world.mentee());
    expect((await problemOf(mentee.profiles.updateMentor(whole))).status).toBe(403);
    expect((await problemOf(world.anyone.profiles.updateMentor(whole))).status).toBe(401);
    expect((await problemOf(world.anyone.profiles.mine())).status).toBe(401);
  });
});

describe("sending a profile in", () => {
  test("needs a whole profile, hours and a confirmed address, and says what lacks", async () => {
    const draft = { status: "draft" as const, intro: "", job_title: "", company: "" };
    const id = await world.mentor(draft, { hours: [], email_verified_at: null });
    const me = await world.as(id);
    expect((await me.profiles.mine()).mentor?.missing).toHaveLength(9);
    const refused = await problemOf(me.profiles.submitForApproval({ version: 1 }));
    expect(refused.detail).toContain("open some hours");
    expect((await profileOf(id)).status).toBe("draft");
  });

  test("puts it before the admins once, and clears the last answer", async () => {
    const id = await world.mentor({ status: "rejected", decision_note: "Say more." });
    const me = await world.as(id);
    await me.profiles.updateMentor(whole);
    await me.profiles.submitForApproval({ version: 2 });
    expect(await profileOf(id)).toMatchObject({ status: "pending", version: 3, decided_at: null });
    expect((await problemOf(me.profiles.submitForApproval({ version: 3 }))).code).toBe(
      "wrong_state",
    );
  });

  test("of a version that is no longer so is refused", async () => {
    const me = await world.as(await world.mentor({ status: "draft" }));
    await me.profiles.updateMentor(whole);
    expect((await problemOf(me.profiles.submitForApproval({ version: 1 }))).code).toBe(
      "changed_meanwhile",
    );
  });
});

describe("a mentee's profile", () => {
  const said = { stage: "graduated" as const, about: "I want to draft well.", version: 1 };

  test("is kept with fields and languages, and its version guards it", async () => {
    const me = await world.as(await world.mentee());
    const sent = { ...said, categories: ["law", "law"], languages: ["xh" as const] };
    await me.profiles.updateMentee(sent);
    expect(await me.profiles.mine()).toMatchObject({
      mentor: null,
      mentee: { stage: "graduated", about: "I want to draft well.", version: 2 },
      categories: ["law"],
      languages: ["xh"],
    });
    expect((await problemOf(me.profiles.updateMentee(sent))).code).toBe("changed_meanwhile");
  });

  test("is not a mentor's to write", async () => {
    const mentor = await world.as(await world.mentor());
    const sent = { ...said, categories: [], languages: [] };
    expect((await problemOf(mentor.profiles.updateMentee(sent))).status).toBe(403);
  });
});
