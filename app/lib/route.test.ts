import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { expect, it } from "vitest";
import type { ProblemDetails } from "../../server/errors.ts";
import { isFailure } from "./form-state.ts";
import { form, page } from "./route.ts";

class Refused extends Error {
  override name = "TRPCError";
  constructor(readonly details: Partial<ProblemDetails>) {
    super("refused");
  }
}

const context = {
  problem: (error: unknown): ProblemDetails => ({
    status: 500,
    code: "internal",
    detail: "Something went wrong on our side.",
    issues: [],
    ...(error instanceof Refused ? error.details : {}),
  }),
  input: (_path: string, source: FormData | URLSearchParams) => Object.fromEntries(source),
} as Partial<AppLoadContext> as AppLoadContext;

const asked = (url: string) =>
  ({ request: new Request(url), params: {}, context }) as LoaderFunctionArgs;

const sent = (fields: Record<string, string>) =>
  ({
    request: new Request("http://x.test/register?a=1", {
      method: "POST",
      body: new URLSearchParams(fields),
    }),
    params: {},
    context,
  }) as ActionFunctionArgs;

const refuse = (details: Partial<ProblemDetails>) => () => {
  throw new Refused(details);
};

async function thrown(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable("nothing was thrown"),
    (error: unknown) => error,
  );
}

it("a page that needs a sign-in leads there and back", async () => {
  const loader = page(refuse({ status: 401, code: "sign_in_required" }));
  const response = await thrown(loader(asked("http://x.test/sessions?past=2")));
  expect(response).toBeInstanceOf(Response);
  expect((response as Response).headers.get("location")).toBe("/sign-in?to=%2Fsessions%3Fpast%3D2");
});

it("a page that is asked for too often says when to come back", async () => {
  const loader = page(refuse({ status: 429, code: "rate_limited", retryAfterSeconds: 30 }));
  const answer = await thrown(loader(asked("http://x.test/mentors")));
  expect(answer).toMatchObject({
    data: { problem: { code: "rate_limited" } },
    init: { status: 429 },
  });
  expect(context.retryAfterSeconds).toBe(30);
});

it("a bug in a page is not passed off as an answer", async () => {
  const bug = new TypeError("x is undefined");
  const loader = page(() => {
    throw bug;
  });
  expect(await thrown(loader(asked("http://x.test/")))).toBe(bug);
});

it("a failed form keeps what was typed, but never a password", async () => {
  const action = form(refuse({ status: 422, code: "invalid_input" }));
  const answer = await action(
    sent({ email: "lerato", password: "secret words", newPassword: "more", resetToken: "t" }),
  );
  expect(answer).toMatchObject({
    data: { values: { email: ["lerato"] }, problem: { code: "invalid_input" } },
    init: { status: 422 },
  });
  expect(JSON.stringify(answer)).not.toMatch(/secret|more|"t"/);
});

it("a wrong password is told at the form, not by a trip to the sign-in page", async () => {
  const action = form(refuse({ status: 401, code: "wrong_credentials" }));
  expect(await action(sent({ email: "a@b.co" }))).toMatchObject({ init: { status: 401 } });
});

it("a form sent after the sign-in ran out leads to the sign-in page", async () => {
  const action = form(refuse({ status: 401, code: "sign_in_required" }));
  expect(await thrown(action(sent({})))).toBeInstanceOf(Response);
});

it("a body that is no form is refused and runs nothing", async () => {
  let ran = false;
  const action = form(() => {
    ran = true;
  });
  const request = new Request("http://x.test/", {
    method: "POST",
    body: "--broken",
    headers: { "content-type": "multipart/form-data; boundary=x" },
  });
  const answer = await action({ request, params: {}, context } as ActionFunctionArgs);
  expect(answer).toMatchObject({ init: { status: 400 } });
  expect(ran).toBe(false);
});

it("only a failure is taken for one", () => {
  expect(isFailure({ problem: {}, values: {} })).toBe(true);
  for (const other of [null, undefined, "problem", { problem: {} }, []])
    expect(isFailure(other)).toBe(false);
});

it("a form with more fields than any of ours has is not read", async () => {
  const action = form(({ input }) => input("accounts.signIn" as never));
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`f${i}`, "x"]));
  expect(await action(sent(many))).toMatchObject({
    data: { problem: { status: 400, code: "invalid_input" }, values: {} },
    init: { status: 400 },
  });
});

it("what was typed comes back under its name, each value of it, but no secret", async () => {
  const action = form(refuse({ status: 422, code: "invalid_input" }));
  const body = new URLSearchParams("a=1&a=2&b=3&newPassword=x&token=y");
  const request = new Request("http://x.test/", { method: "POST", body });
  const answer = await action({ ...sent({}), request });
  expect(answer).toMatchObject({ data: { values: { a: ["1", "2"], b: ["3"] } } });
  expect(JSON.stringify(answer)).not.toMatch(/newPassword|token/);
});

it("of a value that no field may have only the beginning is given back", async () => {
  const action = form(refuse({ status: 400, code: "invalid_input" }));
  const answer = await action(sent({ name: '"'.repeat(60_000), email: "a@b.co" }));
  expect(answer).toMatchObject({
    data: { values: { name: ['"'.repeat(10_000)], email: ["a@b.co"] } },
  });
});
