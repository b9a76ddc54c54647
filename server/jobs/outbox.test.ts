import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { transact } from "../../db/client.ts";
import { outboxHealth } from "../../db/queries/outbox.ts";
import { paidSession, roomsThatSaw } from "../../tests/support/sessions.ts";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { MINUTE, SECOND } from "../clock.ts";
import { queue } from "../effects.ts";
import type { ProviderRefund } from "../ports.ts";
import { startLoop } from "./loop.ts";
import { deliverDue } from "./outbox.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const welcome = {
  kind: "mail",
  to: "lerato@example.test",
  letter: {
    template: "welcome",
    name: "Lerato Dube",
    zone: "Africa/Johannesburg",
    role: "mentee",
    url: "http://127.0.0.1:3000/verify?token=t",
  },
} as const;

const write = (key: string, dueAt?: number) =>
  transact(world.db, (trx) => queue(world.services, trx, key, welcome, dueAt));

describe("the outbox", () => {
  test("what was queued twice under one key is sent once", async () => {
    await write("mail:welcome:1");
    await write("mail:welcome:1");
    await world.outbox.drain();
    expect(world.mailer.sent.map(({ id }) => id)).toEqual(["mail:welcome:1"]);
  });

  test("a transaction that rolled back sends nothing", async () => {
    const failing = transact(world.db, async (trx) => {
      await queue(world.services, trx, "mail:welcome:1", welcome);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await world.outbox.drain();
    expect(world.mailer.sent).toEqual([]);
  });

  test("ten workers at once deliver each letter once", async () => {
    let sends = 0;
    world.mailer.send = async () => {
      sends++;
    };
    for (let i = 0; i < 15; i++) await write(`mail:welcome:${i}`);
    await Promise.all(Array.from({ length: 10 }, () => deliverDue(world.services)));
    expect(sends).toBe(15);
  });

  test("a worker that died between send and mark: the letter is sent again under the same id", async () => {
    const ids: string[] = [];
    const send = world.mailer.send;
    world.mailer.send = async (mail) => {
      ids.push(mail.id);
      await send(mail);
    };
    await write("mail:welcome:1");
    const dead = await world.db.selectFrom("outbox").selectAll().executeTakeFirstOrThrow();
    await deliverDue(world.services);
    // As the database is when the process died after the send: leased, not marked.
    await world.db
      .updateTable("outbox")
      .set({ ...dead, lease_until: world.clock.now() + MINUTE })
      .execute();
    await world.outbox.drain();
    expect(ids).toHaveLength(1);
    world.clock.advance(MINUTE);
    await world.outbox.drain();
    expect(ids).toEqual(["mail:welcome:1", "mail:welcome:1"]);
    expect(world.mailer.sent).toHaveLength(1);
  });

  test("a provider that is away is tried again, later and later, and then a person must look", async () => {
    let tries = 0;
    world.mailer.send = async () => {
      tries++;
      throw new Error("away");
    };
    const told: string[] = [];
    const deliver = () => deliverDue(world.services, (error) => told.push((error as Error).name));
    await write("mail:welcome:1");
    await deliver();
    expect(tries).toBe(1);
    world.clock.advance(4 * SECOND);
    await deliver();
    expect(tries).toBe(1);
    for (let i = 0; i < 40; i++) {
      world.clock.advance(31 * MINUTE);
      await deliver();
    }
    expect(tries).toBe(20);
    expect(told).toEqual([...Array(19).fill("NotDelivered(mail)"), "GivenUp(mail)"]);
    expect(await outboxHealth(world.db)).toMatchObject({ waiting: 0, failed: 1 });
  });

  test("money at a bank that hangs keeps no room open and no letter back", async () => {
    const mentor = await world.mentor();
    const sessionId = await paidSession(world, await world.mentee(), mentor);
    await world.outbox.drain();
    let answer = (_refund: ProviderRefund) => {};
    world.gateway.refund = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await (await world.as(mentor)).bookings.cancel({ sessionId, expectedRefundCents: 35_000 });
    await write("mail:welcome:1");
    roomsThatSaw(world, () => []);
    world.rooms.commands.length = 0;
    const loop = startLoop(world.services, () => {});
    await vi.waitFor(() => {
      expect(world.mailer.sent.map(({ id }) => id)).toContain("mail:welcome:1");
      expect(world.rooms.commands.map(({ command }) => command.command)).toContain("end");
    });
    answer({ refundId: "", status: "succeeded" });
    await loop.stop();
  });

  test("what is due later waits", async () => {
    await write("mail:welcome:1", world.clock.now() + MINUTE);
    await world.outbox.drain();
    expect(world.mailer.sent).toEqual([]);
    world.clock.advance(MINUTE);
    await world.outbox.drain();
    expect(world.mailer.sent).toHaveLength(1);
  });
});
