/** A stolen device: its sign-in is ended elsewhere, and the room that it has open closes. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAuthSession } from "../../server/accounts/auth-sessions.ts";
import { sha256 } from "../../server/hash.ts";
import { buildOnce } from "../support/build.ts";
import { type Copy, startCopy } from "../support/copy.ts";
import { databaseOf, mutate } from "../support/outside.ts";
import { Participant } from "../support/rooms-client.ts";
import type { World } from "../support/world.ts";

let copy: Copy;
let world: World;
beforeAll(async () => {
  await buildOnce();
  copy = await startCopy({ demo: true });
  world = await databaseOf(copy);
}, 180_000);
afterAll(async () => {
  await world.close();
  await copy.dispose();
});

test("a revoked sign-in loses its open room within a second, and gets no way back in", async () => {
  const session = await world.db
    .selectFrom("sessions")
    .select(["id", "mentee_id"])
    .where("status", "in", ["confirmed", "in_session"])
    .where("starts_at", "<=", Date.now())
    .executeTakeFirstOrThrow();
  const signedIn = async () => ({
    id: session.mentee_id,
    token: (await startAuthSession(world.services, session.mentee_id, "test")).token,
  });
  const [stolen, own] = [await signedIn(), await signedIn()];
  const enter = async (person: typeof stolen) => {
    const { status, body } = await mutate(copy, person, "rooms.ticket", { sessionId: session.id });
    return { status, url: `${body.result?.data.url}?ticket=${body.result?.data.ticket}` };
  };
  const thief = new Participant((await enter(stolen)).url);
  await thief.expect("welcome");
  const unused = await enter(stolen);

  const from = performance.now();
  const id = sha256(stolen.token);
  expect((await mutate(copy, own, "accounts.revokeAuthSession", { id })).status).toBe(200);
  await expect.poll(() => thief.closed, { timeout: 5000, interval: 20 }).not.toBeNull();
  expect(performance.now() - from).toBeLessThan(1000);

  expect((await enter(stolen)).status).toBe(401);
  const again = new Participant(unused.url);
  await expect.poll(() => again.closed, { timeout: 5000 }).not.toBeNull();
  expect(again.all("welcome")).toEqual([]);

  const owner = new Participant((await enter(own)).url);
  await owner.expect("welcome");
  owner.close();
});
