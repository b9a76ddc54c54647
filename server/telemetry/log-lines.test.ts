import { describe, expect, test } from "vitest";
import { answeredLine, described, errorLine } from "./log-lines.ts";

const CANARY = "canary@example.test";
const failure = (message: string, more: object = {}) => Object.assign(new Error(message), more);

describe("a line about an error", () => {
  test("holds nothing of its message, also when that has lines of its own", () => {
    const error = failure(`insert into users\n  values ('${CANARY}')`, {
      cause: failure(CANARY, { cause: new AggregateError([failure(CANARY)], CANARY) }),
    });
    const line = errorLine(0, error, "r1");
    expect(line).not.toContain("canary");
    expect(JSON.parse(line)).toMatchObject({
      at: "1970-01-01T00:00:00.000Z",
      level: "error",
      event: "failure",
      requestId: "r1",
    });
    expect(described(error)).toContain("log-lines.test.ts");
  });

  test.each([
    [failure("locked", { errcode: 5 }), "Error 5"],
    [failure(`Duplicate entry '${CANARY}' (errno 1062) (sqlstate 23000)`), "Error 1062"],
    [failure("connect", { code: "ECONNREFUSED" }), "Error ECONNREFUSED"],
    [failure("odd", { code: CANARY }), "Error"],
  ])("keeps the code that a person can look up: %#", (error, name) => {
    expect(described(error).split(" | ")[0]).toBe(name);
  });

  test("is told of anything that can be thrown", () => {
    for (const thrown of [undefined, null, CANARY, { message: CANARY }])
      expect(described(thrown)).toBe("unknown");
  });
});

test("a line about a request says what an operator asks, to a tenth of a millisecond", () => {
  const line = answeredLine(0, {
    requestId: "r1",
    method: "GET",
    route: "/sessions/:id",
    status: 503,
    ms: 12.345,
    dbMs: 6.789,
    dbCount: 3,
  });
  expect(JSON.parse(line)).toEqual({
    at: "1970-01-01T00:00:00.000Z",
    level: "error",
    event: "request",
    requestId: "r1",
    method: "GET",
    route: "/sessions/:id",
    status: 503,
    ms: 12.3,
    dbMs: 6.8,
    dbCount: 3,
  });
});

test.each([
  [422, "info"],
  [500, "error"],
  [501, "info"],
  [503, "error"],
])("an answer %i stands there as %s: what is not there yet is no failure of ours", (status, level) => {
  const answered = { requestId: "r1", method: "POST", route: "/", ms: 1, dbMs: 0, dbCount: 0 };
  expect(JSON.parse(answeredLine(0, { ...answered, status }))).toMatchObject({ status, level });
});
