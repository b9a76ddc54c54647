/** What a stolen password opens, and what losing a phone costs. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { transact } from "../../db/client.ts";
import { takeTotpStep } from "../../db/queries/second-factors.ts";
import {
  confirmed,
  PASSWORD,
  registered,
  signIn,
  tokenTo,
  visitor,
} from "../../tests/support/accounts.ts";
import { softwarePasskey } from "../../tests/support/passkey.ts";
import { codeOf, problemOf } from "../../tests/support/refusals.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { authenticate } from "../accounts/authenticate.ts";
import { DAY, MINUTE, SECOND } from "../clock.ts";
import { type Caller, createCaller } from "../router.ts";
import { codeOfStep, keyUri, newSecret, stepAt, stepOfCode } from "./totp.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld({ env: { PUBLIC_URL: "https://mentorlink.example" } });
});
afterEach(() => world.close());

const holding = async (token: string): Promise<Caller> =>
  createCaller(world.contextOf(await authenticate(world.services, token)));

/** Somebody signed in, by their own token: what happens to it matters here. */
async function person() {
  const { id, email } = await confirmed(world);
  const answer = await visitor(world).api.accounts.signIn({ email, password: PASSWORD });
  if (answer.next !== "done") throw new Error("has a factor already");
  return { id, email, token: answer.token, api: await holding(answer.token) };
}

/** The code that the phone shows now. */
const shown = (secret: string, ahead = 0) => codeOfStep(secret, stepAt(world.clock.now()) + ahead);

async function withApp() {
  const someone = await person();
  await someone.api.secondFactor.startApp({ password: PASSWORD });
  const { secret } = await someone.api.secondFactor.newApp();
  const { recoveryCodes } = await someone.api.secondFactor.confirmApp({ code: shown(secret) });
  world.clock.advance(MINUTE);
  return { ...someone, secret, codes: recoveryCodes ?? [] };
}

async function firstStep(email: string) {
  const { api } = visitor(world);
  const answer = await api.accounts.signIn({ email, password: PASSWORD });
  if (answer.next !== "second_factor") throw new Error("no second factor was asked for");
  return { api, pending: answer.pending };
}

describe("the codes of an app", () => {
  test("are RFC 6238's, appendix B, with six digits", () => {
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    for (const [seconds, code] of [
      [59, "287082"],
      [1_111_111_109, "081804"],
      [1_111_111_111, "050471"],
      [1_234_567_890, "005924"],
      [2_000_000_000, "279037"],
      [20_000_000_000, "353130"],
    ] as const) {
      expect(codeOfStep(secret, stepAt(seconds * SECOND))).toBe(code);
      expect(stepOfCode(secret, code, seconds * SECOND)).toBe(stepAt(seconds * SECOND));
    }
  });

  test("are good a step early or late, and no further", () => {
    const secret = newSecret();
    const now = world.clock.now();
    for (const ahead of [-1, 0, 1])
      expect(stepOfCode(secret, shown(secret, ahead), now)).toBe(stepAt(now) + ahead);
    for (const ahead of [-2, 2]) expect(stepOfCode(secret, shown(secret, ahead), now)).toBeNull();
  });

  test("have 160 bits behind them and name the account", () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    const uri = new URL(keyUri(secret, "a@example.test"));
    expect(uri.protocol).toBe("otpauth:");
    expect(uri.searchParams.get("secret")).toBe(secret);
    expect(uri.searchParams.get("issuer")).toBe("MentorLink");
    expect(decodeURIComponent(uri.pathname)).toContain("a@example.test");
  });
});

