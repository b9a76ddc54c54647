import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { freePort } from "../../tests/support/free-port.ts";
import { makeWorld } from "../../tests/support/world.ts";
import { DAY, HOUR } from "../clock.ts";
import { createFront } from "./front-http.ts";

let status = 200;
const server = createServer((request, answer) => {
  answer.writeHead(request.url === "/healthz" ? status : 404).end();
});
const close = () => new Promise((resolve) => server.close(resolve));
afterAll(close);

test("a site that was reached by its public address, and is no more, is out of reach", async () => {
  const world = await makeWorld();
  const port = await freePort();
  const options = {
    publicUrl: `http://127.0.0.1:${port}`,
    records: world.services.records,
    realClock: world.clock,
    fetch,
    timeoutMs: 1000,
  };
  const isReachable = createFront(options);
  expect(await isReachable(), "a machine that cannot come back to itself cannot tell").toBe(true);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  expect(await isReachable()).toBe(true);
  status = 403;
  expect(await isReachable(), "a filter that turns programs away").toBe(true);
  status = 502;
  expect(await isReachable(), "a proxy behind which nobody answers").toBe(false);
  await close();
  expect(await isReachable()).toBe(false);
  world.clock.advance(HOUR);
  expect(await createFront(options)(), "after a restart, too").toBe(false);
  world.clock.advance(DAY);
  expect(await isReachable(), "moved to where it cannot tell").toBe(true);
  await world.close();
});
