import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  newcomer,
  PASSWORD,
  registered,
  signIn,
  tokenTo,
  visitor,
} from "../../tests/support/accounts.ts";
import { codeOf, problemOf } from "../../tests/support/refusals.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { DAY } from "../clock.ts";
import { toProblem } from "../errors.ts";
import { limit } from "../limits.ts";
import { createCaller } from "../router.ts";
import { authenticate } from "./authenticate.ts";
import { DOCUMENTS } from "./schemas.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const holding = async (token: string) =>
  createCaller(world.contextOf(await authenticate(world.services, token)));

const users = () => world.db.selectFrom("users").selectAll().execute();

describe("registering", () => {
  test("makes a person with a role, who agreed to these versions, and a letter", async () => {
    const { id, email } = await registered(world);
    const [user] = await users();
    expect(user).toMatchObject({ id, email, is_admin: 0, email_verified_at: null });
    expect(user?.password_hash).toMatch(/^scrypt\$/);
    const consents = await world.db.selectFrom("consents").selectAll().execute();
    expect(Object.fromEntries(consents.map((row) => [row.document, row.document_version]))).toEqual(
      DOCUMENTS,
    );
    await world.outbox.drain();
    expect(world.mailer.sent).toMatchObject([{ to: email }]);
    expect(world.mailer.sent[0]?.subject).toContain("Welcome");
    expect((await (await world.as(id)).accounts.me())?.isMentee).toBe(true);
  });

  test("as a mentor makes a draft that nobody finds, with a zone of its own", async () => {
    const { stage, ...person } = newcomer();
    const mentor = { ...person, jobTitle: "Engineer", company: "Kestrel", zone: "Africa/Lagos" };
    await visitor(world).api.accounts.registerMentor(mentor);
    const profile = await world.db.selectFrom("mentor_profiles").selectAll().executeTakeFirst();
    expect(profile).toMatchObject({ status: "draft", job_title: "Engineer", company: "Kestrel" });
    const schedule = await world.db.selectFrom("schedules").selectAll().executeTakeFirst();
    expect(schedule?.timezone).toBe("Africa/Lagos");
  });

  test("a known address gets the same answer; its owner is told, and nothing changes", async () => {
    const { email, id } = await registered(world);
    const before = await users();
    const fresh = visitor(world);
    const known = visitor(world);
    const answers = [
      await fresh.api.accounts.registerMentee(newcomer()),
      await known.api.accounts.registerMentee(newcomer({ email, password: "a stranger’s words" })),
    ];
    expect(answers[0]).toEqual(answers[1]);
    expect(fresh.context.intents).toEqual(known.context.intents);
    expect((await users()).find((user) => user.id === id)).toEqual(before[0]);
    await world.outbox.drain();
    const told = world.mailer.sent.filter(({ to }) => to === email).map(({ subject }) => subject);
    expect(told[1]).toBe("You already have a MentorLink account");
    await expect(signIn(world, email, "a stranger’s words")).rejects.toThrow();
  });

  test.each([
    "registerMentee",
    "registerMentor",
  ] as const)("%s: a known address takes as many round trips to the database as a new one", async (register) => {
    let statements = 0;
    const counted = await makeWorld({ watcher: { before: () => void statements++ } });
    const { email } = await registered(counted);
    const costs = async (over: { email?: string }) => {
      const { stage, ...person } = newcomer(over);
      const wish = { ...person, stage, jobTitle: "Engineer", company: "Kestrel" };
      // The limits count the first try of an hour by itself.
      counted.clock.advance(DAY);
      const from = statements;
      await visitor(counted).api.accounts[register](wish);
      return statements - from;
    };
    expect(await costs({ email })).toBe(await costs({ email: "new@example.test" }));
    await counted.close();
  });

  test("case and blanks make no second account of an address", async () => {
    const { email } = await registered(world);
    await visitor(world).api.accounts.registerMentee(
      newcomer({ email: ` ${email.toUpperCase()} ` }),
    );
    expect(await users()).toHaveLength(1);
  });

  test("twenty at once with one address make one person", async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        visitor(world).api.accounts.registerMentee(newcomer({ email: "race@example.test" })),
      ),
    );
    expect(await users()).toHaveLength(1);
    expect(await world.db.selectFrom("mentee_profiles").selectAll().execute()).toHaveLength(1);
    for (const one of tries)
      if (one.status === "rejected") expect(toProblem(one.reason).code).toBe("rate_limited");
  });

  test("fields that were not asked for are dropped: nobody registers as an admin", async () => {
    const id = "00000000-0000-7000-8000-000000000001";
    const wish = newcomer({
      is_admin: 1,
      isAdmin: true,
      email_verified_at: 1,
      emailVerified: true,
      id,
      role: "mentor",
    });
    await visitor(world).api.accounts.registerMentee(wish);
    const [user] = await users();
    expect(user).toMatchObject({ is_admin: 0, email_verified_at: null });
    expect(user?.id).not.toBe(id);
    expect(await world.db.selectFrom("mentor_profiles").selectAll().execute()).toEqual([]);
  });

  test.each([
    ["name", { name: "Le\u0000rato" }],
    ["name", { name: "x".repeat(81) }],
    ["name", { name: 7 }],
    ["email", { email: "lerato.example.test" }],
    ["email", { email: `${"x".repeat(300)}@example.test` }],
    ["email", { email: "a\u0000@example.test" }],
    ["password", { password: "short" }],
    ["password", { password: "x".repeat(201) }],
    ["password", { password: "nul\u0000nul\u0000nul" }],
    ["password", { password: null }],
    ["stage", { stage: "retired" }],
    ["terms", { terms: false }],
    ["terms", { terms: undefined }],
    ["terms", { terms: "on" }],
    ["zone", { zone: "Africa/Atlantis" }],
  ])("a bad %s is refused by name: %j", async (field, over) => {
    const wish = newcomer(over) as Parameters<
      ReturnType<typeof visitor>["api"]["accounts"]["registerMentee"]
    >[0];
    const problem = await problemOf(visitor(world).api.accounts.registerMentee(wish));
    expect(problem).toMatchObject({ status: 422, code: "invalid_input" });
    expect(new Set(problem.issues.map(({ path }) => path))).toEqual(new Set([field]));
    expect(await users()).toEqual([]);
  });

  test("from one address a hundred an hour, and for one e-mail address ten", async () => {
    const { api, context } = visitor(world, "10.9.9.9");
    const same = { email: "often@example.test" };
    for (let i = 0; i < 10; i++) await visitor(world).api.accounts.registerMentee(newcomer(same));
    const tooOften = await problemOf(visitor(world).api.accounts.registerMentee(newcomer(same)));
    expect(tooOften).toMatchObject({ status: 429, code: "rate_limited" });
    expect(tooOften.retryAfterSeconds).toBeGreaterThan(0);
    for (let i = 0; i < 99; i++)
      await limit(world.services, "register_by_address", context.request.address);
    await api.accounts.registerMentee(newcomer());
    expect(await problemOf(api.accounts.registerMentee(newcomer()))).toEqual(tooOften);
  }, 60_000);
});

