import { afterEach, beforeEach, expect, test } from "vitest";
import { makeWorld, type World } from "../tests/support/world.ts";
import { HOUR } from "./clock.ts";
import { limit, limitAddress } from "./limits.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

test("a hundred at once get through exactly as often as allowed, then one uniform 429", async () => {
  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, () => limit(world.services, "reset_by_account", "a@example.test")),
  );
  const refused = answers.filter((answer) => answer.status === "rejected");
  expect(refused).toHaveLength(95);
  expect(refused[0]?.reason).toMatchObject({
    problem: "rate_limited",
    retryAfterSeconds: HOUR / 1000,
  });
});

test("another subject has a window of its own, and time opens it again", async () => {
  const use = (subject: string) => limit(world.services, "reset_by_account", subject);
  for (let i = 0; i < 5; i++) await use("a");
  await expect(use("a")).rejects.toMatchObject({ problem: "rate_limited" });
  await use("b");
  world.clock.advance(HOUR);
  await use("a");
});

test("no address is kept in clear", async () => {
  await limit(world.services, "reset_by_account", "lerato@example.test");
  const rows = await world.db.selectFrom("rate_limits").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain("lerato");
});

test("whoever has many networks has four times what one has", async () => {
  const from = (network: string) => limitAddress(world.services, "reset_by_address", network);
  const of = (site: string, n: number) => `2001:db8:${site}:${n.toString(16)}::/64`;
  for (let n = 0; n < 240; n++) await from(of("5", n));
  const rows = () => world.db.selectFrom("rate_limits").select("bucket").execute();
  const before = await rows();
  await expect(from(of("5", 240))).rejects.toMatchObject({ problem: "rate_limited" });
  expect(await rows(), "what is refused for its site leaves nothing behind").toEqual(before);
  await from(of("6", 0));
  // Of IPv4 one address is one network, and no site is known.
  for (let n = 0; n < 60; n++) await from("192.0.2.1");
  await expect(from("192.0.2.1")).rejects.toMatchObject({ problem: "rate_limited" });
});
