/** The API for people to read: each address with what it takes and a body that would be accepted. */
import { z } from "zod";
import type { Route } from "./routes.ts";

export interface Field {
  name: string;
  in: "path" | "query" | "body";
  /** "string", "integer", "mentee or mentor", "list", … */
  type: string;
  required: boolean;
}

export interface Reference {
  method: Route["method"];
  path: string;
  summary: string;
  guarded: boolean;
  fields: Field[];
  /** JSON; null where there is no body. */
  example: string | null;
}

interface Shape {
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: unknown[];
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  properties?: Record<string, Shape>;
  required?: string[];
}

export function referenceOf(routes: readonly Route[]): Reference[] {
  return routes.map(({ method, path, summary, guarded, input }) => {
    const shape = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Shape;
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const rest = method === "GET" || method === "DELETE" ? "query" : "body";
    const fields = Object.entries(shape.properties ?? {}).map(([name, field]) => ({
      name,
      in: inPath.includes(name) ? ("path" as const) : (rest as "query" | "body"),
      type: typeOf(field),
      required: shape.required?.includes(name) ?? false,
    }));
    const body = fields.filter((field) => field.in === "body");
    const example =
      body.length > 0
        ? JSON.stringify(
            pick(
              exampleOf(shape) as object,
              body.map(({ name }) => name),
            ),
            null,
            2,
          )
        : null;
    return { method, path, summary, guarded, fields, example };
  });
}

/** The smallest value that the schema takes. */
export function exampleOf(shape: Shape): unknown {
  if (shape.examples) return shape.examples[0];
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.default !== undefined) return shape.default;
  switch (shape.type) {
    case "object":
      return Object.fromEntries(
        (shape.required ?? []).map((name) => [name, exampleOf(shape.properties?.[name] ?? {})]),
      );
    case "array":
      return [];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return Math.max(shape.minimum ?? 1, 1);
    default:
      return textFor(shape);
  }
}

function textFor({ format, pattern }: Shape): string {
  if (format === "email") return "name@example.co.za";
  if (format === "date-time") return "2026-11-23T18:00:00+02:00";
  if (pattern?.startsWith("^[0-9a-f]{8}")) return "019b0b3e-5c00-7000-8000-000000000001";
  return "chosen-by-you-0001";
}

function typeOf(shape: Shape): string {
  if (shape.enum) return shape.enum.join(" or ");
  if (shape.format === "date-time") return "time with offset";
  if (shape.type === "array") return "list";
  return shape.type ?? "value";
}

function pick(from: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
