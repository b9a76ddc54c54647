/** Inputs for a procedure from its own schema: valid, nearly valid, and hostile. */
import fc, { type Arbitrary } from "fast-check";
import { z } from "zod";
import { MINUTE } from "../../server/clock.ts";
import { ON_MYSQL } from "./databases.ts";
import { SLOT } from "./sessions.ts";

interface Shape {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
}

export const HOSTILE_TEXT = [
  "",
  " ",
  "\0",
  "a\0b",
  "x".repeat(5000),
  "\u202eevil",
  "\ud800",
  "🧑🏽‍🚀".repeat(50),
  "'; drop table users; --",
  "%_%",
  "<script>alert(1)</script>",
  "{{7*7}}",
  "../../etc/passwd",
  "\r\nSet-Cookie: a=b",
  "NaN",
  "1e400",
  "-0",
  "9007199254740993",
  "__proto__",
  "constructor",
  "null",
];

const hostile: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE_TEXT),
  fc.constantFrom<unknown>(null, true, [], {}, [[]], -1, 0, 1.5, 1e21, Number.MAX_SAFE_INTEGER + 2),
  fc.constant({ __proto__: { isAdmin: true }, toString: "x" }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Per procedure; fewer on MariaDB, where each costs more, as only what reaches the database may differ. */
const RUNS = Math.ceil(Number(process.env.FUZZ ?? 100) * (ON_MYSQL ? 0.3 : 1));
/** These hash a password for most inputs, which is slow on purpose. */
const HASHES = /register|sign-?in|login|reset|change-?password|saveAccount/i;
const FEWER = 5;
/** For all inputs of one procedure: ends what hangs; a busy machine is no failure. */
export const FUZZ_TIMEOUT_MS = 30_000 + RUNS * 400;

/** How many inputs a procedure or address is given. */
export function runsFor(path: string): number {
  return HASHES.test(path) ? Math.ceil(RUNS / FEWER) : RUNS;
}

/** By name: what no schema can tell and the product knows, so that what is behind the border is reached. */
const KNOWN: Record<string, Arbitrary<unknown>> = {
  startsAt: fc.nat({ max: 96 }).map((n) => SLOT + n * 30 * MINUTE),
  version: fc.integer({ min: 0, max: 3 }),
  expectedRefundCents: fc.constantFrom(0, 35_000),
  timezone: zone(),
  zone: zone(),
  timeZone: zone(),
};

function zone() {
  return fc.constantFrom("Africa/Johannesburg", "Africa/Lagos", "Mars/Olympus");
}

/** `ids`: some that exist, the likeliest first. */
export function inputsOf(schema: z.ZodType, ids: readonly string[]): Arbitrary<unknown> {
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
  const valid = validOf(shape, ids);
  return fc.oneof(
    { weight: 4, arbitrary: valid },
    { weight: 4, arbitrary: spoiled(valid) },
    { weight: 1, arbitrary: hostile },
  );
}

/** A valid object with one field changed, dropped or added. */
function spoiled(valid: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.tuple(valid, fc.nat(), hostile, fc.boolean()).map(([value, at, bad, drop]) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return bad;
    const names = [...Object.keys(value), "isAdmin"];
    const name = names[at % names.length] ?? "isAdmin";
    const { [name]: _, ...rest } = value as Record<string, unknown>;
    return drop ? rest : { ...rest, [name]: bad };
  });
}

function validOf(shape: Shape, ids: readonly string[], name = ""): Arbitrary<unknown> {
  const known = KNOWN[name];
  if (known && shape.format !== "date-time") return known;
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  const members = shape.anyOf ?? shape.oneOf;
  if (members) return fc.oneof(...members.map((member) => validOf(member, ids)));
  switch (shape.type) {
    case "object":
      return fc.record(
        Object.fromEntries(
          Object.entries(shape.properties ?? {}).map(([name, field]) => [
            name,
            validOf(field, ids, name),
          ]),
        ),
        { requiredKeys: shape.required ?? [] },
      );
    case "array":
      return fc.array(validOf(shape.items ?? {}, ids), { maxLength: 4 });
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number": {
      const min = Math.max(shape.minimum ?? 0, -1e15);
      return fc.integer({ min, max: Math.min(shape.maximum ?? 1000, min + 1e12) });
    }
    default:
      return textOf(shape, ids);
  }
}

function textOf(shape: Shape, ids: readonly string[]): Arbitrary<string> {
  if (shape.format === "email") return fc.nat().map((n) => `fuzz${n}@example.test`);
  if (shape.format === "date-time") return fc.constant("2026-11-26T10:00:00+02:00");
  if (shape.pattern?.startsWith("^[0-9a-f]{8}")) return likeliest(ids);
  if (shape.pattern) return fc.stringMatching(new RegExp(shape.pattern));
  return fc.string({
    minLength: Math.min(shape.minLength ?? 0, 200),
    maxLength: Math.min(shape.maxLength ?? 40, 200),
    unit: "grapheme",
  });
}

function likeliest([first = "", ...ids]: readonly string[]): Arbitrary<string> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...ids) },
  );
}