describe("confirming an address", () => {
  test("the link of the letter works once", async () => {
    const { id, email } = await registered(world);
    const token = await tokenTo(world, email);
    const me = await world.as(id);
    await me.accounts.verifyEmail({ token });
    expect((await world.viewer(id)).emailVerified).toBe(true);
    expect(await problemOf(me.accounts.verifyEmail({ token }))).toMatchObject({
      status: 400,
      code: "token_invalid",
    });
  });

  test("its owner, who never registered, makes the account good for nobody else", async () => {
    const victim = newcomer();
    await visitor(world).api.accounts.registerMentee({ ...victim, password: "a squatter's words" });
    const { token: squatters } = await signIn(world, victim.email, "a squatter's words");
    const squatter = await holding(squatters);
    const token = await tokenTo(world, victim.email);
    expect(await codeOf(visitor(world).api.accounts.verifyEmail({ token }))).toBe(
      "sign_in_required",
    );
    const other = await world.as(await world.mentee());
    expect(await codeOf(other.accounts.verifyEmail({ token }))).toBe("not_allowed");
    expect(await codeOf(squatter.secondFactor.startApp({ password: "a squatter's words" }))).toBe(
      "not_allowed",
    );
    await visitor(world).api.accounts.requestReset({ email: victim.email });
    await visitor(world).api.accounts.resetPassword({
      token: await tokenTo(world, victim.email),
      password: victim.password,
    });
    await signIn(world, victim.email, victim.password);
    expect(await authenticate(world.services, squatters)).toBeNull();
  });

  test("the link to an address that was left meanwhile is dead", async () => {
    const { id, email } = await registered(world);
    const first = await tokenTo(world, email);
    await (await world.as(id)).accounts.requestEmailChange({
      email: "new@example.test",
      password: PASSWORD,
    });
    const second = await tokenTo(world, "new@example.test");
    await (await world.as(id)).accounts.verifyEmail({ token: second });
    const late = (await world.as(id)).accounts.verifyEmail({ token: first });
    expect(await codeOf(late)).toBe("token_invalid");
  });

  test("a link three days old is dead, and so is one that a newer one replaced", async () => {
    const { id, email } = await registered(world);
    const first = await tokenTo(world, email);
    const me = await world.as(id);
    await me.accounts.requestVerification();
    const second = await tokenTo(world, email);
    const confirm = (token: string) => me.accounts.verifyEmail({ token });
    expect((await problemOf(confirm(first))).code).toBe("token_invalid");
    world.clock.advance(3 * DAY);
    expect((await problemOf(confirm(second))).code).toBe("token_invalid");
    expect((await world.viewer(id)).emailVerified).toBe(false);
  });

  test("nobody confirmed asks for no letter, and nobody asks too often", async () => {
    const mentee = await world.mentee();
    await (await world.as(mentee)).accounts.requestVerification();
    await world.outbox.drain();
    expect(world.mailer.sent).toEqual([]);
    const { id } = await registered(world);
    const me = await world.as(id);
    for (let i = 0; i < 5; i++) await me.accounts.requestVerification();
    expect((await problemOf(me.accounts.requestVerification())).code).toBe("rate_limited");
  });

  test("a link for a new password confirms nothing, and the other way round", async () => {
    const { email } = await registered(world);
    const token = await tokenTo(world, email);
    const reset = visitor(world).api.accounts.resetPassword({ token, password: "other odd words" });
    expect((await problemOf(reset)).code).toBe("token_invalid");
  });

  test("neither the outbox nor any other table but the mailbox can read a link", async () => {
    const { email } = await registered(world);
    const token = await tokenTo(world, email);
    const outbox = await world.db.selectFrom("outbox").select("payload").execute();
    const tokens = await world.db.selectFrom("one_time_tokens").selectAll().execute();
    expect(JSON.stringify([outbox, tokens])).not.toContain(token);
  });
});
