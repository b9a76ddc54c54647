/**
 * Every field of every procedure: what cannot be stored, what is too long and what is of another type
 * is refused with the field's name; what was not asked for is dropped.
 */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "../server/router.ts";
import { inputSchemaOf } from "../server/schema-of.ts";

interface Shape {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Shape;
  properties?: Record<string, Shape>;
  anyOf?: Shape[];
  oneOf?: Shape[];
}

/** Only ever hashed or compared, so what stands in them is never stored. */
const NEVER_STORED = new Set(["password", "currentPassword", "token"]);

interface Field {
  procedure: string;
  name: string;
  shape: Shape;
  /** Beside it, so that a union knows which of its members is meant. */
  beside: Record<string, unknown>;
}

function fieldsOf(procedure: string): Field[] {
  const shape = z.toJSONSchema(inputSchemaOf(procedure), {
    io: "input",
    unrepresentable: "any",
  }) as Shape;
  return (shape.anyOf ?? shape.oneOf ?? [shape]).flatMap(({ properties = {} }) => {
    const tags = Object.entries(properties).filter(
      ([, one]) => one.const !== undefined || (shape.oneOf && one.enum),
    );
    const beside = Object.fromEntries(
      tags.map(([name, one]) => [name, one.const ?? one.enum?.[0]]),
    );
    return Object.entries(properties).map(([name, one]) => ({
      procedure,
      name,
      shape: one,
      beside,
    }));
  });
}

const fields = Object.keys(appRouter._def.procedures).flatMap(fieldsOf);
const ofType = (type: string) =>
  fields.filter(({ shape }) => shape.type === type && !shape.enum && shape.const === undefined);

/** Names of what is refused. */
function refused({ procedure, name, beside }: Field, value: unknown): string[] {
  const parsed = inputSchemaOf(procedure).safeParse({ ...beside, [name]: value });
  return parsed.error?.issues.map(({ path }) => String(path[0] ?? "")) ?? [];
}

const each = (some: Field[]) =>
  some.map((field) => [`${field.procedure} ${field.name}`, field] as const);

test("there are fields of every kind to look at", () => {
  for (const type of ["string", "integer", "array"]) expect(ofType(type).length).toBeGreaterThan(5);
});

describe("a text", () => {
  test.each(each(ofType("string")))("%s: too long, or of another type", (_what, field) => {
    const strange = ["x".repeat(100_001), 7, true, [], ["a"], {}, null];
    for (const value of strange) expect(refused(field, value)).toContain(field.name);
  });

  const stored = ofType("string").filter(({ name }) => !NEVER_STORED.has(name));
  test.each(each(stored))("%s: with NUL", (_what, field) => {
    expect(refused(field, "abc\0def")).toContain(field.name);
  });
});

test.each(
  each(ofType("integer")),
)("a number, %s: as text, broken, or beyond all bounds", (_what, field) => {
  const strange = [
    "7",
    "",
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    -1e300,
    [],
    {},
    null,
    true,
  ];
  for (const value of strange) expect(refused(field, value)).toContain(field.name);
});

test.each(
  each(ofType("array")),
)("a list, %s: of another type, too long, or with NUL in it", (_what, field) => {
  const strange = ["a", 7, {}, null, [null], [["a"]], ["a\0b"], Array(1000).fill("a")];
  for (const value of strange) expect(refused(field, value)).toContain(field.name);
});

const choices = fields.filter(({ shape, beside, name }) => shape.enum && !(name in beside));
test.each(each(choices))("a choice, %s: something that is not offered", (_what, field) => {
  const strange = ["nothing of these", "toString", "__proto__", "", 0, null, []];
  for (const value of strange) expect(refused(field, value)).toContain(field.name);
});

test.each(
  Object.keys(appRouter._def.procedures),
)("%s drops what it did not ask for", (procedure) => {
  const smuggled = JSON.parse(
    '{"__proto__":{"isAdmin":true},"isAdmin":true,"is_admin":1,"userId2":"x"}',
  );
  const parsed = inputSchemaOf(procedure).safeParse(smuggled);
  const names = parsed.error?.issues.map(({ code }) => code) ?? [];
  expect(names).not.toContain("unrecognized_keys");
  if (parsed.success)
    for (const name of Object.keys(smuggled))
      expect(Object.keys(parsed.data ?? {})).not.toContain(name);
});
