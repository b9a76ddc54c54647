/** `npm start` as an operator meets it: what it refuses, what it survives, what it leaves behind. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { parseKeys } from "../party/keys.ts";
import { systemClock } from "../server/clock.ts";
import { createHttpRooms } from "../server/gateways/rooms-http.ts";
import { headersOfFile, securityHeaders } from "../server/security-headers.ts";
import { buildOnce } from "./support/build.ts";
import { type Copy, refused, startCopy } from "./support/copy.ts";
import { freePort } from "./support/free-port.ts";
import { meeting } from "./support/meeting.ts";
import { processesOf, residentMb } from "./support/processes.ts";

beforeAll(buildOnce, 180_000);

const copies: Copy[] = [];
afterEach(async () => {
  for (const copy of copies.splice(0)) await copy.dispose();
});
async function start(options: Parameters<typeof startCopy>[0] = {}) {
  const copy = await startCopy(options);
  copies.push(copy);
  return copy;
}

describe("a start that cannot be", () => {
  test("a taken port gives one clear line and exit 1", async () => {
    const port = await freePort();
    const holder = createServer().listen(port, "127.0.0.1");
    await once(holder, "listening");
    const dataDir = await mkdtemp(join(tmpdir(), "mentorlink-"));
    const env = { PORT: String(port), PARTY_PORT: String(await freePort()), DATA_DIR: dataDir };
    const { code, lines } = await refused(env);
    holder.close();
    expect(code).toBe(1);
    expect(lines).toEqual([`Port ${port} is taken. Set PORT to a free one.`]);
    expect(await processesOf(dataDir)).toEqual([]);
    await rm(dataDir, { recursive: true });
  });

  test("ended while it starts its rooms, it says nothing of it and leaves nothing", async () => {
    for (let time = 0; time < 3; time++) {
      const dataDir = await mkdtemp(join(tmpdir(), "mentorlink-"));
      const env = { PORT: String(await freePort()), PARTY_PORT: String(await freePort()) };
      const child = spawn(process.execPath, ["scripts/start.mjs"], {
        stdio: ["ignore", "ignore", "pipe"],
        env: { ...process.env, DEMO: "0", DATA_DIR: dataDir, ...env },
      });
      let complaints = "";
      child.stderr.on("data", (chunk) => (complaints += chunk));
      while (child.exitCode === null && (await residentMb(dataDir, ["workerd"])) === 0);
      child.kill("SIGTERM");
      await once(child, "exit");
      expect(complaints).toBe("");
      expect(await processesOf(dataDir)).toEqual([]);
      await rm(dataDir, { recursive: true });
    }
  });

  test("a taken rooms port does too", async () => {
    const port = await freePort();
    const holder = createServer().listen(port, "127.0.0.1");
    await once(holder, "listening");
    const dataDir = await mkdtemp(join(tmpdir(), "mentorlink-"));
    const env = { PORT: String(await freePort()), PARTY_PORT: String(port), DATA_DIR: dataDir };
    const { code, lines } = await refused(env);
    holder.close();
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(String(port));
    await rm(dataDir, { recursive: true });
  });

  test("a data folder that is a file", async () => {
    const dataDir = join(await mkdtemp(join(tmpdir(), "mentorlink-")), "file");
    await writeFile(dataDir, "");
    await chmod(dataDir, 0o400);
    const { code, lines } = await refused({ DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(lines).toEqual([
      `The data folder ${dataDir} cannot be written. Set DATA_DIR to one that can.`,
    ]);
  });

  test.each([
    [{ PORT: "eighty" }, "PORT must be a number"],
    [{ PORT: "70000" }, "PORT must be from 1 to 65535"],
    [{ SANDBOX: "yes" }, "SANDBOX must be 0 or 1"],
    [
      { DATABASE_URL: "postgres://x" },
      "DATABASE_URL must read file:PATH or https://USER:PASSWORD@HOST",
    ],
    [{ DATABASE_URL: "http://name:secret@127.0.0.1:1" }, "The database does not answer"],
    [{ ROOM_KEYS: "short" }, "ROOM_KEYS must read kid:secret"],
  ])("a bad variable %j", async (env, line) => {
    const { code, lines } = await refused(env);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(line);
    expect(lines[0]).not.toContain("secret@");
  });

  test("production refuses the sandbox unless it is said on purpose", async () => {
    const { code, lines } = await refused({ NODE_ENV: "production" });
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("SANDBOX=1");
  });
});

describe("a copy that runs", () => {
  test("SIGTERM ends everything within two seconds and leaves no process behind", async () => {
    const copy = await start();
    expect((await processesOf(copy.dataDir)).length).toBeGreaterThan(2);
    expect(await copy.stop()).toBeLessThan(2000);
    expect(await processesOf(copy.dataDir)).toEqual([]);
  });

  test.each([
    ["SIGTERM to npm alone", (pid: number) => process.kill(pid, "SIGTERM")],
    // As a terminal does it: everybody in the group hears it.
    ["Ctrl-C", (pid: number) => process.kill(-pid, "SIGINT")],
  ])("npm start: %s ends everything", async (_, end) => {
    const dataDir = await mkdtemp(join(tmpdir(), "mentorlink-"));
    const [port, partyPort] = [await freePort(), await freePort()];
    const npm = spawn("npm", ["start"], {
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        ...process.env,
        NODE_ENV: "development",
        DEMO: "0",
        PORT: String(port),
        PARTY_PORT: String(partyPort),
        DATA_DIR: dataDir,
      },
    });
    let said = "";
    npm.stdout.on("data", (chunk) => (said += chunk));
    await expect.poll(() => said, { timeout: 20_000 }).toContain("MentorLink is at");
    end(npm.pid ?? Number.NaN);
    await expect.poll(() => processesOf(dataDir), { timeout: 2000 }).toEqual([]);
    await rm(dataDir, { recursive: true });
  });

  test("a supervisor killed with -9 takes the app and the rooms with it", async () => {
    const copy = await start();
    copy.process.kill("SIGKILL");
    await expect.poll(() => processesOf(copy.dataDir), { timeout: 10_000 }).toEqual([]);
  });

  test("workerd killed with -9: the rooms are back with what was said, and the app never left", async () => {
    const secret = "k1:0123456789abcdef0123456789abcdef";
    const copy = await start({ env: { ROOM_KEYS: secret } });
    const address = `http://127.0.0.1:${copy.partyPort}`;
    const rooms = createHttpRooms({
      baseUrl: address,
      socketBaseUrl: address,
      keys: parseKeys(secret),
      realClock: systemClock,
      fetch: globalThis.fetch,
      timeoutMs: 1_000,
    });
    const { room, people, schedule } = meeting();
    const { user } = people[0];
    const setting = { people, schedule, user };
    const post = { command: "post", ...setting, clientId: "c1", body: "still here" } as const;
    await rooms.command(room, post);
    const app = await processesOf(copy.dataDir, "build/node.js");
    // Twice: also those that came back are watched.
    for (let time = 0; time < 2; time++) {
      const [workerd] = await processesOf(copy.dataDir, "bin/workerd");
      process.kill(workerd ?? Number.NaN, "SIGKILL");
      const read = () =>
        rooms.command(room, { command: "log", ...setting, afterSeq: 0 }).then(
          ({ messages }) => messages,
          () => null,
        );
      await expect.poll(read, { timeout: 20_000 }).toMatchObject([{ body: "still here" }]);
    }
    expect(copy.output()).toContain("The rooms' runtime has ended (SIGKILL).");
    expect(await processesOf(copy.dataDir, "build/node.js")).toEqual(app);
  }, 60_000);

  test("two copies with other ports and folders run side by side", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    for (const copy of [one, two]) {
      const answer = await fetch(`${copy.url}/healthz`);
      expect(answer.status).toBe(200);
    }
  });

  test("a copy is ready once it says so, and logs requests where that is asked for", async () => {
    const copy = await start({ env: { LOG_REQUESTS: "1", METRICS_TOKEN: "t".repeat(32) } });
    const answer = await fetch(`${copy.url}/readyz`);
    expect(await answer.json()).toEqual({ ready: true, database: "ok", rooms: "ok", outbox: "ok" });
    const counted = await fetch(`${copy.url}/metrics`, {
      headers: { authorization: `Bearer ${"t".repeat(32)}` },
    });
    expect(await counted.text()).toContain('route="/readyz",status="200"} 1');
    const id = answer.headers.get("x-request-id");
    await expect.poll(() => copy.output()).toContain(`"requestId":"${id}"`);
  });

  test("an address that is none is the sender's mistake: 400, and nothing in the log", async () => {
    const copy = await start();
    const odd = [
      "GET / HTTP/1.1\r\nHost: xn--",
      "GET http://user:password@127.0.0.1/ HTTP/1.1\r\nHost: 127.0.0.1",
    ];
    for (const head of odd) {
      const socket = connect(copy.port, "127.0.0.1");
      socket.write(`${head}\r\nConnection: close\r\n\r\n`);
      const answer = await text(socket);
      expect(answer.split("\r\n")[0], head).toBe("HTTP/1.1 400 Bad Request");
      expect(answer.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    }
    expect(copy.output()).not.toContain("TypeError");
  });

  test("what is refused before it is a request of ours carries the security headers too", async () => {
    const copy = await start();
    const host = `Host: 127.0.0.1:${copy.port}`;
    const refusals: [head: string, status: number][] = [
      ["GET / HTTP/1.1", 400],
      ["GET / HTTP/1.1\r\nHost: a b", 400],
      ["GET / HTTP/1.1\r\nHost: user:password@a", 400],
      [`GET /\\..\\x HTTP/1.1\r\n${host}`, 400],
      [`OPTIONS * HTTP/1.1\r\n${host}`, 400],
      [`GET / HTTP/1.1\r\n${host}\r\nno header`, 400],
      [`POST / HTTP/1.1\r\n${host}\r\nTransfer-Encoding: chunked\r\n\r\nno chunk`, 400],
      [`TRACE / HTTP/1.1\r\n${host}\r\nX-Forwarded-Host: x`, 405],
      [`GET / HTTP/1.1\r\n${host}\r\nExpect: wonders`, 417],
      [`GET / HTTP/1.1\r\n${host}\r\nX: ${"x".repeat(20_000)}`, 431],
      [
        `POST / HTTP/1.1\r\n${host}\r\nTransfer-Encoding: chunked\r\n\r\n2;${"x".repeat(20_000)}\r\n{}`,
        413,
      ],
    ];
    for (const [head, status] of refusals) {
      const socket = connect(copy.port, "127.0.0.1").on("error", () => {});
      socket.write(`${head}${status === 405 ? "\r\nConnection: close" : ""}\r\n\r\n`);
      let answer = "";
      for await (const part of socket) {
        answer += part;
        if (answer.includes("\r\n\r\n")) break;
      }
      const [first, ...lines] = answer.split("\r\n");
      expect(first, head).toMatch(`HTTP/1.1 ${status} `);
      const headers = new Headers(
        lines.slice(0, lines.indexOf("")).map((line) => line.split(": ") as [string, string]),
      );
      expect(headers.get("content-security-policy"), head).toContain("default-src 'none'");
      expect(Object.fromEntries(headers), head).toMatchObject(
        securityHeaders({ publicUrl: copy.url }),
      );
    }
    expect(copy.output()).not.toContain("failure");
  });

  test("a stranger who begins thousands of forms and ends none keeps nobody else out", async () => {
    const copy = await start({ env: { TRUSTED_PROXIES: "127.0.0.1" } });
    const before = await residentMb(copy.dataDir, ["build/node.js"]);
    const form = [
      "POST /sign-in HTTP/1.1",
      `Host: 127.0.0.1:${copy.port}`,
      `Origin: ${copy.url}`,
      "Content-Type: application/x-www-form-urlencoded",
      "Content-Length: 250000",
      "",
      "x".repeat(100),
    ].join("\r\n");
    let putOut = 0;
    const sockets = Array.from({ length: 1500 }, () => {
      const socket = connect(copy.port, "127.0.0.1").on("error", () => {});
      socket.on("close", () => putOut++).resume();
      socket.write(form);
      return socket;
    });
    try {
      await expect.poll(() => putOut, { timeout: 30_000 }).toBeGreaterThanOrEqual(900);
      const signIn = await fetch(`${copy.url}/sign-in`, {
        method: "POST",
        headers: { origin: copy.url, "x-forwarded-for": "198.51.100.1" },
        body: new URLSearchParams({ email: "nobody@example.test", password: "wrong words" }),
      });
      expect(signIn.status).toBe(401);
      const after = await residentMb(copy.dataDir, ["build/node.js"]);
      expect(after - before).toBeLessThan(100);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
  }, 60_000);

  test("who asks for hundreds of pages at once waits for them; the others do not", async () => {
    const copy = await start({ demo: true, env: { TRUSTED_PROXIES: "127.0.0.1" } });
    const look = (from: string) =>
      fetch(`${copy.url}/mentors?when=weekend`, { headers: { "x-forwarded-for": from } }).then(
        async (answer) => {
          await answer.text();
          return answer.status;
        },
      );
    const crowd: number[] = [];
    const all = Array.from({ length: 400 }, async () => crowd.push(await look("192.0.2.1")));
    await expect.poll(() => crowd.length).toBeGreaterThan(0);
    const before = crowd.filter((status) => status === 200).length;
    expect(await look("198.51.100.1")).toBe(200);
    expect((await fetch(`${copy.url}/healthz`)).status).toBe(200);
    const meanwhile = crowd.filter((status) => status === 200).length - before;
    expect(meanwhile).toBeLessThan(100);
    await Promise.all(all);
    expect(crowd.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(await look("192.0.2.1")).toBe(200);
  }, 90_000);

  test("whoever holds the last bytes of hundreds of forms back gains no turn by it", async () => {
    const copy = await start({ demo: true, env: { TRUSTED_PROXIES: "127.0.0.1" } });
    const form = [
      "POST /sign-in HTTP/1.1",
      `Host: 127.0.0.1:${copy.port}`,
      `Origin: ${copy.url}`,
      "X-Forwarded-For: 192.0.2.1",
      "Content-Type: application/x-www-form-urlencoded",
      "Content-Length: 7",
      "Connection: close",
      "",
      "email=",
    ].join("\r\n");
    let answered = 0;
    const sockets = await Promise.all(
      Array.from({ length: 250 }, async () => {
        const socket = connect(copy.port, "127.0.0.1");
        socket.once("data", (answer) => {
          expect(String(answer)).toMatch(/^HTTP\/1\.1 422/);
          answered++;
        });
        await once(socket, "connect");
        socket.write(form);
        return socket;
      }),
    );
    await fetch(`${copy.url}/healthz`);
    for (const socket of sockets) socket.write("x");
    await expect.poll(() => answered).toBeGreaterThan(0);
    const before = answered;
    const headers = { "x-forwarded-for": "198.51.100.1" };
    expect((await fetch(`${copy.url}/help`, { headers })).status).toBe(200);
    expect(answered - before).toBeLessThan(100);
    await expect.poll(() => answered, { timeout: 20_000 }).toBe(250);
  });

  test("a body in thousands of crumbs ends its socket: each crumb costs as much as a piece", async () => {
    const copy = await start();
    const socket = connect(copy.port, "127.0.0.1").on("error", () => {});
    const closed = new Promise((resolve) => socket.once("close", resolve));
    const head = `POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:${copy.port}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    socket.write(head + "1\r\nx\r\n".repeat(40_000));
    await closed;
    expect((await fetch(`${copy.url}/sign-in`)).status).toBe(200);
  });

  test("hundreds of bodies in as many crumbs as are taken weigh nothing", async () => {
    const copy = await start({ env: { TRUSTED_PROXIES: "127.0.0.1" } });
    const before = await residentMb(copy.dataDir, ["build/node.js"]);
    const head = `POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:${copy.port}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    let ended = 0;
    const sockets = await Promise.all(
      Array.from({ length: 300 }, async () => {
        const socket = connect(copy.port, "127.0.0.1").on("error", () => {});
        socket.on("close", () => ended++).resume();
        await once(socket, "connect");
        await new Promise((sent) => socket.write(head + "1\r\nx\r\n".repeat(60), sent));
        return socket;
      }),
    );
    for (let i = 0; i < 20; i++) await fetch(`${copy.url}/healthz`);
    expect(ended).toBe(0);
    const after = await residentMb(copy.dataDir, ["build/node.js"]);
    expect(after - before).toBeLessThan(60);
    for (const socket of sockets) socket.destroy();
  });

  test("a file carries the security headers", async () => {
    const copy = await start();
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(await (await fetch(copy.url)).text())?.[1];
    for (const path of ["/favicon.svg", "/robots.txt", style ?? "none"]) {
      const answer = await fetch(copy.url + path);
      expect(answer.status, path).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject(
        headersOfFile({ publicUrl: copy.url }),
      );
    }
  });

  test.each([
    ["/sign-in", "application/x-www-form-urlencoded"],
    ["/api/auth/login", "application/json"],
    ["/trpc/accounts.signIn", "application/json"],
    ["/hooks/sandbox", "application/json"],
  ])("who leaves in the middle of a request is no failure in the log: %s", async (path, type) => {
    const copy = await start({ env: { LOG_REQUESTS: "1" } });
    const request = [
      `POST ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${copy.port}`,
      `Origin: ${copy.url}`,
      `Content-Type: ${type}`,
      "Content-Length: 9000",
      "",
      "hello",
    ].join("\r\n");
    for (let i = 0; i < 20; i++) {
      const socket = connect(copy.port, "127.0.0.1").on("error", () => {});
      socket.write(request);
      await fetch(`${copy.url}/healthz`);
      socket.resetAndDestroy();
    }
    await fetch(`${copy.url}${path}`, { method: "POST", body: "whole" });
    await expect.poll(copy.output).toContain('"method":"POST"');
    expect(copy.output().match(/"method":"POST"/g)).toHaveLength(1);
    expect(copy.output()).not.toContain('"event":"failure"');
  });

  test("thousands of requests on one socket end the socket, not the process", async () => {
    const copy = await start({ demo: true });
    const socket = connect(copy.port, "127.0.0.1").on("error", () => {});
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write(`GET /mentors HTTP/1.1\r\nHost: 127.0.0.1:${copy.port}\r\n\r\n`.repeat(5000));
    await closed;
    expect((await fetch(`${copy.url}/mentors`)).status).toBe(200);
    expect(await residentMb(copy.dataDir, ["build/node.js"])).toBeLessThan(250);
  });

  test("the app's process stays within 200 MB", async () => {
    const copy = await start({ demo: true });
    for (let i = 0; i < 50; i++) await fetch(`${copy.url}/mentors`).then((answer) => answer.text());
    const resident = await residentMb(copy.dataDir, ["build/node.js"]);
    expect(resident).toBeGreaterThan(20);
    expect(resident).toBeLessThan(200);
  });

  test("an answered page leaves nothing behind in the process", async () => {
    const copy = await start();
    const memoryAfter = async (requests: number) => {
      for (let i = 0; i < requests; i += 8)
        await Promise.all(
          Array.from({ length: 8 }, async () => (await fetch(`${copy.url}/fees`)).text()),
        );
      return residentMb(copy.dataDir, ["build/node.js"]);
    };
    const warm = await memoryAfter(800);
    // A page that is kept costs 40 kB and more.
    expect((await memoryAfter(1_200)) - warm).toBeLessThan(24);
  }, 180_000);
});
