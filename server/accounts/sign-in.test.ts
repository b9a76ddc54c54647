import { scryptSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  done,
  PASSWORD,
  registered,
  signIn,
  tokenTo,
  visitor,
} from "../../tests/support/accounts.ts";
import { problemOf } from "../../tests/support/refusals.ts";
import { sessionRow } from "../../tests/support/sessions.ts";
import { replacePassword, straddled } from "../../tests/support/straddled.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { DAY, HOUR, MINUTE } from "../clock.ts";
import { sha256 } from "../hash.ts";
import { limit } from "../limits.ts";
import { createCaller } from "../router.ts";
import { startAuthSession } from "./auth-sessions.ts";
import { authenticate } from "./authenticate.ts";
import { isKnownDevice } from "./known-device.ts";
import * as passwords from "./passwords.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

/** One address, and thousands of people behind it. */
const CAMPUS = "10.1.0.1";

const who = (token: string) => authenticate(world.services, token);

/** As a browser does: what the last answer gave it comes back with the next request. */
function keepMark({ context }: ReturnType<typeof visitor>): string {
  const { token } = context.intents.deviceMark ?? {};
  if (token === undefined) throw new Error("no mark was given");
  context.request.deviceMark = token;
  return token;
}

/** A caller as a request with this token makes one. */
async function holding(token: string) {
  const context = world.contextOf(await who(token));
  return { api: createCaller(context), context };
}

