import { createServer } from "node:http";
import { afterEach, expect, test } from "vitest";
import { freePort } from "../../tests/support/free-port.ts";
import { createFront } from "./front-http.ts";

const server = createServer((request, answer) => {
  answer.writeHead(request.url === "/healthz" ? 200 : 404).end();
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

test("a site that was reached by its public address, and is no more, is out of reach", async () => {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const isReachable = createFront({ publicUrl, fetch, timeoutMs: 1000 });
  expect(await isReachable(), "a machine that cannot come back to itself cannot tell").toBe(true);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  expect(await isReachable()).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await isReachable()).toBe(false);
});
