/** One Hono app for Node and Workers: headers, limits, /trpc, /hooks, /rooms, then Remix. */
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Hono, type Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import { authenticate } from "./accounts/authenticate.ts";
import { appContext, forRemix } from "./app-context.ts";
import { receiveBookingNotice } from "./bookings/apply-payment.ts";
import type { Context, Intents, TimedToken } from "./context.ts";
import { toProblem } from "./errors.ts";
import { observed } from "./observed.ts";
import { createProbes } from "./probes.ts";
import { problemResponse } from "./problem-response.ts";
import type { AppContext } from "./remix-context.ts";
import {
  bearer,
  bodyLimitAt,
  clientAddress,
  cookie,
  cookieName,
  isCrossSite,
  isReadable,
  requestFacts,
} from "./request.ts";
import { apiCors, createApi } from "./rest.ts";
import { receiveHandover } from "./rooms/receive-handover.ts";
import { appRouter } from "./router.ts";
import { contentSecurityPolicy, mayRedirectTo, securityHeaders } from "./security-headers.ts";
import type { Services } from "./services.ts";
import { currentRequestId } from "./telemetry/current-request.ts";
import { type Pattern, routeNames } from "./telemetry/route-name.ts";
import type { Telemetry } from "./telemetry/telemetry.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"];
/** Calls in one request over /trpc; no page of ours makes more than one. */
const MOST_CALLS = 3;

export interface HttpOptions extends Partial<Telemetry> {
  services: Services;
  /** What went wrong before anything could be asked: all but probes and files answer it. */
  outage?: unknown;
  /** The Remix build's handler. */
  remix(request: Request, context: AppContext): Promise<Response>;
  /** The peer's address, as the platform knows it. */
  addressOf(c: HonoContext): string;
  /** The OpenAPI document, made when building. */
  openApi(): Promise<string>;
  /** The addresses of Remix's pages, for naming them. */
  pages?: readonly Pattern[];
  onError: Telemetry["onError"];
}

