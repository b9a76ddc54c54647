/** REST over the same procedures: finds the input in path, query and body, and words the answer. */
import { callTRPCProcedure } from "@trpc/server";
import { Hono, type Context as HonoContext, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { type Route, restRoutes } from "./api/routes.ts";
import type { Context } from "./context.ts";
import { toProblem } from "./errors.ts";
import { inputFrom } from "./forms.ts";
import { problemResponse } from "./problem-response.ts";
import { appRouter } from "./router.ts";

export interface ApiOptions {
  /** Who asks, by the bearer token alone: cookies mean nothing here. */
  contextFor(c: HonoContext): Promise<Context>;
  onError(error: unknown, requestId: string): void;
}

/** `origins`: of browsers' pages that may read answers, refusals too. */
export function apiCors(origins: readonly string[]): MiddlewareHandler {
  return cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    allowMethods: ["GET", "POST", "PUT", "DELETE"],
    allowHeaders: ["authorization", "content-type", "idempotency-key"],
    exposeHeaders: ["retry-after", "x-request-id"],
    maxAge: 600,
  });
}

export function createApi({ contextFor, onError }: ApiOptions): Hono {
  const api = new Hono();
  const routes = restRoutes();
  for (const route of routes) api.on(route.method, pattern(route.path), (c) => serve(c, route));
  for (const path of new Set(routes.map((route) => route.path))) {
    const allowed = routes.filter((route) => route.path === path).map(({ method }) => method);
    api.all(pattern(path), () =>
      problemResponse(
        { status: 405, code: "invalid_input", detail: `Use ${allowed.join(" or ")} here.` },
        { allow: allowed.join(", ") },
      ),
    );
  }
  api.all("*", () =>
    problemResponse({ status: 404, code: "not_found", detail: "There is no such address." }),
  );
  return api;

  async function serve(c: HonoContext, route: Route): Promise<Response> {
    const ctx = await contextFor(c);
    try {
      const input = await inputOf(c, route);
      if (input instanceof Response) return input;
      const output = await callTRPCProcedure({
        router: appRouter,
        path: route.procedure,
        getRawInput: async () => input,
        ctx,
        type: route.kind,
        signal: undefined,
        batchIndex: 0,
      });
      return new Response(JSON.stringify(output), {
        status: route.created ? 201 : 200,
        headers: { "content-type": "application/json", "cache-control": "no-store" },
      });
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === "internal" || problem.code === "unavailable")
        onError(error, ctx.request.id);
      return problemResponse(problem);
    }
  }
}

/** Text in paths and queries becomes what the schema says; JSON is taken as it is (law 13). */
async function inputOf(c: HonoContext, { input, method }: Route): Promise<unknown> {
  const path = c.req.param();
  if (method === "GET" || method === "DELETE") {
    const text = new URLSearchParams(new URL(c.req.url).search);
    for (const [name, value] of Object.entries(path)) text.set(name, value);
    return inputFrom(input, text);
  }
  const body = await bodyOf(c);
  if (body instanceof Response) return body;
  const key = c.req.header("idempotency-key");
  const keyed = key !== undefined && "idempotencyKey" in input.shape && !("idempotencyKey" in body);
  return { ...body, ...(keyed && { idempotencyKey: key }), ...path };
}

async function bodyOf(c: HonoContext): Promise<object | Response> {
  const text = await c.req.text();
  if (text === "") return {};
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
    return problemResponse({
      status: 415,
      code: "invalid_input",
      detail: "Send application/json.",
    });
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Said below, like any other body that is no object.
  }
  return problemResponse({
    status: 400,
    code: "invalid_input",
    detail: "The body is not a JSON object.",
  });
}

/** "/sessions/{id}" as Hono writes it. */
function pattern(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}
