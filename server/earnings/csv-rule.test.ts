import { expect, test } from "vitest";
import { cell } from "./csv-rule.ts";

test.each([
  "=HYPERLINK(1)",
  "+1",
  "-1",
  "@x",
  "\tx",
  "＝1",
  "＋1",
  "－1",
  "＠x",
])("a name like %j is no formula", (name) => {
  expect(cell(name).replace(/^"/, "")).toMatch(/^'/);
});

test("commas, quotes and line breaks stay in their cell", () => {
  expect(cell('Dube, "Lerato"\nD.')).toBe('"Dube, ""Lerato""\nD."');
});
