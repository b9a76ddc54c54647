/** The web's edge: what every answer carries, and which requests never reach the product. */
import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHttp } from "../server/http.ts";
import { clientAddress, networkOf, requestFacts, widerNetwork } from "../server/request.ts";
import { headersOfFile } from "../server/security-headers.ts";
import { makeWorld, type World } from "./support/world.ts";

let world: World;
let reached: Request[];
beforeEach(async () => {
  world = await makeWorld();
  reached = [];
});
afterEach(() => world.close());

function http() {
  return createHttp({
    services: world.services,
    remix: async (request) => {
      reached.push(request);
      if (request.url.endsWith("/leaves"))
        return new Response(null, { status: 302, headers: { location: "/" } });
      return new Response("<!doctype html>");
    },
    addressOf: () => "127.0.0.1",
    openApi: async () => "{}",
    onError: (error) => {
      throw error;
    },
  });
}

const ask = (path: string, init?: RequestInit) =>
  http().request(`http://127.0.0.1:3000${path}`, init);

describe("a cross-site attempt", () => {
  const post = (headers: Record<string, string>) => ask("/settings", { method: "POST", headers });

  test.each([
    ["another origin", { origin: "https://evil.example" }],
    ["no origin at all", {}],
    ["no origin, and Sec-Fetch-Site says nothing", { "sec-fetch-site": "" }],
    ["an opaque origin", { origin: "null" }],
    ["Sec-Fetch-Site says so", { origin: "http://127.0.0.1:3000", "sec-fetch-site": "cross-site" }],
    ["another port of the same host", { origin: "http://127.0.0.1:4000" }],
  ])("is refused: %s", async (_name, headers) => {
    const answer = await post(headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(reached).toEqual([]);
  });

  test.each([
    ["http://mentorlink.example", 403],
    ["http://127.0.0.1:3000", 403],
    ["https://mentorlink.example:8443", 403],
    ["https://mentorlink.example", 200],
  ])("where the site is https, behind a proxy that ends TLS: %s is answered %i", async (origin, status) => {
    world.services.settings.publicUrl = "https://mentorlink.example";
    for (const here of ["http://mentorlink.example", "http://127.0.0.1:3000"]) {
      const headers = { origin, host: new URL(here).host };
      const answer = await http().request(`${here}/settings`, { method: "POST", headers });
      expect(answer.status).toBe(status);
    }
  });

  test("on a laptop every name of it gets through", async () => {
    for (const here of ["http://localhost:3000", "http://127.0.0.1:3000"]) {
      const headers = { origin: here };
      const answer = await http().request(`${here}/settings`, { method: "POST", headers });
      expect(answer.status).toBe(200);
    }
  });

  test("our own form gets through", async () => {
    const answer = await post({ origin: "http://127.0.0.1:3000", "sec-fetch-site": "same-origin" });
    expect(answer.status).toBe(200);
    expect(reached).toHaveLength(1);
  });

  test("a GET from anywhere gets through: it changes nothing", async () => {
    expect((await ask("/", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(200);
  });

  test("/trpc is no way around it", async () => {
    const answer = await ask("/trpc/accounts.signOut", {
      method: "POST",
      headers: { origin: "https://evil.example" },
    });
    expect(answer.status).toBe(403);
  });
});

describe("every answer carries the security headers", () => {
  const HTTPS = "https://mentorlink.example";
  const form = { method: "POST", headers: { origin: HTTPS } };
  const large = { "content-length": String(300 * 1024) };

  test.each<[string, RequestInit, number]>([
    ["/", {}, 200],
    ["/leaves", {}, 302],
    ["/healthz", {}, 200],
    ["/trpc/accounts.me", {}, 200],
    ["/trpc/bookings.list", {}, 401],
    ["/trpc/nothing", {}, 404],
    ["/api/mentors", {}, 200],
    ["/api/sessions", {}, 401],
    ["/api/nothing", {}, 404],
    ["/api/mentors", { method: "DELETE" }, 405],
    ["/api/auth/login", { method: "POST", body: "a=b" }, 415],
    ["/api/auth/login", { method: "POST", body: "x", headers: large }, 413],
    ["/%ff", {}, 400],
    ["/settings", { method: "POST", headers: { origin: "https://evil.example" } }, 403],
    ["/settings", form, 200],
    ["/hooks/nobody", { method: "POST" }, 400],
    ["/rooms/handover", { method: "POST" }, 403],
    ["/", { method: "PROPFIND" }, 405],
  ])("%s %o", async (path, init, status) => {
    world.services.settings.publicUrl = HTTPS;
    const answer = await http().request(HTTPS + path, init);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "strict-transport-security": "max-age=31536000; includeSubDomains",
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
      "x-frame-options": "SAMEORIGIN",
    });
  });

  test("files too, by Node and by Workers", async () => {
    const wanted = new Headers(headersOfFile({ publicUrl: HTTPS }));
    const [rules = ""] = (await readFile("public/_headers", "utf8")).split("/assets/*");
    const given = new Headers();
    for (const [, name = "", value = ""] of rules.matchAll(/^ {2}([\w-]+): (.*)$/gm))
      given.set(name, value);
    expect([...given]).toEqual([...wanted]);
  });
});

describe("a method that nothing of ours knows is refused before anybody asks what it is for", () => {
  const nobody = { origin: "null", authorization: `Bearer ${"a".repeat(32)}` };
  test.each([
    ["/", "TRACE", nobody],
    ["/", "TRACE", { "x-forwarded-host": "x", "sec-fetch-site": "none" }],
    ["/", "PATCH", { origin: "http://127.0.0.1:3000" }],
    ["/api/mentors", "PROPFIND", {}],
    ["/healthz", "TRACE", {}],
  ])("%s %s", async (path, method, headers) => {
    // As `@hono/node-server` makes one of what comes: `new Request` takes no TRACE.
    const request = new Request(`http://127.0.0.1:3000${path}`, { headers });
    Object.defineProperty(request, "method", { value: method });
    const answer = await http().fetch(request);
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST, PUT, DELETE, OPTIONS");
    expect(await answer.json()).toMatchObject({ status: 405, code: "invalid_input" });
    expect(reached).toEqual([]);
  });
});

test("what the API refuses unread can be read by the pages that may use it", async () => {
  world.services.settings.apiOrigins = ["https://partner.example"];
  const headers = {
    origin: "https://partner.example",
    "content-length": String(300 * 1024),
  };
  const answer = await ask("/api/auth/login", { method: "POST", headers, body: "x" });
  expect(answer.status).toBe(413);
  expect(answer.headers.get("access-control-allow-origin")).toBe("https://partner.example");
});

test("a damaged time zone cookie is no error: the default zone is used", async () => {
  const answer = await ask("/trpc/accounts.documents", { headers: { cookie: "tz=%E0%A4%A" } });
  expect(answer.status).toBe(200);
});

test("a body too large is refused before anybody reads it", async () => {
  const answer = await ask("/settings", {
    method: "POST",
    headers: { origin: "http://127.0.0.1:3000", "content-length": "400000" },
    body: "a".repeat(400_000),
  });
  expect(answer.status).toBe(413);
  expect(reached).toEqual([]);
});

test("a proxy that changes `Host` keeps nobody from posting; Remix sees no origin to compare", async () => {
  const answer = await ask("/settings", {
    method: "POST",
    headers: { origin: "http://127.0.0.1:3000", host: "app.internal" },
  });
  expect(answer.status).toBe(200);
  expect(reached).toHaveLength(1);
  expect(reached[0]?.headers.get("origin")).toBeNull();
});

test("one request over /trpc is a few calls, never hundreds", async () => {
  const calls = (many: number) =>
    ask(`/trpc/${Array(many).fill("accounts.documents").join(",")}?batch=1&input=%7B%7D`);
  expect((await calls(3)).status).toBe(200);
  expect((await calls(4)).status).toBe(400);
});

test("what /trpc answers is of one person: no cache keeps it", async () => {
  const answer = await ask("/trpc/accounts.me");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
});

test("a forged notification and an unsigned handover are refused", async () => {
  expect((await ask("/hooks/sandbox", { method: "POST", body: "{}" })).status).toBe(400);
  expect((await ask("/hooks/nobody", { method: "POST", body: "{}" })).status).toBe(400);
  expect((await ask("/rooms/handover", { method: "POST", body: "{}" })).status).toBe(403);
});

describe("an address that nothing of ours has", () => {
  test.each([
    "/mentors/%ff",
    "/%",
    "//mentors",
    `/${"/".repeat(15_000)}`,
  ])("reaches no page, whose router would take long over it or print it", async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(reached).toEqual([]);
  });
});

test("a time zone has one spelling, however a browser spells it", () => {
  const zoneOf = (tz: string) => {
    const request = new Request("http://x.test", { headers: { cookie: `tz=${tz}` } });
    return requestFacts(request, world.services.settings, { id: "id", address: "" }).zone;
  };
  expect(zoneOf("aFRICA%2fwINDHOEK")).toBe("Africa/Windhoek");
  expect(zoneOf("Mars/Olympus")).toBe("Africa/Johannesburg");
});

test("/trpc answers in one piece, whatever it is asked for", async () => {
  const headers = { "trpc-accept": "application/jsonl" };
  const answer = await ask("/trpc/site.rules,site.rules?batch=1&input=%7B%7D", { headers });
  expect(answer.headers.get("transfer-encoding")).toBeNull();
  expect(await answer.json()).toHaveLength(2);
});

test("a page whose address holds a token is kept by nobody", async () => {
  const kept = async (path: string) => (await ask(path)).headers.get("cache-control");
  expect(await kept("/reset-password?token=abc")).toBe("private, no-store");
});

describe("X-Forwarded-For", () => {
  test.each([
    ["a stranger’s is not believed", "203.0.113.9", "1.2.3.4", [], "203.0.113.9"],
    ["our proxy’s is", "10.0.0.1", "203.0.113.9", ["10.0.0.1"], "203.0.113.9"],
    [
      "what a client put before it is not",
      "10.0.0.1",
      "1.2.3.4, 203.0.113.9",
      ["10.0.0.1"],
      "203.0.113.9",
    ],
    [
      "two proxies of ours",
      "10.0.0.1",
      "203.0.113.9, 10.0.0.2",
      ["10.0.0.1", "10.0.0.2"],
      "203.0.113.9",
    ],
    ["nothing said", "10.0.0.1", null, ["10.0.0.1"], "10.0.0.1"],
    ["a proxy that writes ports", "10.0.0.1", "203.0.113.9:5001", ["10.0.0.1"], "203.0.113.9"],
    ["a proxy seen as IPv6", "::ffff:10.0.0.1", "203.0.113.9", ["10.0.0.1"], "203.0.113.9"],
    ["IPv6 in brackets", "10.0.0.1", "[2001:db8::1]:443", ["10.0.0.1"], "2001:db8::1"],
  ])("%s", (_what, peer, said, trusted, expected) => {
    expect(clientAddress(peer, said, trusted)).toBe(expected);
  });

  test("all addresses of one IPv6 customer count as one", () => {
    const one = "2001:db8:1:2::/64";
    for (const address of ["2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002::9", "2001:db8:1:2::"])
      expect(networkOf(address)).toBe(one);
    expect(networkOf("2001:db8:1:3::9")).not.toBe(one);
    expect(networkOf("::1")).toBe("0:0:0:0::/64");
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
    expect(networkOf("203.0.113.9")).toBe("203.0.113.9");
    expect(widerNetwork(one)).toBe("2001:db8:1::/48");
    expect(widerNetwork("203.0.113.9")).toBe("203.0.113.9");
  });
});

describe("a redirect", () => {
  const to = async (location: string) => {
    const { request } = createHttp({
      services: {
        ...world.services,
        gateways: { sandbox: { ...world.gateway, checkoutOrigins: ["https://pay.example"] } },
      },
      remix: async () => new Response(null, { status: 302, headers: { location } }),
      addressOf: () => "127.0.0.1",
      openApi: async () => "{}",
      onError: () => {},
    });
    return request("http://127.0.0.1:3000/go");
  };

  test.each([
    "/dashboard",
    "http://127.0.0.1:3000/",
    "https://pay.example/c/1",
  ])("to %s is let through", async (location) => {
    const answer = await to(location);
    expect(answer.headers.get("location")).toBe(location);
    expect(answer.headers.get("content-security-policy")).toContain(
      "form-action 'self' https://pay.example",
    );
  });

  test.each([
    "https://evil.example/",
    "//evil.example/",
    "javascript:alert(1)",
    "http://",
  ])("to %s never leaves", async (location) => {
    const answer = await to(location);
    expect(answer.status).toBe(500);
    expect(answer.headers.get("location")).toBeNull();
  });
});

test("a proxy's idea of the host is not believed", async () => {
  await ask("/", { headers: { "x-forwarded-host": "evil.example" } });
  expect(reached[0]?.headers.get("x-forwarded-host")).toBeNull();
});

test("a parameter that Remix would take for a question of its own does not reach it", async () => {
  await ask("/mentors?q=cv&_data=routes%2Fmentors");
  expect(reached[0]?.url).toBe("http://127.0.0.1:3000/mentors?q=cv");
  const body = new URLSearchParams({ field: "value" });
  const origin = "http://127.0.0.1:3000";
  await ask("/settings?_data=x", { method: "POST", body, headers: { origin } });
  expect(reached[1]?.method).toBe("POST");
  expect(await reached[1]?.text()).toBe("field=value");
});

test("an error over /trpc tells no stack and no SQL", async () => {
  const answer = await ask("/trpc/discovery.mentor?input=%7B%22id%22%3A7%7D");
  const text = await answer.text();
  expect(answer.status).toBe(400);
  expect(text).not.toMatch(/\bat .*\.ts|select |node_modules/);
});
