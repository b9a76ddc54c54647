import { expect, test } from "vitest";
import { restRoutes } from "./api/routes.ts";
import { openApiDocument } from "./openapi.ts";

/** The list, word for word: exactly these exist. */
const PROMISED = `
POST /auth/register
POST /auth/login
POST /auth/logout
GET /auth/me
GET /profile
PUT /profile
POST /profile/photo
GET /mentors
GET /mentors/{id}
GET /mentors/{id}/slots
GET /categories
POST /sessions
GET /sessions
GET /sessions/{id}
PUT /sessions/{id}
DELETE /sessions/{id}
GET /sessions/{id}/messages
POST /sessions/{id}/messages
POST /sessions/{id}/ticket
POST /payments/create-intent
POST /payments/confirm
GET /payments/history
`
  .trim()
  .split("\n")
  .sort();

test("exactly the promised addresses are served", () => {
  expect(
    restRoutes()
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  ).toEqual(PROMISED);
});

test("the document says what is served, who may ask, and that problems are problems", () => {
  const document = openApiDocument();
  const paths = document.paths as Record<string, Record<string, Record<string, unknown>>>;
  const said = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(said.sort()).toEqual(PROMISED);
  for (const { path, method, guarded, created } of restRoutes()) {
    const operation = paths[path]?.[method.toLowerCase()];
    expect(operation?.security, `${method} ${path}`).toEqual(
      guarded ? [{ bearer: [] }] : undefined,
    );
    expect(Object.keys(operation?.responses as object).sort()).toEqual([
      created ? "201" : "200",
      "default",
    ]);
  }
  expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
});

test("making it leaves the served schemas alone: JSON is still never coerced", () => {
  openApiDocument();
  const book = restRoutes().find(({ procedure }) => procedure === "api.createSession");
  const page = restRoutes().find(({ procedure }) => procedure === "api.listPayments");
  expect(book?.input.safeParse({ mentorId: 1, startsAt: null }).success).toBe(false);
  expect(page?.input.safeParse({ page: "2" }).success).toBe(false);
  expect(page?.input.safeParse({ page: null }).success).toBe(false);
});
