/** Text is looked at before any limit counts it: no field may take long over a body full of it. */
import { expect, test } from "vitest";
import { z } from "zod";
import { inputFrom } from "../../server/forms.ts";
import { appRouter } from "../../server/router.ts";
import { inputSchemaOf } from "../../server/schema-of.ts";

/** Four times what a body may have (`BODY_LIMIT`), so that what is quadratic shows. */
const BYTES = 240_000;
/** Some forty times what the slowest takes on a small machine; what is quadratic takes more. */
const TOO_LONG_MS = 2000;

const filled = (part: string, end = "") =>
  part.repeat(Math.floor(BYTES / Buffer.byteLength(part))) + end;
const TEXTS = [
  // Marks that normalising sorts.
  `a${"\u0301".repeat(BYTES / 4)}${"\u0323".repeat(BYTES / 4)}`,
  ...["a", "0", "/", "%", "[", "{", "\n", "\r", "\ud800", "\u200b", "ﷺ"].map((part) =>
    filled(part),
  ),
  ...["a-", "a_", "1 ", "1,", "1e", "@.", "a\n", "2026-", "http://", "🇿🇦"].map((part) =>
    filled(part),
  ),
  ...[" ", "\t", "0"].map((part) => `x${filled(part, "x")}`),
  ...["a-", "a."].map((part) => `a@${filled(part, "!")}`),
];

const PROCEDURES = Object.keys(appRouter._def.procedures);

test.each(PROCEDURES)("%s", (procedure) => {
  const schema = inputSchemaOf(procedure);
  const slow: string[] = [];
  for (const path of placesIn(schema))
    for (const [i, text] of TEXTS.entries()) {
      const value = path.reduceRight<unknown>(
        (inner, part) => (part === ITEM ? [inner] : { [part]: inner }),
        text,
      );
      const form = new FormData();
      form.set(path.filter((part) => part !== ITEM).join("."), text);
      const start = performance.now();
      schema.safeParse(value);
      schema.safeParse(inputFrom(schema, form));
      if (performance.now() - start > TOO_LONG_MS) slow.push(`${path.join(".")}: text ${i}`);
    }
  expect(slow).toEqual([]);
}, 60_000);

const ITEM = "[]";

/** Where a text can stand in an input: names, and `[]` for an item of a list. */
function placesIn(schema: unknown, path: string[] = []): string[][] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, field]) =>
      placesIn(field, [...path, name]),
    );
  if (schema instanceof z.ZodArray) return placesIn(schema.element, [...path, ITEM]);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  )
    return placesIn(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return placesIn(schema.in, path);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => placesIn(one, path));
  return [path];
}
