/**
 * Between HTML and typed inputs, both ways: what a form or query string says becomes a procedure's
 * input (the only place where text is coerced; JSON never is), and a procedure's schema becomes the
 * HTML constraints of its form.
 */
import { z } from "zod";

/** What an `<input>` can say of a field; spread onto it. */
export interface FieldConstraints {
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
}

export type FormConstraints = Record<string, FieldConstraints>;

interface Shape {
  type?: string | string[];
  /** "rand": the form says rands, the input is cents. "time": the form says HH:MM, the input is minutes. */
  form?: "rand" | "time";
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  prefixItems?: Shape[];
  anyOf?: Shape[];
  oneOf?: Shape[];
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  const?: unknown;
  enum?: unknown[];
}

const shapes = new WeakMap<z.ZodType, Shape>();

function shapeOf(schema: z.ZodType): Shape {
  let shape = shapes.get(schema);
  if (!shape) {
    shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
    shapes.set(schema, shape);
  }
  return shape;
}

export function constraintsOf(schema: z.ZodType): FormConstraints {
  const shape = shapeOf(schema);
  const required = new Set(shape.required);
  return Object.fromEntries(
    Object.entries(shape.properties ?? {}).map(([name, raw]) => {
      const field = plain(raw);
      const money = field.form === "rand" ? 100 : 1;
      return [
        name,
        {
          ...(required.has(name) && (field.minLength ?? 1) > 0 && { required: true }),
          ...(field.minLength && { minLength: field.minLength }),
          ...(field.maxLength && { maxLength: field.maxLength }),
          ...(isNumber(field) && field.minimum !== undefined && { min: field.minimum / money }),
          ...(isNumber(field) && field.maximum !== undefined && { max: field.maximum / money }),
        },
      ];
    }),
  );
}

/** Nested fields are named with dots: `hours.0.start`. Fields that the schema lacks are dropped. */
export function inputFrom(schema: z.ZodType, form: FormData | URLSearchParams): unknown {
  return coerceObject(variant(shapeOf(schema), form), form, "");
}

type Source = FormData | URLSearchParams;

function coerceObject(shape: Shape, form: Source, prefix: string): Record<string, unknown> {
  const entries = Object.entries(shape.properties ?? {})
    .map(([name, field]) => [name, coerceField(field, form, prefix + name)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function coerceField(raw: Shape, form: Source, name: string): unknown {
  const field = plain(raw);
  if (isType(field, "array")) {
    const items = field.items ?? {};
    if (isType(plain(items), "object")) {
      return indexes(form, name).map((i) => coerceObject(plain(items), form, `${name}.${i}.`));
    }
    return form
      .getAll(name)
      .filter((text) => text !== "")
      .map((text) => coerceText(plain(items), text));
  }
  if (isType(field, "object")) return coerceObject(field, form, `${name}.`);
  const text = form.get(name);
  if (isType(field, "boolean")) return text !== null && text !== "" && text !== "false";
  if (text === null) return undefined;
  // An untouched optional field arrives as "": it was not said.
  if (text === "" && (!isType(field, "string") || raw.anyOf || raw.default !== undefined))
    return undefined;
  return coerceText(field, text);
}

function coerceText(field: Shape, given: FormDataEntryValue): unknown {
  // Nobody types a longer number; patterns must not be given more to think about.
  if (typeof given !== "string" || given.length > LONGEST_NUMBER) return given;
  const text = isType(field, "string") ? given : given.trim();
  if (field.form === "rand") {
    const match = /^R?\s*(\d[\d\s]*)(?:[.,](\d{1,2}))?$/i.exec(text);
    return match
      ? Number(match[1]?.replace(/\s/g, "")) * 100 + Number((match[2] ?? "").padEnd(2, "0"))
      : given;
  }
  if (field.form === "time") {
    const match = /^(\d{1,2}):([0-5]\d)$/.exec(text);
    return match ? Number(match[1]) * 60 + Number(match[2]) : given;
  }
  return isNumber(field) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : given;
}

const LONGEST_NUMBER = 40;

/** The indexes that a form has for `name.<i>.…`, in order, at most 200. */
function indexes(form: Source, name: string): number[] {
  const found = new Set<number>();
  for (const key of form.keys()) {
    const match = key.startsWith(`${name}.`)
      ? /^(\d{1,3})\./.exec(key.slice(name.length + 1))
      : null;
    if (match) found.add(Number(match[1]));
  }
  return [...found].sort((a, b) => a - b).slice(0, 200);
}

/** Of a discriminated union, the member whose fixed fields the form names; else the first. */
function variant(shape: Shape, form: Source): Shape {
  const members = shape.oneOf ?? shape.anyOf;
  if (shape.properties || !members) return shape;
  const named = members.find((member) =>
    Object.entries(member.properties ?? {}).some(([name, field]) => {
      const fixed = field.enum ?? (field.const === undefined ? [] : [field.const]);
      return fixed.includes(form.get(name));
    }),
  );
  return named ?? members[0] ?? shape;
}

/** Optional and nullable wrappers taken off. */
function plain(shape: Shape): Shape {
  const inner = (shape.anyOf ?? shape.oneOf)?.find((one) => one.type !== "null");
  return inner ? { ...inner, ...(shape.form && { form: shape.form }) } : shape;
}

function isType(shape: Shape, type: string): boolean {
  return shape.type === type || (Array.isArray(shape.type) && shape.type.includes(type));
}

function isNumber(shape: Shape): boolean {
  return isType(shape, "number") || isType(shape, "integer");
}
