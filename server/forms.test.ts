import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { line } from "./fields.ts";
import { constraintsOf, inputFrom } from "./forms.ts";

const Profile = z.object({
  company: line("Company", 80),
  note: line("Note", 80, 0).optional(),
  priceCents: z.int("Enter a price").min(5_000).max(1_000_000).meta({ form: "rand" }),
  years: z.int("Enter a number").min(1).max(60),
  open: z.boolean(),
  languages: z.array(z.string()).max(3),
  hours: z.array(
    z.object({ weekday: z.int(), start: z.int("Enter a time").meta({ form: "time" }) }),
  ),
});

function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

describe("a form becomes an input", () => {
  test("text turns into numbers, booleans, lists and nested rows by the schema", () => {
    const input = inputFrom(
      Profile,
      form([
        ["company", "Kestrel Pay"],
        ["priceCents", "R 1 350,50"],
        ["years", "11"],
        ["open", "on"],
        ["languages", "en"],
        ["languages", "xh"],
        ["hours.0.weekday", "1"],
        ["hours.0.start", "17:30"],
        ["hours.3.weekday", "6"],
        ["hours.3.start", "9:00"],
      ]),
    );
    expect(input).toEqual({
      company: "Kestrel Pay",
      priceCents: 135_050,
      years: 11,
      open: true,
      languages: ["en", "xh"],
      hours: [
        { weekday: 1, start: 1050 },
        { weekday: 6, start: 540 },
      ],
    });
  });

  test("an unknown field is dropped", () => {
    expect(inputFrom(Profile, form([["isAdmin", "1"]]))).not.toHaveProperty("isAdmin");
  });

  test("what is no number stays text, so that the schema can say so beside the field", () => {
    const input = inputFrom(
      Profile,
      form([
        ["years", "eleven"],
        ["priceCents", "much"],
      ]),
    );
    expect(input).toMatchObject({ years: "eleven", priceCents: "much" });
    expect(Profile.safeParse(input).error?.issues.map(({ path }) => path[0])).toContain("years");
  });

  test("an untouched optional field was not said; an unticked box is false", () => {
    const input = inputFrom(
      Profile,
      form([
        ["note", ""],
        ["years", ""],
      ]),
    );
    expect(input).not.toHaveProperty("years");
    expect(input).toMatchObject({ open: false, languages: [] });
  });

  test("a price says the same in rands and cents", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
        const said = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
        expect(inputFrom(Profile, form([["priceCents", said]]))).toMatchObject({
          priceCents: cents,
        });
      }),
    );
  });

  test("of a union, the form's fixed field says which member is meant", () => {
    const Move = z.discriminatedUnion("to", [
      z.object({ to: z.literal("real") }),
      z.object({ to: z.literal("forward"), minutes: z.int() }),
      z.object({ to: z.enum(["before", "after"]), sessionId: z.string() }),
    ]);
    expect(
      inputFrom(
        Move,
        form([
          ["to", "forward"],
          ["minutes", "5"],
          ["sessionId", "x"],
        ]),
      ),
    ).toEqual({ to: "forward", minutes: 5 });
    expect(
      inputFrom(
        Move,
        form([
          ["to", "after"],
          ["sessionId", "x"],
        ]),
      ),
    ).toEqual({ to: "after", sessionId: "x" });
    expect(inputFrom(Move, form([["to", "nowhere"]]))).toEqual({ to: "nowhere" });
  });

  test("text that is no number is not searched for one at length", () => {
    const hostile = `${" ".repeat(100_000)}1${" ".repeat(100_000)}x`;
    const names = ["priceCents", "years", "hours.0.weekday", "hours.0.start"] as const;
    const given = inputFrom(Profile, form(names.map((name) => [name, hostile])));
    expect(given).toMatchObject({ priceCents: hostile, years: hostile });
  });

  test("no form makes it throw", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (fields) => {
        inputFrom(
          Profile,
          form([...fields, ...fields.map(([k, v]): [string, string] => [`hours.${k}`, v])]),
        );
      }),
    );
  });
});

test("a schema becomes HTML constraints, prices in rands", () => {
  expect(constraintsOf(Profile)).toMatchObject({
    company: { required: true, minLength: 1, maxLength: 80 },
    note: { maxLength: 80 },
    priceCents: { required: true, min: 50, max: 10_000 },
    years: { required: true, min: 1, max: 60 },
  });
  expect(constraintsOf(Profile).note).not.toHaveProperty("required");
});