describe("signing in", () => {
  test("gives a token of which the database holds the hash alone", async () => {
    const { id, email } = await registered(world);
    const { token, name } = await signIn(world, email);
    expect(name).toBe("Lerato Dube");
    expect(await who(token)).toMatchObject({ id, email, authSessionId: sha256(token) });
    const rows = await world.db.selectFrom("auth_sessions").selectAll().execute();
    expect(rows.map((row) => row.id)).toEqual([sha256(token)]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await who(sha256(token))).toBeNull();
  });

  test("fixation: every sign-in has a new token, and ends the one that was used before", async () => {
    const { email } = await registered(world);
    const first = await signIn(world, email);
    const { api, context } = await holding(first.token);
    const second = done(await api.accounts.signIn({ email, password: PASSWORD }));
    expect(second.token).not.toBe(first.token);
    expect(context.intents.authToken?.token).toBe(second.token);
    expect(await who(first.token)).toBeNull();
    expect(await who(second.token)).not.toBeNull();
  });

  test("a wrong password and an unknown address get the same answer and the same work", async () => {
    const { email } = await registered(world);
    const pretend = vi.spyOn(passwords, "pretendToMatch");
    const known = visitor(world);
    const unknown = visitor(world);
    const wrong = await problemOf(known.api.accounts.signIn({ email, password: "wrong words" }));
    const nobody = await problemOf(
      unknown.api.accounts.signIn({ email: "nobody@example.test", password: "wrong words" }),
    );
    expect(wrong).toEqual(nobody);
    expect(wrong).toMatchObject({ status: 401, code: "wrong_credentials", issues: [] });
    expect(known.context.intents).toEqual(unknown.context.intents);
    expect(pretend).toHaveBeenCalledOnce();
    pretend.mockRestore();
  });

  test("ten tries for one account from one address, known or not: the same 429", async () => {
    const { email } = await registered(world);
    const tries = async (account: string) => {
      const { api } = visitor(world);
      const enter = (password: string) => api.accounts.signIn({ email: account, password });
      for (let i = 0; i < 10; i++) expect((await problemOf(enter("wrong words"))).status).toBe(401);
      return problemOf(enter(PASSWORD));
    };
    const known = await tries(email);
    expect(known).toMatchObject({ status: 429, code: "rate_limited" });
    expect(known.retryAfterSeconds).toBeGreaterThan(0);
    expect(known.retryAfterSeconds).toBeLessThanOrEqual((15 * MINUTE) / 1000);
    expect(await tries("nobody@example.test")).toEqual(known);
    // A stranger's tries do not keep the owner out, who comes from elsewhere.
    await signIn(world, email);
  }, 60_000);

  test("nobody is signed in on more than fifty devices: the longest unseen goes", async () => {
    const { id, email } = await registered(world);
    const first = await startAuthSession(world.services, id, "first");
    for (let i = 0; i < 49; i++) {
      world.clock.advance(1);
      await startAuthSession(world.services, id, `${i}`);
    }
    world.clock.advance(1);
    const newest = await signIn(world, email);
    expect(await authenticate(world.services, first.token)).toBeNull();
    expect(await authenticate(world.services, newest.token)).not.toBeNull();
    expect(await world.db.selectFrom("auth_sessions").select("id").execute()).toHaveLength(50);
  });

  test("ends at the door where its owner replaces the password while the old one is compared", async () => {
    const { id, email } = await registered(world);
    const enter = () => visitor(world).api.accounts.signIn({ email, password: PASSWORD });
    expect(await straddled(enter, () => replacePassword(world, email))).toBe("wrong_credentials");
    const left = world.db.selectFrom("auth_sessions").select("id").where("user_id", "=", id);
    expect(await left.execute()).toEqual([]);
  });

  test("a hundred tries for one account, from wherever", async () => {
    const { email } = await registered(world);
    for (let i = 0; i < 100; i++) await limit(world.services, "sign_in_by_account", email);
    expect((await problemOf(signIn(world, email))).status).toBe(429);
    world.clock.advance(15 * MINUTE);
    await signIn(world, email);
  });

  test("locked out by strangers: not where one signed in before, nor where a letter was opened", async () => {
    const { email } = await registered(world);
    const other = await registered(world);
    const [home, foreign, fresh] = [visitor(world), visitor(world), visitor(world)];
    const enter = ({ api }: typeof home, password = PASSWORD) =>
      api.accounts.signIn({ email, password });
    await enter(home);
    await foreign.api.accounts.signIn({ email: other.email, password: PASSWORD });
    keepMark(home);
    keepMark(foreign);
    for (let i = 0; i < 99; i++) await limit(world.services, "sign_in_by_account", email);
    await enter(home);
    expect((await problemOf(enter(foreign))).code).toBe("rate_limited");
    expect((await problemOf(enter(fresh))).code).toBe("rate_limited");

    await fresh.api.accounts.requestReset({ email });
    const token = await tokenTo(world, email);
    await fresh.api.accounts.resetPassword({ token, password: "three new words" });
    keepMark(fresh);
    await enter(fresh, "three new words");
    // What was marked with the old password is no device of theirs any more.
    expect((await problemOf(enter(home, "three new words"))).code).toBe("rate_limited");
  });

  test("locked out by somebody at the same address: not on a device where one signed in before", async () => {
    const [owner, neighbour] = [await registered(world), await registered(world)];
    const [home, near] = [visitor(world, CAMPUS), visitor(world, CAMPUS)];
    const enter = ({ api }: typeof home, { email }: typeof owner) =>
      api.accounts.signIn({ email, password: PASSWORD });
    await enter(home, owner);
    await enter(near, neighbour);
    for (const device of [home, near]) keepMark(device);
    for (let i = 0; i < 20; i++) await enter(near, neighbour);
    for (let i = 0; i < 200; i++)
      expect((await problemOf(enter(near, neighbour))).code).toBe("rate_limited");
    for (let i = 2; i < 200; i++) await limit(world.services, "sign_in_by_address", CAMPUS);
    expect((await problemOf(enter(visitor(world, CAMPUS), owner))).code).toBe("rate_limited");
    await enter(home, owner);
  });

  test("what is refused for one account takes nothing from others at the same address", async () => {
    const [one, other] = [await registered(world), await registered(world)];
    const { api } = visitor(world, CAMPUS);
    const guess = async () =>
      (await problemOf(api.accounts.signIn({ email: one.email, password: "wrong words" }))).code;
    for (let i = 0; i < 10; i++) expect(await guess()).toBe("wrong_credentials");
    for (let i = 0; i < 200; i++) expect(await guess()).toBe("rate_limited");
    await api.accounts.signIn({ email: other.email, password: PASSWORD });
  });

  test("what is refused for its address leaves nothing behind, whatever is typed", async () => {
    for (let i = 0; i < 200; i++) await limit(world.services, "sign_in_by_address", CAMPUS);
    const { api } = visitor(world, CAMPUS);
    const buckets = () => world.db.selectFrom("rate_limits").selectAll().execute();
    const before = await buckets();
    for (let i = 0; i < 20; i++) {
      const made = api.accounts.signIn({ email: `made-up-${i}@example.test`, password: PASSWORD });
      expect((await problemOf(made)).code).toBe("rate_limited");
    }
    expect(await buckets()).toEqual(before);
  });

  test("known devices have twenty tries together, and a forged or old mark is none", async () => {
    const { email } = await registered(world);
    const home = visitor(world);
    const enter = (password: string) => home.api.accounts.signIn({ email, password });
    await enter(PASSWORD);
    const mark = keepMark(home);
    for (let i = 0; i < 20; i++) {
      // Each of them, also right, is one: a new mark is no new chance.
      if (i === 10) await enter(PASSWORD);
      else expect((await problemOf(enter("wrong words"))).status).toBe(401);
      keepMark(home);
    }
    expect((await problemOf(enter(PASSWORD))).status).toBe(429);

    const user = await world.db.selectFrom("users").selectAll().executeTakeFirstOrThrow();
    const known = (text: string, services = world.services) => isKnownDevice(services, text, user);
    expect(await known(mark)).toBe(true);
    const later = { now: () => world.clock.now() + 181 * DAY };
    expect(await known(mark, { ...world.services, realClock: later })).toBe(false);
    const appKeys = "dev:another secret of ours";
    const elsewhere = { ...world.services, settings: { ...world.services.settings, appKeys } };
    expect(await known(mark, elsewhere)).toBe(false);
    const none = { alg: "none", typ: "JWT" };
    const [, claims = ""] = mark.split(".");
    const unsigned = `${Buffer.from(JSON.stringify(none)).toString("base64url")}.${claims}.`;
    for (const text of ["", "x", "a.b.c", unsigned, `${mark}x`, mark.replace(/.$/, "")])
      expect(await known(text)).toBe(false);
  });

  test("a hash of old parameters is made again, once, also by two sign-ins at a time", async () => {
    world.services.passwordCost = passwords.PASSWORD_COST;
    const { id, email } = await registered(world);
    const salt = Buffer.alloc(16, 7);
    const key = scryptSync(PASSWORD, salt, 32, { N: 1024, r: 8, p: 1 });
    const old = `scrypt$1024$8$1$${salt.toString("base64url")}$${key.toString("base64url")}`;
    await world.db.updateTable("users").set({ password_hash: old }).where("id", "=", id).execute();
    await Promise.all([signIn(world, email), signIn(world, email)]);
    const stored = async () =>
      (await world.db.selectFrom("users").select("password_hash").executeTakeFirstOrThrow())
        .password_hash;
    const renewed = await stored();
    expect(renewed).toMatch(/^scrypt\$16384\$8\$5\$/);
    await signIn(world, email);
    expect(await stored()).toBe(renewed);
  });

  test("an unconfirmed person may sign in, and a suspended one is told so by what they do next", async () => {
    const { id, email } = await registered(world);
    const { token } = await signIn(world, email);
    expect((await who(token))?.emailVerified).toBe(false);
    await world.db.updateTable("users").set({ suspended_at: 1 }).where("id", "=", id).execute();
    const { api } = await holding(token);
    expect((await api.accounts.me())?.suspended).toBe(true);
    expect((await problemOf(api.accounts.listAuthSessions())).code).toBe("not_allowed");
  });
});