describe("setting up an app", () => {
  test("needs the password, keeps the secret sealed, and counts only once a code proved it", async () => {
    const { api, email } = await person();
    expect(await problemOf(api.secondFactor.startApp({ password: "not it" }))).toMatchObject({
      code: "invalid_input",
      issues: [{ path: "password" }],
    });
    await api.secondFactor.startApp({ password: PASSWORD });
    const { secret } = await api.secondFactor.newApp();
    const rows = await world.db.selectFrom("totp_secrets").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(await problemOf(api.secondFactor.confirmApp({ code: shown(secret, 5) }))).toMatchObject({
      issues: [{ path: "code" }],
    });
    expect((await visitor(world).api.accounts.signIn({ email, password: PASSWORD })).next).toBe(
      "done",
    );
    const { recoveryCodes } = await api.secondFactor.confirmApp({ code: shown(secret) });
    expect(recoveryCodes).toHaveLength(10);
    expect(new Set(recoveryCodes).size).toBe(10);
    await firstStep(email);
    expect(await problemOf(api.secondFactor.newApp())).toMatchObject({ code: "not_found" });
  });

  test("is of the device that began it: a stolen cookie neither reads the secret nor confirms it first", async () => {
    const { email, api } = await person();
    const stolen = await visitor(world).api.accounts.signIn({ email, password: PASSWORD });
    if (stolen.next !== "done") throw new Error("unexpected");
    const thief = await holding(stolen.token);
    await api.secondFactor.startApp({ password: PASSWORD });
    expect(await problemOf(thief.secondFactor.newApp())).toMatchObject({ code: "not_found" });
    expect((await thief.secondFactor.state()).app).toBe("none");
    const { secret } = await api.secondFactor.newApp();
    const confirmed = thief.secondFactor.confirmApp({ code: shown(secret) });
    expect(await problemOf(confirmed)).toMatchObject({ code: "not_found" });
    expect((await api.secondFactor.confirmApp({ code: shown(secret) })).recoveryCodes).toHaveLength(
      10,
    );
  });

  test("is not confirmed by a device that was signed out on the way", async () => {
    const { api, id, token } = await person();
    await api.secondFactor.startApp({ password: PASSWORD });
    const { secret } = await api.secondFactor.newApp();
    const onTheWay = await holding(token);
    await (await world.as(id)).accounts.revokeOtherAuthSessions();
    const late = onTheWay.secondFactor.confirmApp({ code: shown(secret) });
    expect(await codeOf(late)).toBe("sign_in_required");
  });

  test("cannot be undone where there is none", async () => {
    const { api } = await person();
    expect(await codeOf(api.secondFactor.removeApp({ password: PASSWORD }))).toBe("not_found");
  });

  test("waits for the address to be confirmed: a stranger's factor keeps no owner out", async () => {
    const { email } = await registered(world);
    const squatter = await holding((await signIn(world, email)).token);
    const none = { code: "not_allowed", detail: expect.stringContaining("Confirm your e-mail") };
    for (const begin of [squatter.secondFactor.startApp, squatter.secondFactor.startPasskey])
      expect(await problemOf(begin({ password: PASSWORD }))).toMatchObject(none);
  });

  test("counts for nobody who left it lying: half an hour later it must be begun again", async () => {
    const { api } = await person();
    await api.secondFactor.startApp({ password: PASSWORD });
    const { secret } = await api.secondFactor.newApp();
    world.clock.advance(31 * MINUTE);
    expect(await problemOf(api.secondFactor.newApp())).toMatchObject({ code: "not_found" });
    expect((await api.secondFactor.state()).app).toBe("none");
    const late = api.secondFactor.confirmApp({ code: shown(secret) });
    expect(await problemOf(late)).toMatchObject({ code: "not_found" });
    await api.secondFactor.startApp({ password: PASSWORD });
    await api.secondFactor.newApp();
  });

  test("signs out every other device, and its owner is told", async () => {
    const { email, api } = await person();
    const other = await visitor(world).api.accounts.signIn({ email, password: PASSWORD });
    await api.secondFactor.startApp({ password: PASSWORD });
    const { secret } = await api.secondFactor.newApp();
    await api.secondFactor.confirmApp({ code: shown(secret) });
    if (other.next !== "done") throw new Error("unexpected");
    expect(await authenticate(world.services, other.token)).toBeNull();
    await world.outbox.drain();
    expect(world.mailer.sent.at(-1)).toMatchObject({ to: email, subject: /app was added/ });
  });
});

