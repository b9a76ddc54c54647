import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { compress } from "./compress.ts";

const PAGE = "<p>An hour with somebody who has been there.</p>".repeat(100);
const BOOK = PAGE.repeat(50);
const HTML = { "content-type": "text/html; charset=utf-8" };

const app = new Hono();
app.use(compress);
app.use(async (c, next) => {
  await next();
  c.res.headers.set("x-frame-options", "SAMEORIGIN");
});
const whole = (text: string) => () =>
  new Response(text, { headers: { ...HTML, "content-length": String(text.length) } });
app.get("/page", whole(PAGE));
app.get("/book", whole(BOOK));
app.get("/note", whole("<p>Short.</p>"));
app.get("/stream", () => {
  const body = new ReadableStream({
    async start(controller) {
      for (let part = 0; part < 100; part++) {
        controller.enqueue(new TextEncoder().encode(PAGE.slice(part * 48, part * 48 + 48)));
        await Promise.resolve();
      }
      controller.close();
    },
  });
  return new Response(body, { status: 201, headers: HTML });
});

let arrive = () => {};
const arrived = new Promise<void>((resolve) => {
  arrive = resolve;
});
app.get("/long-text", () => {
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from(randomBytes(500_000).toString("base64")));
      await arrived;
      controller.close();
    },
  });
  return new Response(body, { headers: { "content-type": "text/plain; charset=utf-8" } });
});

app.get("/broken-off", () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(Buffer.from(PAGE));
    },
    pull(controller) {
      controller.error(new Error("The database went away"));
    },
  });
  return new Response(body, { headers: { "content-type": "text/plain; charset=utf-8" } });
});

let server: ReturnType<typeof serve>;
beforeAll(async () => {
  server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

/** As it is on the wire: fetch would unpack it. */
async function ask(path: string, accept: string) {
  const { port } = server.address() as AddressInfo;
  const request = get({ port, path, headers: { "accept-encoding": accept } });
  const [response] = await once(request, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) };
}

test("a long text is on its way before its end is known", async () => {
  const { port } = server.address() as AddressInfo;
  const headers = { "accept-encoding": "br" };
  const [response] = await once(get({ port, path: "/long-text", headers }), "response");
  await once(response, "data");
  arrive();
  await once(response.resume(), "end");
});

test.each([
  "br",
  "gzip",
])("what breaks off on its way in %s ends the answer: nobody waits for the rest", async (encoding) => {
  const { port } = server.address() as AddressInfo;
  const headers = { "accept-encoding": encoding };
  const request = get({ port, path: "/broken-off", headers });
  let whole = false;
  request.on("error", () => {});
  request.on("response", (response) => {
    response
      .on("error", () => {})
      .on("end", () => (whole = response.complete))
      .resume();
  });
  await once(request, "close");
  expect(whole).toBe(false);
  const said = vi.mocked(console.error);
  expect(said.mock.calls.flat().map(String)).toEqual(["Error: The database went away"]);
  said.mockClear();
});

const unpack = { br: brotliDecompressSync, gzip: gunzipSync };

test.each([
  ["/page", PAGE, 200],
  ["/book", BOOK, 200],
  ["/stream", PAGE, 201],
])("%s arrives whole in either encoding, with its status and headers", async (path, text, status) => {
  for (const encoding of ["br", "gzip"] as const) {
    const answer = await ask(path, encoding);
    expect(answer.status).toBe(status);
    expect(unpack[encoding](answer.bytes).toString()).toBe(text);
    expect(answer.headers).toMatchObject({
      ...HTML,
      "content-encoding": encoding,
      vary: "accept-encoding",
      "x-frame-options": "SAMEORIGIN",
    });
  }
});

test("whoever accepts no encoding gets plain text, and a cache is told that it depends", async () => {
  const { bytes, headers } = await ask("/page", "identity");
  expect(bytes.toString()).toBe(PAGE);
  expect(headers["content-encoding"]).toBeUndefined();
  expect(headers.vary).toBe("accept-encoding");
});

test.each([
  ["br;q=0, gzip", "gzip"],
  ["br; Q=0.000, gzip;q=0", undefined],
  ["xbr, x-gzip2", undefined],
  ["gzip;q=0.5, br;q=0.1", "br"],
])("what is refused by name is not sent: %s", async (accept, encoding) => {
  expect((await ask("/page", accept)).headers["content-encoding"]).toBe(encoding);
});

test("what is short stays as it is", async () => {
  const { bytes, headers } = await ask("/note", "gzip");
  expect(bytes.toString()).toBe("<p>Short.</p>");
  expect(headers["content-encoding"]).toBeUndefined();
});