describe("an auth session", () => {
  test("unknown, empty and odd tokens are nobody", async () => {
    for (const token of ["", "x", "\u0000", "x".repeat(10_000)])
      expect(await who(token)).toBeNull();
  });

  test("ends when its 30 days are over, and slides while it is used", async () => {
    const { email } = await registered(world);
    const { token, expiresAt } = await signIn(world, email);
    expect(expiresAt - Date.now()).toBeGreaterThan(29 * DAY);
    const set = (expires_at: number) =>
      world.db.updateTable("auth_sessions").set({ expires_at }).execute();
    await set(Date.now() + 10 * DAY);
    expect(await who(token)).not.toBeNull();
    const { expires_at } = await world.db
      .selectFrom("auth_sessions")
      .select("expires_at")
      .executeTakeFirstOrThrow();
    expect(expires_at - Date.now()).toBeGreaterThan(29 * DAY);
    await set(Date.now() - 1);
    expect(await who(token)).toBeNull();
    expect(await world.db.selectFrom("auth_sessions").selectAll().execute()).toEqual([]);
  });

  test("the sandbox's clock, a year ahead, signs nobody out", async () => {
    const { email } = await registered(world);
    const { token } = await signIn(world, email);
    world.clock.advance(365 * DAY);
    expect(await who(token)).not.toBeNull();
  });

  test("reading pages writes 'last seen' at most every ten minutes", async () => {
    const { email } = await registered(world);
    const { token } = await signIn(world, email);
    const seen = async () =>
      (await world.db.selectFrom("auth_sessions").select("last_seen_at").executeTakeFirstOrThrow())
        .last_seen_at;
    const start = world.clock.now();
    world.clock.advance(9 * MINUTE);
    await who(token);
    expect(await seen()).toBe(start);
    world.clock.advance(2 * MINUTE);
    await who(token);
    expect(await seen()).toBe(world.clock.now());
  });

  test("signing out ends it, twice is harmless, and the cookie goes", async () => {
    const { email } = await registered(world);
    const { token } = await signIn(world, email);
    const { api, context } = await holding(token);
    await api.accounts.signOut();
    expect(context.intents.authToken).toBeNull();
    expect(await who(token)).toBeNull();
    await api.accounts.signOut();
    const dead = visitor(world);
    await dead.api.accounts.signOut();
    expect(dead.context.intents.authToken).toBeNull();
  });

  test("each is listed to its owner and can be ended; a stranger's is not found", async () => {
    const { email } = await registered(world);
    const other = await registered(world);
    const here = await signIn(world, email);
    const there = await signIn(world, email);
    const theirs = await signIn(world, other.email);
    const { api } = await holding(here.token);
    const mine = await api.accounts.listAuthSessions();
    expect(mine).toHaveLength(2);
    expect(mine.filter(({ current }) => current).map(({ id }) => id)).toEqual([sha256(here.token)]);
    const stranger = { id: sha256(theirs.token) };
    expect((await problemOf(api.accounts.revokeAuthSession(stranger))).code).toBe("not_found");
    expect(await who(theirs.token)).not.toBeNull();
    await api.accounts.revokeAuthSession({ id: sha256(there.token) });
    expect(await who(there.token)).toBeNull();
    expect(await who(here.token)).not.toBeNull();
  });

  test("ending it closes the rooms that are open to its owner, by the id in their tickets", async () => {
    const mentor = await world.mentor();
    const { id: mentee, email } = await registered(world);
    const now = world.clock.now();
    const live = await sessionRow(world, { mentor, mentee, starts_at: now - 10 * MINUTE });
    await sessionRow(world, { mentor, mentee, starts_at: now + 5 * DAY });
    await sessionRow(world, {
      mentor,
      mentee: await world.mentee(),
      starts_at: now - 10 * MINUTE,
    });
    const here = await signIn(world, email);
    const there = await signIn(world, email);
    const { api } = await holding(here.token);
    await api.accounts.revokeOtherAuthSessions();
    expect(await who(there.token)).toBeNull();
    expect(await who(here.token)).not.toBeNull();
    world.rooms.answer = () => ({ closed: 1 });
    await world.outbox.drain();
    const revoked = { command: "revoke", authSession: sha256(there.token) };
    expect(world.rooms.commands).toEqual([{ roomId: live, command: revoked }]);
    await api.accounts.signOut();
    await world.outbox.drain();
    expect(world.rooms.commands).toHaveLength(2);
  });
});

