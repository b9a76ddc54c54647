import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { problemOf } from "../../tests/support/refusals.ts";
import { sessionRow } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { MINUTE } from "../clock.ts";
import { queue } from "../effects.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const pending = () => world.mentor({ status: "pending" });
const statusOf = async (id: string) =>
  (
    await world.db
      .selectFrom("mentor_profiles")
      .select("status")
      .where("user_id", "=", id)
      .executeTakeFirstOrThrow()
  ).status;

describe("a mentor who asks to be listed", () => {
  test("is found after an approval, told by mail, and the log says by whom", async () => {
    const id = await pending();
    const admin = await world.admin({ name: "Anele Khumalo" });
    await problemOf(world.anyone.discovery.mentor({ id }));
    const me = await world.as(admin);
    expect((await me.admin.overview()).pending).toMatchObject([{ id }]);
    await me.admin.approve({ userId: id, version: 1, note: "" });
    expect((await world.anyone.discovery.mentor({ id })).preview).toBe(false);
    expect((await me.admin.overview()).pending).toEqual([]);
    expect((await me.admin.log({ page: 1 })).rows).toMatchObject([
      { actor: "Anele Khumalo", action: "mentor_approved", subject: `user:${id}` },
    ]);
    await world.outbox.drain();
    expect(world.mailer.sent).toHaveLength(1);
  });

  test("reads what must change after a refusal, and stays unlisted", async () => {
    const id = await pending();
    const me = await world.as(await world.admin());
    await me.admin.reject({ userId: id, version: 1, note: "Say where you studied." });
    expect((await (await world.as(id)).profiles.mine()).mentor).toMatchObject({
      status: "rejected",
      decisionNote: "Say where you studied.",
    });
    expect((await problemOf(world.anyone.discovery.mentor({ id }))).status).toBe(404);
    await world.outbox.drain();
    expect(JSON.stringify(world.mailer.sent)).toContain("Say where you studied.");
  });

  test("is not refused without a word of what must change", async () => {
    const id = await pending();
    const me = await world.as(await world.admin());
    const empty = await problemOf(me.admin.reject({ userId: id, version: 1, note: "  " }));
    expect(empty.issues.map(({ path }) => path)).toEqual(["note"]);
    expect(await statusOf(id)).toBe("pending");
  });

  test("is not approved by a mentee, by themselves or by a passer-by", async () => {
    const id = await pending();
    const wish = { userId: id, version: 1, note: "" };
    for (const who of [await world.mentee(), await world.mentor(), id])
      expect((await problemOf((await world.as(who)).admin.approve(wish))).status).toBe(404);
    expect((await problemOf(world.anyone.admin.approve(wish))).status).toBe(401);
    expect(await statusOf(id)).toBe("pending");
  });

  test("is decided once, however many admins decide at a time", async () => {
    const id = await pending();
    const admins = [await world.admin(), await world.admin(), await world.admin()];
    const tries = await Promise.allSettled(
      admins.map(async (admin, i) => {
        const { admin: desk } = await world.as(admin);
        const wish = { userId: id, version: 1, note: "Because." };
        return i === 0 ? desk.reject(wish) : desk.approve(wish);
      }),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await world.outbox.drain();
    expect(world.mailer.sent).toHaveLength(1);
  });

  test("is not approved for words that the admin did not read", async () => {
    const id = await pending();
    await world.db.updateTable("mentor_profiles").set({ version: 2, bio: "New." }).execute();
    const me = await world.as(await world.admin());
    const late = await problemOf(me.admin.approve({ userId: id, version: 1, note: "" }));
    expect(late).toMatchObject({ status: 409, code: "changed_meanwhile" });
    expect(await statusOf(id)).toBe("pending");
  });

  test("is not approved under a name that the admin did not read", async () => {
    const id = await pending();
    await (await world.as(id)).accounts.updateAccount({
      name: "Another",
      timezone: "Africa/Johannesburg",
    });
    const me = await world.as(await world.admin());
    const late = await problemOf(me.admin.approve({ userId: id, version: 1, note: "" }));
    expect(late).toMatchObject({ status: 409, code: "changed_meanwhile" });
  });

  test("is not decided before asking, nor a second time, nor when there is nobody", async () => {
    const me = await world.as(await world.admin());
    for (const status of ["draft", "rejected"] as const) {
      const userId = await world.mentor({ status });
      const refused = await problemOf(me.admin.approve({ userId, version: 1, note: "" }));
      expect(refused.code).toBe("changed_meanwhile");
      expect(await statusOf(userId)).toBe(status);
    }
    const asked = await pending();
    await me.admin.approve({ userId: asked, version: 1, note: "" });
    const twice = await problemOf(me.admin.approve({ userId: asked, version: 1, note: "" }));
    expect(twice.code).toBe("changed_meanwhile");
    const nobody = world.services.ids.uuid();
    for (const userId of [nobody, await world.mentee()])
      expect((await problemOf(me.admin.approve({ userId, version: 1 }))).status).toBe(404);
  });
});

describe("a listed mentor", () => {
  test("of three strikes is shown to the admins, and can be taken down; what is booked stays", async () => {
    const id = await world.mentor();
    const admin = await world.as(await world.admin());
    world.clock.advance(MINUTE);
    const mentee = await world.mentee();
    const hour = await sessionRow(world, { mentor: id, mentee });
    const struck = async (times: number) => {
      await world.db
        .updateTable("mentor_profiles")
        .set({ strikes: times })
        .where("user_id", "=", id)
        .execute();
      await world.db
        .insertInto("strikes")
        .values({
          user_id: id,
          session_id: times === 2 ? hour : await sessionRow(world, { mentor: id, mentee }),
          reason: "cancelled",
          created_at: world.clock.now(),
        })
        .execute();
    };
    await struck(2);
    expect((await admin.admin.overview()).readAgain).toEqual([]);
    await struck(3);
    expect((await admin.admin.overview()).readAgain).toMatchObject([{ id, strikes: 3 }]);
    const { version } = await admin.admin.candidate({ userId: id });
    await admin.admin.approve({ userId: id, version, note: "" });
    expect((await admin.admin.overview()).readAgain, "looked at").toEqual([]);
    await admin.admin.reject({ userId: id, version: version + 1, note: "Three hours cancelled." });
    expect((await problemOf(world.anyone.discovery.mentor({ id }))).status).toBe(404);
    await world.outbox.drain();
    expect(JSON.stringify(world.mailer.sent)).toContain("Your profile was taken down");
    expect((await (await world.as(mentee)).bookings.byId({ sessionId: hour })).status).toBe(
      "confirmed",
    );
  });
});

describe("the queues", () => {
  test("are no business of anybody but admins, page by page", async () => {
    for (const who of [await world.mentee(), await world.mentor()]) {
      const { admin } = await world.as(who);
      const asks = [
        () => admin.overview(),
        () => admin.log({}),
        () => admin.candidate({ userId: who }),
        () => admin.retry({ id: who }),
      ];
      for (const ask of asks) expect((await problemOf(ask())).status).toBe(404);
    }
  });

  test("show a message that was given up, which is tried again on request", async () => {
    const to = "lerato@example.test";
    await world.db.transaction().execute((trx) =>
      queue(world.services, trx, "mail:test", {
        kind: "mail",
        to,
        letter: {
          template: "mentor_decided",
          name: "Lerato",
          zone: "Africa/Johannesburg",
          approved: true,
          listed: false,
          note: "",
          url: "https://example.test/mentors/1",
        },
      }),
    );
    const now = world.clock.now();
    const waiting = await world.db.selectFrom("outbox").select("id").executeTakeFirstOrThrow();
    const early = (await world.as(await world.admin())).admin.retry(waiting);
    expect((await problemOf(early)).status).toBe(404);
    await world.db.updateTable("outbox").set({ failed_at: now, attempts: 9 }).execute();
    const { admin } = await world.as(await world.admin());
    const [given] = (await admin.overview()).failedOutbox;
    expect(given).toMatchObject({ key: "mail:test", kind: "mail", at: now });
    await world.outbox.drain();
    expect(world.mailer.sent).toHaveLength(0);
    await admin.retry({ id: given?.id ?? "" });
    await world.outbox.drain();
    expect(world.mailer.sent).toHaveLength(1);
    expect((await problemOf(admin.retry({ id: given?.id ?? "" }))).status).toBe(404);
  });

  test("say that an empty ledger balances", async () => {
    const { admin } = await world.as(await world.admin());
    expect((await admin.overview()).present).toMatchObject({ ledgerBalances: true, heldCents: 0 });
  });
});
