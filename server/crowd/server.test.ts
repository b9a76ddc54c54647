import { once } from "node:events";
import type { RequestListener, Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { markDevice } from "../accounts/known-device.ts";
import { systemClock } from "../clock.ts";
import type { Intents } from "../context.ts";
import { readSettings } from "../env.ts";
import { cookieName } from "../request.ts";
import { headersOfText } from "../security-headers.ts";
import { serverForCrowds } from "./server.ts";

/** Hundreds of connections take a busy machine some seconds. */
const SLOWLY = { timeout: 10_000 };

const SETTINGS = readSettings({ NODE_ENV: "test" });
const SERVICES = { settings: SETTINGS, realClock: systemClock };

async function serving(serve: RequestListener): Promise<Server> {
  const server = serverForCrowds(serve, SERVICES);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

function clientOf(server: Server) {
  return connect((server.address() as AddressInfo).port, "127.0.0.1").on("error", () => {});
}

test("a request that is not whole in time is told so, with the headers of all answers", async () => {
  const server = await serving(() => {});
  const client = clientOf(server);
  const [socket] = await once(server, "connection");
  const late = Object.assign(new Error("late"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
  server.emit("clientError", late, socket);
  const answer = await text(client);
  server.close();
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  for (const name of Object.keys(headersOfText({ publicUrl: "http://127.0.0.1" })))
    expect(answer).toContain(`\r\n${name}: `);
});

test("nothing is written into the middle of an answer", async () => {
  const server = await serving((_request, response) => response.write("half"));
  const client = clientOf(server);
  client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  const [part] = await once(client, "data");
  const rest = text(client);
  client.write("no request\r\n\r\n");
  expect(`${part}${await rest}`.match(/HTTP\/1\.1/g)).toHaveLength(1);
  server.close();
});

test.each([98, 99, 1500])("no header hides behind %i others", async (count) => {
  let body = "";
  const server = await serving((request, response) => {
    body = String((request as never as { rawBody: Buffer }).rawBody);
    response.end();
  });
  const socket = clientOf(server);
  const others = `Host: a\r\nConnection: close\r\n${"a:\r\n".repeat(count - 2)}`;
  socket.write(`POST / HTTP/1.1\r\n${others}Content-Length: 2\r\n\r\nhi`);
  const answer = await text(socket);
  server.close();
  if (count < 99) expect(body).toBe("hi");
  else expect([body, answer]).toEqual(["", expect.stringMatching(/^HTTP\/1\.1 431 /)]);
});

test.each([
  "/",
  "/healthz",
])("who was answered at %s and goes on sending is not listened to for long", async (path) => {
  const server = await serving((_request, response) => response.end("ok"));
  server.keepAliveTimeout = 0;
  const client = clientOf(server);
  client.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\nand more`);
  expect(await text(client)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*connection: close\r\n/is);
  server.close();
});

test("crumbs are counted where one looks whether we are alive, too", async () => {
  const server = await serving((_request, response) => response.end("ok"));
  const client = clientOf(server);
  client.write("GET /healthz HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  client.write("1\r\nx\r\n".repeat(1000));
  expect(await text(client).catch(() => "")).toBe("");
  server.close();
});

test("who sends a body that is too large in one go reads why it was refused", async () => {
  const server = await serving((_request, response) => response.writeHead(413).end());
  const client = clientOf(server);
  const size = 400_000;
  client.pause().write(`POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: ${size}\r\n\r\n`);
  await new Promise((sent) => client.write("x".repeat(size), sent));
  client.resume();
  const [answer] = await once(client, "data");
  expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
  client.destroy();
  server.close();
});

test.each([
  ["Content-Length: 70001", ""],
  ["Transfer-Encoding: chunked", "11171\r\n"],
])("%s: refused, on a connection that is kept for nobody's next request", async (header, size) => {
  let served = 0;
  const server = await serving((_request, response) => {
    served++;
    response.writeHead(413).end("why");
  });
  const client = clientOf(server);
  client.write(`POST /sign-in HTTP/1.1\r\nHost: a\r\n${header}\r\n\r\n`);
  client.write(size + "x".repeat(70_000));
  const [part] = await once(client, "data");
  client.write(`x${size && "\r\n0\r\n\r\n"}GET / HTTP/1.1\r\nHost: a\r\n\r\n`);
  const answer = part + (await text(client));
  server.close();
  expect(answer).toMatch(/^HTTP\/1\.1 413 .*\r\nConnection: close\r\n.*why/is);
  expect(served).toBe(1);
});

test("crumbs are counted after a body has become too large, too", async () => {
  const server = await serving(() => {});
  const client = clientOf(server);
  const large = 70_000;
  client.write("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  client.write(`${large.toString(16)}\r\n${"x".repeat(large)}\r\n`);
  client.write("1\r\nx\r\n".repeat(1000));
  await once(client, "close");
  server.close();
});

test.each([
  "",
  "Expect: much\r\n",
])("of a packet full of requests few are made (%j)", async (header) => {
  let made = 0;
  const server = await serving(() => {});
  for (const event of ["request", "checkExpectation"]) server.on(event, () => made++);
  const client = clientOf(server);
  client.write(`GET / HTTP/1.1\r\nHost: a\r\n${header}\r\n`.repeat(1000));
  await text(client).catch(() => {});
  server.close();
  expect(made).toBeLessThan(8);
});

test("of connections without a whole request the oldest are put out, and nobody who asked", async () => {
  const server = await serving(() => {});
  const open = async (text: string) => {
    const client = clientOf(server);
    const gone = { yet: false };
    client.on("error", () => {}).on("close", () => (gone.yet = true));
    client.write(text);
    await once(client, "connect");
    return { client, gone };
  };
  const asking = await open("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  await once(server, "request");
  const oldest = await open("GET / HTTP/1.1\r\nHost:");
  const more = [];
  for (let i = 0; i < 300; i++) more.push(await open("GET / HTTP/1.1\r\nHost:"));
  await expect.poll(() => oldest.gone.yet).toBe(true);
  expect([asking.gone.yet, more[0]?.gone.yet]).toEqual([false, false]);
  for (const { client } of [asking, ...more]) client.destroy();
  server.close();
});

test("between two requests a connection stays for longer than a proxy keeps it", async () => {
  const server = await serving((_request, response) => response.end("ok"));
  const client = clientOf(server);
  const [socket] = await once(server, "connection");
  client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  const [answer] = await once(client, "data");
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 .*\r\nConnection: keep-alive\r\n/is);
  // What Node ends it after, in the end.
  await expect.poll(() => socket.timeout).toBeGreaterThan(120_000);
  client.destroy();
  server.close();
});

test("of connections that wait for another request the oldest are put out", async () => {
  const server = await serving((_request, response) => response.end("ok"));
  const answered = async () => {
    const gone = { yet: false };
    const client = clientOf(server).on("close", () => (gone.yet = true));
    client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    await once(client, "data");
    return { client, gone };
  };
  const oldest = await answered();
  const more = [];
  for (let i = 0; i < 300; i++) more.push(await answered());
  await expect.poll(() => oldest.gone.yet).toBe(true);
  expect(more.filter(({ gone }) => gone.yet)).toEqual([]);
  for (const { client } of more) client.destroy();
  server.close();
});

test("of requests that wait the largest network's are put out, also those behind one another on a socket", async () => {
  let served = 0;
  const settings = readSettings({ NODE_ENV: "test", TRUSTED_PROXIES: "127.0.0.1" });
  const server = serverForCrowds(() => void served++, { ...SERVICES, settings });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const ask = (network: number) =>
    `GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.0.${network}.1\r\n\r\n`;
  const open = async (text: string) => {
    const gone = { yet: false };
    const client = clientOf(server).on("close", () => (gone.yet = true));
    await new Promise((sent) => client.write(text, sent));
    return { client, gone };
  };
  // As many as are served at once, and no answer: all others wait.
  const first = await open(ask(1).repeat(4));
  await expect.poll(() => served).toBe(4);
  const honest = await open(ask(2));
  const crowd: Awaited<ReturnType<typeof open>>[] = [];
  for (let i = 0; i < 160; i++) crowd.push(await open(ask(3 + (i % 3)).repeat(4)));
  await expect.poll(() => crowd.some(({ gone }) => gone.yet)).toBe(true);
  expect([first.gone.yet, honest.gone.yet]).toEqual([false, false]);
  for (const { client } of [first, honest, ...crowd]) client.destroy();
  server.close();
});

test("behind one address with a crowd, whoever signed in before is served all the same", async () => {
  const server = await serving((request, response) => {
    if (request.url === "/member") response.end();
  });
  const context = { services: SERVICES, intents: {} as Intents };
  await markDevice(context, {
    id: crypto.randomUUID(),
    password_hash: "a hash",
    email_verified_at: 1,
  });
  const { token = "" } = context.intents.deviceMark ?? {};
  const cookies = (mark: string) => `Cookie: ${cookieName(SETTINGS, "device")}=${mark}\r\n`;
  const ask = (path: string, header = "") => {
    const client = clientOf(server);
    client.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n${header}\r\n`);
    return client;
  };
  let refused = 0;
  const strangers = (count: number) =>
    Array.from({ length: count }, () =>
      ask("/crowd", cookies(`${token}x`)).on("data", () => refused++),
    );
  const crowd = strangers(380);
  await expect.poll(() => refused, SLOWLY).toBeGreaterThan(0);
  refused = 0;
  const more = strangers(60);
  const member = ask("/member", cookies(token));
  expect(String(await once(member, "data"))).toContain(" 200 ");
  await expect.poll(() => refused, SLOWLY).toBeGreaterThan(0);
  for (const client of [...crowd, ...more, member]) client.destroy();
  server.close();
});

test("a page that is refused in a crowd looks again by itself, as a room's frame has to", async () => {
  const server = await serving(() => {});
  const ask = () => {
    const client = clientOf(server);
    client.write("GET /sessions/a/room/log HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n\r\n");
    return client;
  };
  let refusal = "";
  const crowd = Array.from({ length: 380 }, () => ask().on("data", (text) => (refusal += text)));
  await expect.poll(() => refusal, SLOWLY).toMatch(/ 503 .*refresh: 5\r\n/is);
  for (const client of crowd) client.destroy();
  server.close();
});

test("who looks whether we are alive skips the line; who posts there waits", async () => {
  const served: string[] = [];
  const server = await serving((request, response) => {
    served.push(`${request.method} ${request.url}`);
    response.end();
  });
  const socket = clientOf(server);
  const requests = ["GET /a", "POST /healthz", "HEAD /healthz"];
  socket.write(
    requests.map((one) => `${one} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`).join(""),
  );
  socket.write("GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  await text(socket);
  server.close();
  expect(served).toEqual(["HEAD /healthz", "GET /a", "POST /healthz", "GET /last"]);
});
