import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn, visitor } from "../tests/support/accounts.ts";
import { type OneDatabase, sharedDatabase } from "../tests/support/databases.ts";
import { endedHour, letters, paidSession } from "../tests/support/sessions.ts";
import { makeWorld, type World } from "../tests/support/world.ts";
import { runClockwork } from "./jobs/clockwork.ts";
import { skippedStretches } from "./rooms/clock-jumps.ts";

let folder: string;
let database: OneDatabase;
let world: World;
beforeAll(async () => {
  // Beside node_modules, where the packages that stay outside the bundle are found.
  folder = await mkdtemp(join(import.meta.dirname, "../node_modules/.admin-"));
  await build({
    entryPoints: ["server/admin-command.ts"],
    outfile: join(folder, "admin.mjs"),
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
  database = await sharedDatabase();
  world = await makeWorld({ database });
});
afterAll(async () => {
  await world.close();
  await database.release();
  await rm(folder, { recursive: true });
});

function admin(...args: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: tmpdir() };
  return new Promise((resolve) =>
    execFile(process.execPath, [join(folder, "admin.mjs"), ...args], { env }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), said: out + err }),
    ),
  );
}

test("grants and revokes, leaves a trace, and says so in one line", async () => {
  const id = await world.mentee({ email: "anele@example.test" });
  expect(await admin("grant", "Anele@example.test")).toEqual({
    code: 0,
    said: "anele@example.test is an admin now.\n",
  });
  expect((await world.viewer(id)).isAdmin).toBe(true);
  expect((await admin("revoke", "anele@example.test")).code).toBe(0);
  expect((await world.viewer(id)).isAdmin).toBe(false);
  const audit = await world.db
    .selectFrom("audit_log")
    .select(["action", "subject", "details"])
    .execute();
  const details = JSON.stringify({ operator: process.env.SUDO_USER || userInfo().username });
  expect(audit).toEqual([
    { action: "admin_grant", subject: `user:${id}`, details },
    { action: "admin_revoke", subject: `user:${id}`, details },
  ]);
});

test("an address that nobody confirmed is granted to whoever runs this, not to whoever registered it", async () => {
  const id = await world.mentee({ email: "boss@example.test", email_verified_at: null });
  await world.as(id);
  const { code, said } = await admin("grant", "boss@example.test");
  expect(code).toBe(0);
  expect(said).toMatch(/^boss@example\.test is an admin now\.\nNobody had confirmed that address/);
  const token = /\/reset-password\?token=([a-z0-9]+)\n$/.exec(said)?.[1] ?? "";
  expect(
    await world.db.selectFrom("auth_sessions").where("user_id", "=", id).select("id").execute(),
  ).toEqual([]);
  await visitor(world).api.accounts.resetPassword({ token, password: "the operator's own words" });
  await signIn(world, "boss@example.test", "the operator's own words");
  expect(await world.viewer(id)).toMatchObject({ isAdmin: true, emailVerified: true });
});

test("lets somebody back in who lost phone and codes", async () => {
  const id = await world.admin({ email: "sipho@example.test" });
  const now = world.clock.now();
  const app = { user_id: id, secret: "sealed", confirmed_at: now, last_step: 0, created_at: now };
  await world.db.insertInto("totp_secrets").values(app).execute();
  expect((await admin("unlock", "sipho@example.test")).code).toBe(0);
  expect(await world.viewer(id)).toMatchObject({ isAdmin: true, hasFactor: false, provenAt: null });
  expect(await world.db.selectFrom("totp_secrets").selectAll().execute()).toEqual([]);
  expect(await letters(world), "somebody may have talked us into it").toContainEqual(
    expect.objectContaining({ template: "factor_changed", change: "unlocked" }),
  );
});

test("restored: rooms of hours to come take their times anew, whatever they heard since", async () => {
  const mentor = await world.mentor();
  const mentee = await world.mentee();
  const sessionId = await paidSession(world, mentee, mentor);
  await runClockwork(world.services);
  const alive = world.clock.now();
  await world.mentee({ email: "thief.too@example.test" });
  await admin("suspend", "thief.too@example.test");
  await world.db.deleteFrom("outbox").execute();
  const before = Math.floor(Date.now() / 1000);
  expect((await admin("restored")).said).toBe(
    "Hours to come: 1. Their rooms take the times that this database knows.\n",
  );
  const { room_version } = await world.db
    .selectFrom("sessions")
    .select("room_version")
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  expect(room_version).toBeGreaterThanOrEqual(before);
  const [stretch] = await skippedStretches(world.services);
  expect(stretch?.to, "no hour is void for want of probes that the backup lacks").toBeGreaterThan(
    before * 1000,
  );
  expect(stretch?.from, "whatever else an operator did first").toBeLessThanOrEqual(alive);
  const [effect] = await world.db.selectFrom("outbox").select("kind").execute();
  expect(effect).toEqual({ kind: "room_sync" });
});

test("suspends and restores: signed out everywhere, and nothing begun there goes on", async () => {
  const id = await world.mentee({ email: "thief@example.test" });
  await world.viewer(id);
  expect(await admin("suspend", "thief@example.test")).toEqual({
    code: 0,
    said: "thief@example.test is suspended now, and signed out everywhere; their hours to come are called off within a minute.\n",
  });
  const sessions = world.db.selectFrom("auth_sessions").select("id").where("user_id", "=", id);
  expect(await sessions.execute()).toEqual([]);
  expect((await world.viewer(id)).suspended).toBe(true);
  expect((await admin("restore", "thief@example.test")).code).toBe(0);
  expect((await world.viewer(id)).suspended).toBe(false);
});

test("holds an ended hour back, lets it go on, and pays it back", async () => {
  const sessionId = await endedHour(world, await world.mentee(), await world.mentor());
  const said = async (verb: string) => (await admin(verb, sessionId)).said;
  expect(await said("hold")).toBe(
    `${sessionId} is held back now: nothing is paid for it until you decide.\n`,
  );
  expect(await said("hold")).toBe("That did not work: It is held back already.\n");
  expect(await said("release")).toBe(`${sessionId} goes on as if nobody had held it back.\n`);
  expect(await said("refund")).toBe(`${sessionId} is paid back to the mentee in full.\n`);
  expect(await said("refund")).toBe("That did not work: No money is held for it.\n");
  const audit = await world.db
    .selectFrom("audit_log")
    .select("action")
    .where("subject", "=", `session:${sessionId}`)
    .where("action", "like", "admin%")
    .orderBy("id")
    .execute();
  expect(audit.map(({ action }) => action)).toEqual([
    "admin_hold",
    "admin_release",
    "admin_refund",
  ]);
});

const SAY =
  "Usage: npm run admin -- VERB EMAIL (grant, revoke, unlock, suspend, restore), VERB SESSION (hold, release, refund), or restored (after a backup was put back)\n";
const NOBODY = "019b0b3e-5c00-7000-8000-000000000001";

test.each([
  [["grant", "nobody@example.test"], "Nobody has registered with nobody@example.test.\n"],
  [["grant", "nobody"], "nobody is not an e-mail address.\n"],
  [["hold", NOBODY], `There is no session ${NOBODY}.\n`],
  [
    ["refund", "a@example.test"],
    "a@example.test is not a session's id: it stands at the end of the page's address.\n",
  ],
  [["hold"], SAY],
  [["promote", "a@example.test"], SAY],
  [[], SAY],
])("%j is refused in one line", async (args, said) => {
  expect(await admin(...args)).toEqual({ code: 1, said });
});