describe("a forgotten password", () => {
  const ask = (email: string, address?: string) =>
    visitor(world, address).api.accounts.requestReset({ email });

  test("known and unknown addresses get the same answer, and leave the same trace", async () => {
    const { email } = await registered(world);
    await world.outbox.drain();
    const outbox = () => world.db.selectFrom("outbox").select("kind").execute();
    const before = await outbox();
    expect(await ask(email)).toEqual(await ask("nobody@example.test"));
    expect((await outbox()).slice(before.length).map(({ kind }) => kind)).toEqual([
      "password_reset",
      "password_reset",
    ]);
    await world.outbox.drain();
    expect(world.mailer.sent.filter(({ subject }) => /new password/.test(subject))).toMatchObject([
      { to: email },
    ]);
  });

  test("the link sets a new one once, ends every auth session, and confirms the address", async () => {
    const { id, email } = await registered(world);
    const before = await signIn(world, email);
    await ask(email);
    const token = await tokenTo(world, email);
    const reset = (password: string) =>
      visitor(world).api.accounts.resetPassword({ token, password });
    await reset("other odd words");
    expect(await who(before.token)).toBeNull();
    await expect(signIn(world, email)).rejects.toThrow();
    await signIn(world, email, "other odd words");
    expect((await world.viewer(id)).emailVerified).toBe(true);
    expect((await problemOf(reset("third odd words"))).code).toBe("token_invalid");
    await signIn(world, email, "other odd words");
    const audit = await world.db.selectFrom("audit_log").selectAll().execute();
    expect(audit).toMatchObject([{ action: "password_reset", subject: `user:${id}` }]);
    await world.outbox.drain();
    expect(world.mailer.sent.at(-1)).toMatchObject({
      to: email,
      subject: "Your password was changed",
    });
  });

  test("whoever has the letter gets in, whatever others ask for at the same address", async () => {
    const { email } = await registered(world);
    const campus = "10.7.7.7";
    await ask(email, campus);
    const token = await tokenTo(world, email);
    const reset = (link: string) =>
      visitor(world, campus).api.accounts.resetPassword({
        token: link,
        password: "other odd words",
      });
    for (let i = 0; i < 59; i++) await ask(`nobody${i}@example.test`, campus);
    expect((await problemOf(ask("nobody@example.test", campus))).code).toBe("rate_limited");
    for (let i = 0; i < 70; i++)
      expect((await problemOf(reset(`wrong${i}`))).code).toBe("token_invalid");
    await reset(token);
    await signIn(world, email, "other odd words");
  });

  test("an hour later the link is dead, and a newer one ends the older", async () => {
    const { email } = await registered(world);
    await ask(email);
    const first = await tokenTo(world, email);
    await ask(email);
    const second = await tokenTo(world, email);
    expect(second).not.toBe(first);
    const reset = (token: string) =>
      problemOf(visitor(world).api.accounts.resetPassword({ token, password: "other odd words" }));
    expect((await reset(first)).code).toBe("token_invalid");
    world.clock.advance(HOUR);
    expect((await reset(second)).code).toBe("token_invalid");
    expect((await reset("")).code).toBe("token_invalid");
    await signIn(world, email);
  });

  test("a dead link hashes no password, however often it is used", async () => {
    const hash = vi.spyOn(passwords, "hashPassword");
    const { api } = visitor(world);
    for (let i = 0; i < 20; i++) {
      const reset = api.accounts.resetPassword({ token: "dead", password: "other odd words" });
      expect((await problemOf(reset)).code).toBe("token_invalid");
    }
    expect(hash).not.toHaveBeenCalled();
    hash.mockRestore();
  });

  test("a worker that performs the request twice sends one letter, whose link works", async () => {
    const { email } = await registered(world);
    await ask(email);
    const { key } = await world.db
      .selectFrom("outbox")
      .select("key")
      .where("kind", "=", "password_reset")
      .executeTakeFirstOrThrow();
    await world.outbox.drain();
    await world.db
      .updateTable("outbox")
      .set({ done_at: null, lease_until: 0 })
      .where("key", "=", key)
      .execute();
    const token = await tokenTo(world, email);
    await visitor(world).api.accounts.resetPassword({ token, password: "other odd words" });
    const asked = world.mailer.sent.filter(({ subject }) => /Choose a new/.test(subject));
    expect(asked).toHaveLength(1);
  });

  test("asked for five times an hour, known or not, the sixth waits", async () => {
    const { email } = await registered(world);
    for (const address of [email, "nobody@example.test"]) {
      for (let i = 0; i < 5; i++) await ask(address);
      expect((await problemOf(ask(address))).status).toBe(429);
    }
  });
});

describe("changing a password", () => {
  test("needs the present one, keeps this device and ends the others", async () => {
    const { email } = await registered(world);
    const here = await signIn(world, email);
    const there = await signIn(world, email);
    const { api } = await holding(here.token);
    const change = (currentPassword: string) =>
      api.accounts.changePassword({ currentPassword, newPassword: "other odd words" });
    const wrong = await problemOf(change("wrong words"));
    expect(wrong.issues.map(({ path }) => path)).toEqual(["currentPassword"]);
    expect(await who(there.token)).not.toBeNull();
    await change(PASSWORD);
    expect(await who(here.token)).not.toBeNull();
    expect(await who(there.token)).toBeNull();
    await signIn(world, email, "other odd words");
  });

  test("cannot be guessed at by whoever holds a stolen cookie", async () => {
    const { email } = await registered(world);
    const { api } = await holding((await signIn(world, email)).token);
    const guess = () =>
      problemOf(api.accounts.changePassword({ currentPassword: "a", newPassword: "b".repeat(10) }));
    for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
  }, 30_000);
});