describe("signing in with a second factor", () => {
  test("a password alone gives no token, and the ticket to the second step opens nothing", async () => {
    const { email } = await withApp();
    const { pending } = await firstStep(email);
    expect(await authenticate(world.services, pending)).toBeNull();
  });

  test("a code works once, in this second step or another", async () => {
    const { email, secret, id } = await withApp();
    const code = shown(secret);
    const one = await firstStep(email);
    const { token } = await one.api.secondFactor.signIn({ pending: one.pending, code });
    expect(await authenticate(world.services, token)).toMatchObject({ id, hasFactor: true });
    expect(
      await problemOf(one.api.secondFactor.signIn({ pending: one.pending, code })),
    ).toMatchObject({ code: "token_invalid" });
    const two = await firstStep(email);
    expect(
      await problemOf(two.api.secondFactor.signIn({ pending: two.pending, code })),
    ).toMatchObject({ code: "invalid_input" });
  });

  test("a code that was shown again before what matters is used up too", async () => {
    const { secret, token } = await withApp();
    const { secondFactor } = await holding(token);
    const code = shown(secret);
    await secondFactor.prove({ code });
    expect(await codeOf(secondFactor.prove({ code }))).toBe("invalid_input");
  });

  test("two requests with one code: one gets in", async () => {
    const { email, secret } = await withApp();
    const { api, pending } = await firstStep(email);
    const code = shown(secret);
    const tries = await Promise.allSettled([
      api.secondFactor.signIn({ pending, code }),
      api.secondFactor.signIn({ pending, code }),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a recovery code, however it is typed, works once and is told of", async () => {
    const { email, codes } = await withApp();
    const typed = ` ${codes[0]?.toUpperCase().replaceAll("-", " ")} `;
    const one = await firstStep(email);
    await one.api.secondFactor.signIn({ pending: one.pending, code: typed });
    await world.outbox.drain();
    // Letters that are due together are sent together, in any order.
    const told = world.mailer.sent.filter(({ text }) => text.includes("9 codes are left"));
    expect(told).toHaveLength(1);
    const two = await firstStep(email);
    expect(
      await problemOf(two.api.secondFactor.signIn({ pending: two.pending, code: typed })),
    ).toMatchObject({ code: "invalid_input" });
    const stored = await world.db.selectFrom("recovery_codes").selectAll().execute();
    expect(stored).toHaveLength(9);
    for (const code of codes) expect(JSON.stringify(stored)).not.toContain(code);
  });

  test("guessing ends after ten tries, even with the right code then", async () => {
    const { email, secret } = await withApp();
    const { api, pending } = await firstStep(email);
    const guess = (code: string) => problemOf(api.secondFactor.signIn({ pending, code }));
    // One of ten was taken when the app was set up.
    for (let tries = 0; tries < 9; tries++)
      expect((await guess("000000")).code).toBe("invalid_input");
    expect((await guess(shown(secret))).code).toBe("rate_limited");
  });

  test("guessing is told to the owner, once a day", async () => {
    const { email } = await withApp();
    const { api, pending } = await firstStep(email);
    const told = async () => {
      await world.outbox.drain();
      return world.mailer.sent.filter(({ subject }) => subject.includes("Many codes were tried"));
    };
    const guess = () => problemOf(api.secondFactor.signIn({ pending, code: "000000" }));
    for (let tries = 0; tries < 9; tries++) await guess();
    expect(await told()).toEqual([]);
    for (let more = 0; more < 3; more++) expect((await guess()).code).toBe("rate_limited");
    expect(await told()).toMatchObject([{ to: email }]);
    world.clock.advance(DAY);
    const next = await firstStep(email);
    const again = () =>
      problemOf(next.api.secondFactor.signIn({ pending: next.pending, code: "000000" }));
    for (let tries = 0; tries < 11; tries++) await again();
    expect(await told()).toHaveLength(2);
  });

  test("somebody else's code, an old ticket and a changed password do not help", async () => {
    const { email, secret } = await withApp();
    const other = await withApp();
    const { api, pending } = await firstStep(email);
    const signIn = (code: string) => problemOf(api.secondFactor.signIn({ pending, code }));
    expect((await signIn(shown(other.secret))).code).toBe("invalid_input");
    expect((await signIn(other.codes[0] ?? "")).code).toBe("invalid_input");
    await visitor(world).api.accounts.requestReset({ email });
    await visitor(world).api.accounts.resetPassword({
      token: await tokenTo(world, email),
      password: "another three words",
    });
    expect((await signIn(shown(secret))).code).toBe("token_invalid");
  });

  test("the ticket lasts ten minutes", async () => {
    const { email, secret } = await withApp();
    const { api, pending } = await firstStep(email);
    world.clock.advance(10 * MINUTE);
    const late = await problemOf(api.secondFactor.signIn({ pending, code: shown(secret) }));
    expect(late.code).toBe("token_invalid");
  });

  test("over REST the code comes along, and without it the answer says so", async () => {
    const { email, secret } = await withApp();
    const { api } = visitor(world).api;
    expect(await problemOf(api.login({ email, password: PASSWORD }))).toMatchObject({
      status: 403,
      code: "second_factor_required",
    });
    const { token } = await api.login({ email, password: PASSWORD, code: shown(secret) });
    expect(await authenticate(world.services, token)).toMatchObject({ email });
  });
});

describe("what needs it", () => {
  test("no admin's procedure opens to an admin who has not shown one", async () => {
    const admin = await world.admin();
    const viewer = { ...(await world.viewer(admin)), provenAt: null };
    const api = createCaller(world.contextOf(viewer));
    const id = world.services.ids.uuid();
    const needed = [
      api.admin.overview(),
      api.admin.candidate({ userId: id }),
      api.admin.approve({ userId: id, version: 1 }),
      api.admin.reject({ userId: id, version: 1, note: "No." }),
      api.admin.retry({ id }),
      api.admin.log({}),
    ];
    for (const problem of await Promise.all(needed.map(problemOf)))
      expect(problem).toMatchObject({ code: "second_factor_required" });
    await expect((await world.as(admin)).admin.overview()).resolves.toBeDefined();
  });

  test("where money goes, shown within the last half hour", async () => {
    const { id, email, secret, token } = await withApp();
    const account = {
      holder: "Lerato Dube",
      bank: "FNB" as const,
      accountNumber: "62004471131",
      password: PASSWORD,
      version: 0,
    };
    await (await holding(token)).accounts.becomeMentor({ jobTitle: "Engineer", company: "K" });
    expect(await (await holding(token)).earnings.account()).toMatchObject({ factor: "fresh" });
    world.clock.advance(20 * MINUTE);
    const later = await holding(token);
    expect(await later.earnings.account()).toMatchObject({ factor: "stale" });
    await later.earnings.saveAccount(account);
    world.clock.advance(20 * MINUTE);
    const stale = await holding(token);
    expect(await problemOf(stale.earnings.saveAccount({ ...account, version: 1 }))).toMatchObject({
      code: "second_factor_required",
    });
    await stale.secondFactor.prove({ code: shown(secret) });
    await (await holding(token)).earnings.saveAccount({ ...account, version: 1 });
    const none = await registered(world);
    expect([id, email]).not.toContain(none.id);
    await (await world.as(none.id)).accounts.becomeMentor({ jobTitle: "E", company: "K" });
    expect(await problemOf((await world.as(none.id)).earnings.saveAccount(account))).toMatchObject({
      code: "second_factor_required",
    });
  });

  test("a changed password and removing the factor itself, once it was shown a while ago", async () => {
    const { token } = await withApp();
    world.clock.advance(31 * MINUTE);
    const api = await holding(token);
    for (const refused of [
      api.accounts.changePassword({ currentPassword: PASSWORD, newPassword: "new three words" }),
      api.accounts.requestEmailChange({ email: "new@example.test", password: PASSWORD }),
      api.secondFactor.removeApp({ password: PASSWORD }),
      api.secondFactor.renewRecoveryCodes({ password: PASSWORD }),
    ])
      expect(await problemOf(refused)).toMatchObject({ code: "second_factor_required" });
  });

  test("with the last factor go the recovery codes, and the password is enough again", async () => {
    const { email, token } = await withApp();
    await (await holding(token)).secondFactor.removeApp({ password: PASSWORD });
    expect(await world.db.selectFrom("recovery_codes").selectAll().execute()).toEqual([]);
    const answer = await visitor(world).api.accounts.signIn({ email, password: PASSWORD });
    expect(answer.next).toBe("done");
  });
});

describe("a passkey", () => {
  async function withPasskey() {
    const someone = await person();
    const key = await softwarePasskey("https://mentorlink.example");
    const options = await someone.api.secondFactor.startPasskey({ password: PASSWORD });
    const credential = JSON.stringify(await key.create(options));
    const { recoveryCodes } = await someone.api.secondFactor.addPasskey({
      label: "My phone",
      credential,
    });
    return { ...someone, key, credential, recoveryCodes };
  }

  test("is taken without its maker's attestation, which we never asked for: nothing of it is read", async () => {
    const { api } = await person();
    const key = await softwarePasskey("https://mentorlink.example");
    const options = await api.secondFactor.startPasskey({ password: PASSWORD });
    // {fmt: "android-key", attStmt: {x5c: [h'']}}: judged, its certificates' addresses would be fetched.
    const statement = "63666d746b616e64726f69642d6b65796761747453746d74a1637835638140";
    const made = await key.create(options, Buffer.from(statement, "hex"));
    const credential = JSON.stringify(made);
    expect(await api.secondFactor.addPasskey({ credential, label: "Phone" })).toMatchObject({
      recoveryCodes: expect.any(Array),
    });
  });

  test("with an attestation that cannot be read is refused", async () => {
    const { api } = await person();
    const key = await softwarePasskey("https://mentorlink.example");
    const options = await api.secondFactor.startPasskey({ password: PASSWORD });
    for (const statement of ["", "ff", "61616161"]) {
      const made = await key.create(options, Buffer.from(statement, "hex"));
      const added = api.secondFactor.addPasskey({ credential: JSON.stringify(made), label: "x" });
      expect((await problemOf(added)).code).toBe("invalid_input");
    }
  });

  test("signs in, counts its uses, and answers each challenge once", async () => {
    const { email, key, recoveryCodes } = await withPasskey();
    expect(recoveryCodes).toHaveLength(10);
    const { api, pending } = await firstStep(email);
    const options = await api.secondFactor.passkeyOptions({ pending });
    const credential = JSON.stringify(await key.get(options));
    const { token } = await api.secondFactor.signIn({ pending, credential });
    const viewer = await authenticate(world.services, token);
    expect(viewer).toMatchObject({ email, provenAt: world.clock.now() });
    const again = await firstStep(email);
    expect(
      await problemOf(again.api.secondFactor.signIn({ pending: again.pending, credential })),
    ).toMatchObject({ issues: [{ path: "credential" }] });
  });

  test("of another site, of another person, with another key or an old counter is refused", async () => {
    const { email, key } = await withPasskey();
    const other = await withPasskey();
    const attempt = async (make: (options: { challenge: string }) => Promise<unknown>) => {
      const { api, pending } = await firstStep(email);
      const options = await api.secondFactor.passkeyOptions({ pending });
      const credential = JSON.stringify(await make(options));
      return problemOf(api.secondFactor.signIn({ pending, credential }));
    };
    const phished = await attempt((options) =>
      key.get(options, { origin: "https://evil.example" }),
    );
    expect(phished.code).toBe("invalid_input");
    expect((await attempt((options) => other.key.get(options))).code).toBe("invalid_input");
    const forged = await attempt(async (options) => {
      const made = await other.key.get(options);
      return { ...made, id: key.id, rawId: key.id };
    });
    expect(forged.code).toBe("invalid_input");
    const { api, pending } = await firstStep(email);
    const options = await api.secondFactor.passkeyOptions({ pending });
    await api.secondFactor.signIn({ pending, credential: JSON.stringify(await key.get(options)) });
    expect((await attempt((asked) => key.get(asked, { counter: 1 }))).code).toBe("invalid_input");
  });

  test("is shown again by whoever is signed in, before what matters", async () => {
    const { token, key } = await withPasskey();
    world.clock.advance(31 * MINUTE);
    const { secondFactor } = await holding(token);
    expect((await secondFactor.state()).standing).toBe("stale");
    const options = await secondFactor.passkeyOptions({});
    await secondFactor.prove({ credential: JSON.stringify(await key.get(options)) });
    expect((await (await holding(token)).secondFactor.state()).standing).toBe("fresh");
  });

  test("does not answer what another person was asked", async () => {
    const { email, key } = await withPasskey();
    const other = await withPasskey();
    const asked = await (await holding(other.token)).secondFactor.passkeyOptions({});
    const { api, pending } = await firstStep(email);
    const credential = JSON.stringify(await key.get(asked));
    expect(await codeOf(api.secondFactor.signIn({ pending, credential }))).toBe("invalid_input");
  });

  test("is not replaced by an app that was begun and never confirmed", async () => {
    const { email, id, token } = await withPasskey();
    const owner = await holding(token);
    await owner.secondFactor.startApp({ password: PASSWORD });
    const { secret } = await owner.secondFactor.newApp();
    const { api, pending } = await firstStep(email);
    const code = shown(secret);
    expect(await codeOf(api.secondFactor.signIn({ pending, code }))).toBe("invalid_input");
    // Nor where it is begun anew between looking at a code and taking it.
    const step = stepAt(world.clock.now());
    expect(await transact(world.db, (trx) => takeTotpStep(trx, id, step))).toBe(false);
  });

  test("is removed by its owner alone, with the password", async () => {
    const { api, token } = await withPasskey();
    const mine = (await api.secondFactor.state()).passkeys[0]?.id ?? "";
    const stranger = await person();
    const input = { id: mine, password: PASSWORD };
    expect((await problemOf(stranger.api.secondFactor.removePasskey(input))).code).toBe(
      "not_found",
    );
    const owner = await holding(token);
    await owner.secondFactor.removePasskey(input);
    expect((await owner.secondFactor.state()).passkeys).toEqual([]);
  });
});

describe("another address", () => {
  test("changes when the letter there was opened, and the old one is told", async () => {
    const { api, email, id, token } = await person();
    await api.accounts.requestEmailChange({ email: "new@example.test", password: PASSWORD });
    expect((await authenticate(world.services, token))?.email).toBe(email);
    await api.accounts.verifyEmail({ token: await tokenTo(world, "new@example.test") });
    expect(await authenticate(world.services, token)).toMatchObject({
      id,
      email: "new@example.test",
      emailVerified: true,
    });
    await world.outbox.drain();
    expect(world.mailer.sent.at(-1)).toMatchObject({ to: email });
    expect(world.mailer.sent.at(-1)?.text).toContain("new@example.test");
  });

  test("that has an account changes nothing, and the asker does not learn of it", async () => {
    const { api, email, token } = await person();
    const holder = await registered(world);
    expect(
      await api.accounts.requestEmailChange({ email: holder.email, password: PASSWORD }),
    ).toEqual(
      await api.accounts.requestEmailChange({ email: "free@example.test", password: PASSWORD }),
    );
    await world.outbox.drain();
    const letters = world.mailer.sent.filter(({ to }) => to === holder.email);
    expect(letters.map(({ subject }) => subject).join()).toMatch(/already have/);
    expect((await authenticate(world.services, token))?.email).toBe(email);
  });

  test("that somebody registers with meanwhile is theirs: the link is dead", async () => {
    const { api, email, token } = await person();
    await api.accounts.requestEmailChange({ email: "new@example.test", password: PASSWORD });
    const link = await tokenTo(world, "new@example.test");
    await registered(world, { email: "new@example.test" });
    const late = (await holding(token)).accounts.verifyEmail({ token: link });
    expect(await codeOf(late)).toBe("token_invalid");
    expect((await authenticate(world.services, token))?.email).toBe(email);
  });

  test("asked for by a device is not had after it was signed out from elsewhere", async () => {
    const { api, email } = await person();
    await api.accounts.requestEmailChange({ email: "thief@example.test", password: PASSWORD });
    const owner = await holding((await signIn(world, email)).token);
    await owner.accounts.revokeOtherAuthSessions();
    const token = await tokenTo(world, "thief@example.test");
    expect((await problemOf(world.anyone.accounts.verifyEmail({ token }))).code).toBe(
      "token_invalid",
    );
  });

  test("nor after that one device was signed out", async () => {
    const { api, email, token: stolen } = await person();
    await api.accounts.requestEmailChange({ email: "thief@example.test", password: PASSWORD });
    const owner = await holding((await signIn(world, email)).token);
    const { authSessionId } = (await authenticate(world.services, stolen)) ?? { authSessionId: "" };
    await owner.accounts.revokeAuthSession({ id: authSessionId });
    const token = await tokenTo(world, "thief@example.test");
    expect((await problemOf(world.anyone.accounts.verifyEmail({ token }))).code).toBe(
      "token_invalid",
    );
  });

  test("of a stranger gets ten letters an hour, however many accounts ask for it", async () => {
    const codes: string[] = [];
    for (let i = 0; i < 11; i++) {
      const { api } = await person();
      const wish = { email: "stranger@example.test", password: PASSWORD };
      codes.push(await codeOf(api.accounts.requestEmailChange(wish)));
    }
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "done"));
    expect(codes.at(-1)).toBe("rate_limited");
  }, 60_000);

  test("ends the links for a new password that went to the old one", async () => {
    const { api, email } = await person();
    await visitor(world).api.accounts.requestReset({ email });
    const sentToOld = await tokenTo(world, email);
    await api.accounts.requestEmailChange({ email: "newer@example.test", password: PASSWORD });
    await api.accounts.verifyEmail({ token: await tokenTo(world, "newer@example.test") });
    const reset = visitor(world).api.accounts.resetPassword({
      token: sentToOld,
      password: "Whoever reads the old letters",
    });
    expect((await problemOf(reset)).code).toBe("token_invalid");
  });

  test("asked for by a thief is not had after the owner's new password", async () => {
    const { api, email } = await person();
    await api.accounts.requestEmailChange({ email: "thief@example.test", password: PASSWORD });
    const stolen = await tokenTo(world, "thief@example.test");
    await visitor(world).api.accounts.requestReset({ email });
    await visitor(world).api.accounts.resetPassword({
      token: await tokenTo(world, email),
      password: "another three words",
    });
    expect((await problemOf(world.anyone.accounts.verifyEmail({ token: stolen }))).code).toBe(
      "token_invalid",
    );
  });
});
