import { expect, test } from "vitest";
import { referenceOf } from "./reference.ts";
import { restRoutes } from "./routes.ts";

const ID = "019b0b3e-5c00-7000-8000-000000000001";

test("every example is one that the product would take", () => {
  const routes = restRoutes();
  for (const [i, { method, path, example, fields }] of referenceOf(routes).entries()) {
    if (example === null) continue;
    const inPath = fields.filter((field) => field.in === "path").map(({ name }) => [name, ID]);
    const body = { ...JSON.parse(example), ...Object.fromEntries(inPath) };
    const parsed = routes[i]?.input.safeParse(body);
    expect(parsed?.error, `${method} ${path}`).toBeUndefined();
  }
});

test("what stands in the path is not asked for in the body", () => {
  const put = referenceOf(restRoutes()).find(
    ({ method, path }) => method === "PUT" && path === "/sessions/{id}",
  );
  expect(put?.fields.find(({ name }) => name === "id")?.in).toBe("path");
  expect(put?.example).not.toContain('"id"');
});
