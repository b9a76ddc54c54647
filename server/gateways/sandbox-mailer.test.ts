import { afterEach, beforeEach, expect, test } from "vitest";
import { makeWorld, type World } from "../../tests/support/world.ts";
import { createSandboxMailer } from "./sandbox-mailer.ts";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

test("the same id is the same letter, and the first one stays", async () => {
  const { records } = world.services;
  const mailer = createSandboxMailer(records);
  const mail = { id: "mail:1", to: "a@example.test", subject: "One", text: "one", html: "<p>one" };
  await mailer.send(mail);
  await mailer.send({ ...mail, subject: "Another" });
  await mailer.send({ ...mail, id: "mail:2", subject: "Two" });
  expect((await records.list("mail", 10)).map(({ id }) => id)).toEqual(["mail:2", "mail:1"]);
  expect(await records.get("mail", "mail:1")).toMatchObject({
    to: "a@example.test",
    subject: "One",
  });
});
