/** Comparing a password takes a while. What its owner does meanwhile counts, whoever was on the way. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PASSWORD, registered, visitor } from "../../tests/support/accounts.ts";
import { everythingIn } from "../../tests/support/cast.ts";
import { codeOf } from "../../tests/support/refusals.ts";
import { replacePassword, straddled } from "../../tests/support/straddled.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import type { Caller } from "../router.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld({ env: { PUBLIC_URL: "https://mentorlink.example" } });
});
afterEach(() => world.close());

const PASSKEY = "a".repeat(64);

/** Everything that asks for the password again. */
const ACTS: Record<string, (api: Caller, password: string) => Promise<unknown>> = {
  "another password": (api, password) =>
    api.accounts.changePassword({ currentPassword: password, newPassword: "thief's own words" }),
  "another address": (api, password) =>
    api.accounts.requestEmailChange({ email: "thief@example.test", password }),
  "another account for the money": (api, password) =>
    api.earnings.saveAccount({
      holder: "A Thief",
      bank: "FNB",
      accountNumber: "62009990099",
      password,
      version: 0,
    }),
  "an app": (api, password) => api.secondFactor.startApp({ password }),
  "no app any more": (api, password) => api.secondFactor.removeApp({ password }),
  "a passkey": (api, password) => api.secondFactor.startPasskey({ password }),
  "no passkey any more": (api, password) =>
    api.secondFactor.removePasskey({ id: PASSKEY, password }),
  "new recovery codes": (api, password) => api.secondFactor.renewRecoveryCodes({ password }),
};

/** A mentor with an app, though not for who sets up another, and with a passkey. */
async function ownerOf(what: string) {
  const { id, email } = await registered(world);
  const now = world.clock.now();
  const { db } = world;
  await (await world.as(id)).accounts.becomeMentor({ jobTitle: "Engineer", company: "Kestrel" });
  await db
    .updateTable("users")
    .set({ factor_since: now, email_verified_at: now })
    .where("id", "=", id)
    .execute();
  const app = { user_id: id, secret: "sealed", confirmed_at: now, last_step: 0, created_at: now };
  if (what !== "an app") await db.insertInto("totp_secrets").values(app).execute();
  await db
    .insertInto("passkeys")
    .values({
      id: PASSKEY,
      user_id: id,
      credential_id: "credential",
      public_key: "key",
      sign_count: 0,
      transports: "[]",
      label: "Phone",
      created_at: now,
      last_used_at: null,
    })
    .execute();
  return { id, email };
}

describe.each(Object.entries(ACTS))("%s", (what, act) => {
  test("is had with the password", async () => {
    const { id } = await ownerOf(what);
    expect(await codeOf(act(await world.as(id), PASSWORD))).toBe("done");
  });

  test("is not had without it", async () => {
    const { id } = await ownerOf(what);
    const thief = await world.as(id);
    const before = await everythingIn(world);
    expect(await codeOf(act(thief, "three other words"))).toBe("invalid_input");
    expect(await everythingIn(world)).toEqual(before);
  });

  test("is not had by a thief when the owner replaces it meanwhile", async () => {
    const { id, email } = await ownerOf(what);
    const thief = await world.as(id);
    let before: unknown;
    const replace = async () => {
      await replacePassword(world, email);
      before = await everythingIn(world);
    };
    expect(await straddled(() => act(thief, PASSWORD), replace)).toBe("sign_in_required");
    expect(await everythingIn(world)).toEqual(before);
  });
});

const startApp = (api: Caller) => api.secondFactor.startApp({ password: PASSWORD });

describe("half of it is enough to be too late:", () => {
  test("signed out from elsewhere, with the password as it was", async () => {
    const { id } = await ownerOf("an app");
    const thief = await world.as(id);
    const owner = await world.as(id);
    const signOutOthers = () => owner.accounts.revokeOtherAuthSessions();
    expect(await straddled(() => startApp(thief), signOutOthers)).toBe("sign_in_required");
  });

  test("the password replaced, in the same browser that stays signed in", async () => {
    const { id } = await ownerOf("an app");
    const both = await world.as(id);
    const newPassword = "three new words";
    const replace = () => both.accounts.changePassword({ currentPassword: PASSWORD, newPassword });
    expect(await straddled(() => startApp(both), replace)).toBe("sign_in_required");
  });
});

test("the second step of signing in is not begun with a password that is replaced meanwhile", async () => {
  const { email } = await ownerOf("an app");
  const enter = () => visitor(world).api.accounts.signIn({ email, password: PASSWORD });
  expect(await straddled(enter, () => replacePassword(world, email))).toBe("wrong_credentials");
  const begun = world.db.selectFrom("one_time_tokens").where("purpose", "=", "sign_in");
  expect(await begun.selectAll().execute()).toEqual([]);
});
