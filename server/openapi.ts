/**
 * The OpenAPI document, made when building. trpc-to-openapi gets a copy of the routes: it marks the
 * schemas that it serves, and what is served here must never coerce JSON.
 */
import { initTRPC } from "@trpc/server";
import { generateOpenApiDocument, type OpenApiMeta } from "trpc-to-openapi";
import { type Route, restRoutes } from "./api/routes.ts";

const PROBLEM = {
  type: "object",
  description: "RFC 9457. `code` is stable; the words are not.",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    issues: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
    extra: {},
  },
} as const;

type Json = Record<string, unknown>;
interface Operation {
  responses: Json;
  security?: Json[];
}
type Paths = Record<string, Record<string, Operation>>;

export function openApiDocument(): Json {
  const routes = restRoutes();
  const document = generateOpenApiDocument(copyOf(routes), {
    title: "MentorLink",
    description: "Find a mentor, book an hour, pay, meet. Docs with examples: /api/docs.",
    version: "1",
    baseUrl: "/api",
    securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
  });
  const paths = document.paths as Paths;
  for (const route of routes) {
    const operation = paths[route.path]?.[route.method.toLowerCase()];
    if (!operation) throw new Error(`The document lacks ${route.method} ${route.path}`);
    if (!route.guarded) delete operation.security;
    operation.responses = responsesOf(route, operation.responses);
  }
  const components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM },
  };
  return { ...document, components };
}

function copyOf(routes: Route[]) {
  const t = initTRPC.meta<OpenApiMeta>().create();
  const copies = routes.map((route) => {
    const { method, path, summary, input, output, procedure, kind } = route;
    const operationId = procedure.replace(/^api\./, "");
    const copy = t.procedure
      .meta({ openapi: { method, path, summary, operationId, tags: [tagOf(path)] } })
      .input(input)
      .output(output);
    const never = () => {
      throw new Error("This copy is for reading");
    };
    return [operationId, kind === "query" ? copy.query(never) : copy.mutation(never)] as const;
  });
  return t.router(Object.fromEntries(copies));
}

const tagOf = (path: string) => path.split("/")[1] ?? "";

/** What we answer: 201 where something is made, and problems as problems. */
function responsesOf(route: Route, { 200: ok }: Json): Json {
  const problem = {
    description: "A problem",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return { [route.created ? "201" : "200"]: ok, default: problem };
}