export function createHttp({
  services,
  outage = null,
  remix,
  addressOf,
  openApi,
  pages = [],
  onError,
  onAnswer = () => {},
  metrics,
}: HttpOptions): Hono {
  const { settings } = services;
  const always = Object.entries(securityHeaders(settings));
  const http = new Hono();
  const procedures = Object.keys(appRouter._def.procedures).map((path) => `/trpc/${path}`);
  const nameOf = routeNames([...pages, ...procedures]);

  http.use(observed({ nameOf, onAnswer }));
  http.use(async (c, next) => {
    await next();
    // A 304 confirms the headers that the browser has; a polled page would pay for them each time.
    if (c.res.status === 304) return;
    for (const [name, value] of always) c.res.headers.set(name, value);
    if (!c.res.headers.has("content-security-policy"))
      c.res.headers.set("content-security-policy", contentSecurityPolicy(null, services));
  });
  http.use("/api/*", apiCors(settings.apiOrigins));
  // Routers and Remix trip over those that they do not know, and would report it as our mistake.
  http.use(async (c, next) =>
    METHODS.includes(c.req.method)
      ? next()
      : problemResponse(
          { status: 405, code: "invalid_input", detail: "Nothing here knows that method." },
          { allow: METHODS.join(", ") },
        ),
  );
  const tooLarge = () =>
    problemResponse({ status: 413, code: "invalid_input", detail: "That is too large." });
  http.use((c, next) =>
    bodyLimit({ maxSize: bodyLimitAt(c.req.path), onError: tooLarge })(c, next),
  );

  // Nothing of ours has such an address; routers take long over it, and print it into the log.
  http.use(async (c, next) =>
    isReadable(new URL(c.req.url).pathname)
      ? next()
      : problemResponse({
          status: 400,
          code: "invalid_input",
          detail: "That address cannot be read.",
        }),
  );

  http.route("/", createProbes({ services, metrics, onError }));

  http.post("/hooks/:gateway", async (c) => {
    requireNoOutage();
    const body = await c.req.text();
    const { headers } = c.req.raw;
    const known = await receiveBookingNotice(services, c.req.param("gateway"), body, headers);
    return known
      ? c.json({ received: true })
      : problemResponse({
          status: 400,
          code: "invalid_input",
          detail: "That notification cannot be used.",
        });
  });

  http.post("/rooms/handover", async (c) => {
    requireNoOutage();
    const answer = await receiveHandover(services, await c.req.text(), c.req.raw.headers);
    return answer
      ? c.json(answer)
      : problemResponse({
          status: 403,
          code: "not_allowed",
          detail: "That handover is not signed by a room of ours.",
        });
  });

  // Before the cross-site check: cookies, which that is about, mean nothing to it.
  const api = createApi({
    contextFor: (c) => contextFor(c, bearer(c.req.raw)),
    onError,
  });
  http.get("/api/openapi.json", async (c) =>
    c.body(await openApi(), 200, {
      "content-type": "application/json",
      "cache-control": "public, max-age=3600",
    }),
  );
  http.get("/api/docs", (c) => page(c));
  http.route("/api", api);

  http.use(async (c, next) => {
    const ignoresCookies = bearer(c.req.raw) !== null;
    if (!ignoresCookies && isCrossSite(c.req.raw, settings))
      return problemResponse({
        status: 403,
        code: "not_allowed",
        detail: "That request came from another site.",
      });
    return next();
  });

  http.all("/trpc/*", async (c) => {
    const context = await contextFor(c, anyToken(c));
    const response = await fetchRequestHandler({
      endpoint: "/trpc",
      req: inOnePiece(c.req.raw),
      router: appRouter,
      createContext: () => context,
      maxBatchSize: MOST_CALLS,
      responseMeta: ({ errors }) => toldToWait(errors),
      onError: ({ error }) => {
        if (error.code === "INTERNAL_SERVER_ERROR")
          onError(error.cause ?? error, context.request.id);
      },
    });
    const answer = withIntents(response, context);
    answer.headers.set("cache-control", "private, no-store");
    return answer;
  });

  http.all("*", (c) => page(c));

  http.onError((error) => {
    const problem = toProblem(error);
    if (problem.status >= 500) onError(error, currentRequestId());
    return problemResponse(problem);
  });

  return http;

  async function page(c: HonoContext): Promise<Response> {
    const { context, trouble } = await pageContext(c);
    const app = {
      ...appContext(context, onError),
      trouble,
      retryAfterSeconds: trouble?.retryAfterSeconds ?? null,
    };
    const response = await remix(forRemix(c.req.raw), app);
    const location = response.headers.get("location");
    if (location !== null && !mayRedirectTo(location, c.req.raw, services))
      throw new Error("A page redirects to another site");
    const answer = withIntents(response, context);
    if (answer.status === 304) return answer;
    answer.headers.set("content-security-policy", contentSecurityPolicy(app.csp, services));
    if (app.retryAfterSeconds !== null) {
      answer.headers.set("retry-after", String(app.retryAfterSeconds));
      // Whoever waits on a page that looks again by itself would wait for ever on this one.
      if (answer.status === 503 && c.req.method === "GET" && !answer.headers.has("refresh"))
        answer.headers.set("refresh", String(app.retryAfterSeconds));
    }
    const tokenInside = new URL(c.req.url).searchParams.has("token");
    const personal = context.viewer || tokenInside || app.csp === null || "nonce" in app.csp;
    // The log of a room may be kept to be asked about again; it says so itself.
    if (personal && !answer.headers.has("cache-control"))
      answer.headers.set("cache-control", "private, no-store");
    return answer;
  }

  /** A page can say that the database is away; only who asks for it is not known then. */
  async function pageContext(c: HonoContext) {
    try {
      return { context: await contextFor(c, anyToken(c)), trouble: null };
    } catch (error) {
      const trouble = toProblem(error);
      if (trouble.code !== "unavailable") throw error;
      onError(error, currentRequestId());
      return { context: await contextOf(c, null), trouble };
    }
  }

  function requireNoOutage(): void {
    if (outage !== null) throw outage;
  }

  async function contextFor(c: HonoContext, token: string | null): Promise<Context> {
    requireNoOutage();
    return contextOf(c, token);
  }

  function anyToken(c: HonoContext): string | null {
    return bearer(c.req.raw) ?? cookie(c.req.header("cookie"), cookieName(settings, "auth"));
  }

  async function contextOf(c: HonoContext, token: string | null): Promise<Context> {
    const forwarded = c.req.header("x-forwarded-for") ?? null;
    const address = clientAddress(addressOf(c), forwarded, settings.trustedProxies);
    const request = requestFacts(c.req.raw, settings, { id: currentRequestId(), address });
    const intents: Intents = {};
    const byCookie = bearer(c.req.raw) === null;
    const viewer = token
      ? await authenticate(services, token, (expiresAt) => {
          if (byCookie) intents.authToken = { token, expiresAt };
        })
      : null;
    return {
      services,
      request: viewer ? { ...request, zone: viewer.timezone } : request,
      viewer,
      intents,
    };
  }

  function withIntents(response: Response, { intents }: Context): Response {
    const { authToken, deviceMark } = intents;
    if (authToken === undefined && deviceMark === undefined) return response;
    const answer = new Response(response.body, response);
    const keep = (use: "auth" | "device", { token, expiresAt }: TimedToken) => {
      const secure = settings.publicUrl.startsWith("https:") ? "; Secure" : "";
      answer.headers.append(
        "set-cookie",
        `${cookieName(settings, use)}=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=${new Date(expiresAt).toUTCString()}${secure}`,
      );
    };
    if (authToken !== undefined) keep("auth", authToken ?? { token: "", expiresAt: 0 });
    // Chromium keeps whole pages for Back, also those that nothing may store; the next at this machine goes back.
    if (authToken === null) answer.headers.set("clear-site-data", '"cache"');
    if (deviceMark) keep("device", deviceMark);
    return answer;
  }
}

/** No page of ours asks for a stream of answers, whose headers contradict those of compression. */
function inOnePiece(request: Request): Request {
  if (!request.headers.has("trpc-accept")) return request;
  const headers = new Headers(request.headers);
  headers.delete("trpc-accept");
  return new Request(request, { headers });
}

/** The status and wait of a call that may be tried again; tRPC knows neither by itself. */
function toldToWait(errors: readonly unknown[]): { status?: number; headers?: Headers } {
  for (const { status, retryAfterSeconds } of errors.map(toProblem))
    if (retryAfterSeconds !== undefined)
      return { status, headers: new Headers({ "retry-after": String(retryAfterSeconds) }) };
  return {};
}
